"""The five seed articles: every error of our families is found, and nothing that an editor would leave."""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from checker.engine.check import Checker
from checker.engine.run import run
from checker.engine.stories import StoryPlan
from checker.model import Finding, Report, Severity, Span
from checker.readers import read_file

FAMILIES = ("TRM", "WRD", "PUN", "QUO", "NUM", "DAT")

# What gold calls an error, and what to write instead.
ERRORS = {
    "India-Pacific": "Indo-Pacific",
    "India - Pacific": "Indo-Pacific",
    "Friendly and wide Pacific India": "Free and Open Indo-Pacific",
    "allianced": "allied",
    "orientator": "guide",
    "790 trillion yen": "790 trillion won",
}
# Classes of gold that our families find at any severity.
FOUND_AT_ANY = {"term_form", "term_number", "typography"}
FAILING = {"002_c9447405520ffec7.txt", "004_d04d3c95f989d413.txt"}


@pytest.fixture(scope="module")
def report(shared: Path, checker: Checker) -> Report:
    paths = sorted((shared / "seeds").glob("*.txt"))
    return run([(path.name, partial(read_file, path)) for path in paths], checker)


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[dict[str, object]]:
    lines = (shared / "seeds/gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def touching(report: Report, row: dict[str, object]) -> list[Finding]:
    """Returns the findings of our families that share a character with a row of gold."""
    place = Span(int(str(row["start"])), int(str(row["end"])))
    return [
        finding
        for finding in report.findings
        if Path(finding.path).name == row["file"] and finding.span.overlaps(place) and finding.code.startswith(FAMILIES)
    ]


@pytest.mark.parametrize(("quote", "suggestion"), ERRORS.items())
def test_an_error_is_found_with_what_was_meant(
    report: Report, gold: list[dict[str, object]], quote: str, suggestion: str
) -> None:
    (row,) = [row for row in gold if row["quote"] == quote and row["kind"] == "error"]
    findings = [finding for finding in touching(report, row) if finding.code.startswith(("TRM", "WRD", "NUM"))]
    assert findings, quote
    assert {suggestion} <= {form for finding in findings for form in finding.suggestions}
    assert all(finding.severity.rank >= Severity.MINOR.rank for finding in findings)


def is_named(report: Report, row: dict[str, object]) -> bool:
    """Says whether a finding stands at a row of gold, or at another form of it and names the row's as related."""
    place = Span(int(str(row["start"])), int(str(row["end"])))
    related = [one for finding in report.findings for one in finding.related]
    return bool(touching(report, row)) or any(
        Path(one.path).name == row["file"] and one.span.overlaps(place) for one in related
    )


def test_forms_numbers_and_typography_are_found(report: Report, gold: list[dict[str, object]]) -> None:
    rows = [row for row in gold if row["class"] in FOUND_AT_ANY]
    assert [row["quote"] for row in rows if not is_named(report, row)] == []


def test_nothing_is_found_that_gold_does_not_have(report: Report, gold: list[dict[str, object]]) -> None:
    marked = {id(finding) for row in gold for finding in touching(report, row)}
    alarms = [
        f"{finding.path} {finding.code} {finding.text!r}"
        for finding in report.findings
        if finding.severity is not Severity.NEUTRAL and finding.code.startswith(FAMILIES) and id(finding) not in marked
    ]
    assert alarms == []


def test_the_articles_with_a_wrong_amount_or_much_wrong_fail_their_gate(report: Report) -> None:
    assert {Path(score.path).name for score in report.scores if not score.is_pass} == FAILING
    assert Counter(score.is_pass for score in report.scores) == {True: 3, False: 2}


# Rows of gold that only the other articles show, with the rule that finds them.
ACROSS = {
    "most crucial matter": "QUO201",
    "cheerful and pleasant": "QUO201",
    "very cheerful and attractive": "QUO201",
    "Trump offered his congratulations to Takaichi on her assumption of office and stated that": "QUO202",
}


@pytest.fixture(scope="module")
def story(shared: Path, checker: Checker) -> Report:
    paths = sorted((shared / "seeds").glob("*.txt")) + sorted((shared / "data/clean_news/core").glob("*.txt"))[:20]
    return run([(path.name, partial(read_file, path)) for path in paths], checker, stories=StoryPlan())


def test_the_seeds_are_one_story_among_other_articles(story: Report) -> None:
    # Two of the other articles are on one event themselves.
    names = [[Path(story.documents[at].path).name[:3] for at in one.documents] for one in story.stories]
    assert ["000", "001", "002", "003", "004"] in names
    assert len(names) <= 2


@pytest.mark.parametrize(("quote", "code"), ACROSS.items())
def test_what_only_the_other_articles_show_is_found(
    story: Report, gold: list[dict[str, object]], quote: str, code: str
) -> None:
    (row,) = [row for row in gold if row["quote"] == quote and not row.get("optional")]
    found = [finding for finding in touching(story, row) if finding.code == code]
    assert found
    assert {Path(one.path).name for one in found[0].related} - {row["file"]}


def test_nothing_across_articles_is_weighed_that_gold_does_not_have(story: Report, gold: list[dict[str, object]]) -> None:
    marked = {id(finding) for row in gold for finding in touching(story, row)}
    alarms = [
        f"{finding.path} {finding.code} {finding.text!r}"
        for finding in story.findings
        if finding.code[3] == "2" and finding.severity is not Severity.NEUTRAL and id(finding) not in marked
    ]
    assert alarms == []
