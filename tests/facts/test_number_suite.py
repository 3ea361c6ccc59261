"""The rules on numbers on short texts: how many slips they find, and how often they speak where nothing is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.engine.check import Checker, load_checker
from checker.engine.select import select_rules

SUITE: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(
    (Path(__file__).parents[1] / "gold/numbers.yaml").read_text(encoding="utf-8")
)
CASES = [(half, code) for half, rules in SUITE.items() for code in rules]
LEAST_FOUND = 0.85
MOST_ALARMS = 0.02


@pytest.fixture(scope="module")
def numbers() -> Checker:
    return load_checker(select_rules(select=["NUM1"]), packs=[], search=[])


@pytest.mark.parametrize(("half", "code"), CASES)
def test_slips_are_found(numbers: Checker, half: str, code: str) -> None:
    texts = SUITE[half][code]["flag"]
    missed = [text for text in texts if code not in {finding.code for finding in numbers.check_text(text)}]
    assert 1 - len(missed) / len(texts) >= LEAST_FOUND, missed


@pytest.mark.parametrize("half", [*SUITE])
def test_right_figures_are_left_alone(numbers: Checker, half: str) -> None:
    texts = [text for cases in SUITE[half].values() for text in cases["pass"]]
    alarms: list[Any] = [(text, finding.message) for text in texts for finding in numbers.check_text(text)]
    assert len(alarms) <= MOST_ALARMS * len(texts), alarms
