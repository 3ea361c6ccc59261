"""Recall and false alarms of the rules for names on short texts, over the packs that ship."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.engine.check import Checker
from checker.engine.select import select_rules

SUITE: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "gold/names.yaml").read_text(encoding="utf-8"))
LEAST_FOUND = {"tune": 0.9, "report": 0.85}
MOST_ALARMS = {"tune": 1, "report": 0}


@pytest.fixture(scope="module")
def names(checker: Checker) -> Checker:
    """The rules for names alone, over the packs that ship."""
    return Checker(checker.glossary, select_rules(select=["NAM"]), {})


@pytest.mark.parametrize("half", SUITE)
def test_most_slips_are_found(names: Checker, half: str) -> None:
    cases = [(code, text, span) for code, table in SUITE[half].items() for text, span in table["flag"]]
    missed = [
        f"{code}: {text}"
        for code, text, span in cases
        if (code, span) not in {(finding.code, finding.text) for finding in names.check_text(text)}
    ]
    assert len(missed) <= (1 - LEAST_FOUND[half]) * len(cases), "\n".join(missed)


@pytest.mark.parametrize("half", SUITE)
def test_controls_stay_silent(names: Checker, half: str) -> None:
    controls = [text for table in SUITE[half].values() for text in table["pass"]]
    alarms = [f"{finding.code} {finding.text!r}: {text}" for text in controls for finding in names.check_text(text)]
    assert len(alarms) <= MOST_ALARMS[half], "\n".join(alarms)


@pytest.mark.parametrize("half", SUITE)
def test_the_suite_is_well_formed(half: str) -> None:
    assert all(text.count(span) >= 1 for table in SUITE[half].values() for text, span in table["flag"])
