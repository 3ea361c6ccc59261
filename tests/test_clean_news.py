"""News that needs no correction: how much of it is flagged."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from checker.engine.check import Checker
from checker.engine.run import run
from checker.model import Report, Severity
from checker.readers import read_file

FAMILIES = ("TRM", "WRD", "PUN", "QUO", "NUM", "DAT")

# Severity, most findings at or above it per 1,000 words.
BUDGETS = [(Severity.MAJOR, 0.05), (Severity.MINOR, 0.3)]


@pytest.fixture(scope="module")
def report(shared: Path, checker: Checker) -> Report:
    paths = sorted((shared / "data/clean_news").rglob("*.txt"))
    return run([(path.name, partial(read_file, path)) for path in paths], checker)


@pytest.mark.parametrize(("severity", "most"), BUDGETS)
def test_budget(report: Report, severity: Severity, most: float) -> None:
    words = sum(len(document.raw.split()) for document in report.documents)
    findings = [
        f"{finding.path}:{finding.span.start} {finding.code} {finding.severity} {finding.text!r}"
        for finding in report.findings
        if finding.code.startswith(FAMILIES) and finding.severity.rank >= severity.rank
    ]
    share = 1000 * len(findings) / words
    assert share <= most, "\n".join([f"{share:.3f} per 1,000 of {words} words at {severity} or above", *findings])
