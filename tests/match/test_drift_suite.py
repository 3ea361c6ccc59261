"""Recall on drifted renderings of well-known concepts, and false alarms on controls, over the packs that ship."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.engine.check import Checker
from checker.model import Finding, Severity

SUITE = yaml.safe_load((Path(__file__).parents[1] / "gold/drift.yaml").read_text(encoding="utf-8"))
CODES = {"TRM101", "TRM102"}

# Half of the concepts, the least share of renderings found, the greatest share of controls with a finding.
FLOORS = [("tune", 0.85, 0.05), ("report", 0.5, 0.05)]


def found(checker: Checker, text: str) -> list[Finding]:
    return [f for f in checker.check_text(text) if f.code in CODES and f.severity is not Severity.NEUTRAL]


def missed(checker: Checker, concepts: list[dict[str, Any]]) -> Iterator[str]:
    """Yields the renderings that no finding touches."""
    for concept in concepts:
        for case in concept["drift"]:
            start = case["text"].index(case["form"])
            end = start + len(case["form"])
            if not any(f.span.start < end and start < f.span.end for f in found(checker, case["text"])):
                yield f"{concept['concept']} ({case['lang']}): {case['form']}"


def alarms(checker: Checker, concepts: list[dict[str, Any]]) -> Iterator[str]:
    """Yields the controls that have a finding."""
    for concept in concepts:
        for control in concept["controls"]:
            for finding in found(checker, control)[:1]:
                yield f"{finding.code} {finding.text!r} in {control!r}"


@pytest.mark.parametrize(("half", "recall", "false_alarms"), FLOORS)
def test_recall_and_false_alarms(checker: Checker, half: str, recall: float, false_alarms: float) -> None:
    concepts = [concept for concept in SUITE if concept["half"] == half]
    renderings = sum(len(concept["drift"]) for concept in concepts)
    controls = sum(len(concept["controls"]) for concept in concepts)
    misses, wrong = [*missed(checker, concepts)], [*alarms(checker, concepts)]
    figures = (
        f"{half}: recall {1 - len(misses) / renderings:.3f} of {renderings}, "
        f"false alarms {len(wrong) / controls:.3f} of {controls}"
    )
    assert len(misses) <= (1 - recall) * renderings, "\n".join([figures, *misses])
    assert len(wrong) <= false_alarms * controls, "\n".join([figures, *wrong])


@pytest.mark.parametrize("concept", SUITE, ids=[concept["concept"] for concept in SUITE])
def test_the_suite_is_well_formed(concept: dict[str, Any]) -> None:
    assert concept["half"] in {"tune", "report"}
    assert concept["controls"]
    assert all(case["text"].count(case["form"]) == 1 for case in concept["drift"])
