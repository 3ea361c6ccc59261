"""The invented stories: how many of their contradictions are found, and how often a control is taken for one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from story_score import check_story, count

from checker.engine.check import Checker

STORIES = yaml.safe_load((Path(__file__).parents[1] / "gold/stories.yaml").read_text(encoding="utf-8"))
FLOORS = {"report": (0.8, 0.0), "tune": (0.8, 0.0)}


@pytest.mark.parametrize("half", sorted(STORIES))
def test_contradictions_are_found_and_controls_are_not(checker: Checker, half: str) -> None:
    tally = count(checker, STORIES[half])
    recall, false_alarms = FLOORS[half]
    assert tally.recall >= recall, tally.missed
    assert tally.false_alarms <= false_alarms, tally.alarms


@pytest.mark.parametrize("story", [story for half in STORIES.values() for story in half], ids=lambda story: story["name"])
def test_the_articles_of_a_story_are_put_together(checker: Checker, story: dict[str, Any]) -> None:
    report = check_story(checker, story)
    assert [len(one.documents) for one in report.stories] == [len(story["articles"])]
