"""Recall on slips in dates and false alarms on controls, on short texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.engine.check import Checker
from checker.model import Finding
from checker.readers import ReadOptions, read_bytes

SUITE = yaml.safe_load((Path(__file__).parents[1] / "gold/dates.yaml").read_text(encoding="utf-8"))
CODES = {"DAT101", "DAT102", "DAT103"}

# Half of the groups, the least share of slips found, the greatest share of controls with a finding.
FLOORS = [("tune", 0.9, 0.02), ("report", 0.85, 0.02)]


def found(checker: Checker, text: str, date: str | None) -> list[Finding]:
    documents = read_bytes(text.encode(), "case.txt", ReadOptions(date=date))
    return [f for document in documents for f in checker.map_document(document).findings if f.code in CODES]


def missed(checker: Checker, group: dict[str, Any]) -> Iterator[str]:
    """Yields the slips that no finding of the group's rule touches."""
    for case in group["flag"]:
        start = case["text"].index(case["span"])
        end = start + len(case["span"])
        findings = found(checker, case["text"], case.get("date"))
        if not any(f.code == group["code"] and f.span.start < end and start < f.span.end for f in findings):
            yield f"{group['code']} {group['kind']}: {case['text']!r}"


def alarms(checker: Checker, group: dict[str, Any]) -> Iterator[str]:
    """Yields the controls that have a finding."""
    for control in group["pass"]:
        text, date = (control, None) if isinstance(control, str) else (control["text"], control.get("date"))
        for finding in found(checker, text, date)[:1]:
            yield f"{finding.code} {finding.text!r} in {text!r}"


@pytest.mark.parametrize(("half", "recall", "false_alarms"), FLOORS)
def test_recall_and_false_alarms(checker: Checker, half: str, recall: float, false_alarms: float) -> None:
    groups = [group for group in SUITE if group["half"] == half]
    slips, controls = (sum(len(group[kind]) for group in groups) for kind in ("flag", "pass"))
    misses = [line for group in groups for line in missed(checker, group)]
    wrong = [line for group in groups for line in alarms(checker, group)]
    figures = f"{half}: recall {1 - len(misses) / slips:.3f} of {slips}, false alarms {len(wrong) / controls:.3f} of {controls}"
    assert len(misses) <= (1 - recall) * slips, "\n".join([figures, *misses])
    assert len(wrong) <= false_alarms * controls, "\n".join([figures, *wrong])


@pytest.mark.parametrize("group", SUITE, ids=[f"{group['half']}: {group['kind']}" for group in SUITE])
def test_the_suite_is_well_formed(group: dict[str, Any]) -> None:
    assert group["half"] in {"tune", "report"}
    assert group["code"] in CODES
    assert group["pass"]
    assert all(case["text"].count(case["span"]) == 1 for case in group["flag"])
