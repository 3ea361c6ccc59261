"""Counts what a checker finds in the invented stories of `stories.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from checker.engine.check import Checker
from checker.engine.run import run
from checker.engine.stories import StoryPlan
from checker.model import Finding, Report, Severity, Span
from checker.readers import read_bytes

Places = dict[str, Span]


@dataclass(frozen=True, slots=True)
class Tally:
    """What was found: `missed` rows and `alarms` in words, and of how many each."""

    wanted: int
    missed: tuple[str, ...]
    controls: int
    alarms: tuple[str, ...]

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.wanted

    @property
    def false_alarms(self) -> float:
        return len(self.alarms) / self.controls


def check_story(checker: Checker, story: dict[str, Any]) -> Report:
    """Returns the report on the articles of a story, put together by their contents."""
    sources = [(f"{name}.txt", partial(read_bytes, text.encode(), f"{name}.txt")) for name, text in story["articles"].items()]
    return run(sources, checker, stories=StoryPlan())


def count(checker: Checker, stories: list[dict[str, Any]]) -> Tally:
    """Returns how many rows one finding links, and which controls, over all stories."""
    wanted, controls, missed, alarms = 0, 0, [], []
    for story in stories:
        findings = [finding for finding in check_story(checker, story).findings if finding.code[3] == "2"]
        rows = [(row["rules"], find_places(story, row["places"])) for row in story["wanted"]]
        wanted += len(rows)
        for number, (rules, places) in enumerate(rows):
            if not any(finding.code in rules and _links(finding, places) for finding in findings):
                missed.append(f"{story['name']}: {story['wanted'][number]['places']}")
        for row in story["controls"]:
            controls += 1
            places = find_places(story, row["places"])
            alarms += [f"{story['name']}: {row['places']} {f.code}" for f in findings if _links(f, places)][:1]
        alarms += [
            f"{story['name']}: {f.code} {f.path} {f.text!r}"
            for f in findings
            if f.severity is not Severity.NEUTRAL and not any(_touches(f, places) for _, places in rows)
        ]
    return Tally(wanted, tuple(missed), controls, tuple(alarms))


def find_places(story: dict[str, Any], quotes: dict[str, str]) -> Places:
    """Returns where the words of a row stand; raises where they do not."""
    return {f"{name}.txt": _find(story["articles"][name], quote) for name, quote in quotes.items()}


def _find(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def _places(finding: Finding) -> Iterator[tuple[str, Span]]:
    yield finding.path, finding.span
    for one in finding.related:
        yield one.path, one.span


def _links(finding: Finding, places: Places) -> bool:
    """Says whether a finding with its related places touches two places, none more than eight times as long."""
    touched = {path for path, span in _places(finding) if path in places and _is_near(span, places[path])}
    return len(touched) > 1


def _touches(finding: Finding, places: Places) -> bool:
    return any(path in places and span.overlaps(places[path]) for path, span in _places(finding))


def _is_near(one: Span, other: Span) -> bool:
    short, long = sorted((len(one), len(other)))
    return one.overlaps(other) and long <= 8 * max(1, short)
