"""Every rule on its own cases, and on the examples of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.engine.check import Checker
from checker.engine.grouping import Group
from checker.engine.story import reduce_groups
from checker.model import Finding
from checker.readers import read_bytes
from checker.rules import Rule, all_rules

HERE = Path(__file__).parent
RULES = {rule.code: rule for rule in all_rules()}
CASES = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.yaml"))}
SECTIONS = ["What it finds", "Why it matters", "Flagged", "Accepted", "Fix safety", "False alarms"]
OPTIONAL = {"Options"}


def cases(kind: str) -> Iterator[Any]:
    for code, table in CASES.items():
        for number, case in enumerate(table.get(kind, ()), 1):
            yield pytest.param(code, case, id=f"{code}-{number}")


def examples(section: str) -> Iterator[Any]:
    """Yields the items of a section of every page; a line that is indented goes on with the item above."""
    for code, rule in RULES.items():
        body = dict(sections(rule)).get(section, "")
        items = re.findall(r"^- (.*(?:\n  .*)*)", body, re.MULTILINE)
        for number, item in enumerate(items, 1):
            yield pytest.param(code, re.sub(r"\n +", " ", item).replace("`", ""), id=f"{code}-{number}")


def sections(rule: Rule) -> Iterator[tuple[str, str]]:
    for part in rule.page().split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        yield title, body


def found(checker: Checker, code: str, text: str) -> list[Finding]:
    if RULES[code].scope == "story":
        return found_in_story(checker, code, text)
    return [finding for finding in checker.check_text(text, path="case.txt") if finding.code == code]


def found_in_story(checker: Checker, code: str, text: str) -> list[Finding]:
    """Returns the findings on one story, whose articles stand with | between; a date in brackets may begin an article."""
    mapped = []
    for number, article in enumerate(text.split(" | ")):
        day, _, body = article.strip().partition("] ") if article.strip().startswith("[") else ("", "", article.strip())
        (document,) = read_bytes(body.encode(), f"{number}.txt")
        mapped.append(checker.map_document(replace(document, date=day.lstrip("[") or None), observe=True))
    sketches = [one.sketch for one in mapped if one.sketch]
    group = Group("story", tuple(sketch.id for sketch in sketches), ())
    observations = {sketch.id: one.observations for sketch, one in zip(sketches, mapped, strict=True)}
    told = reduce_groups([RULES[code]], [group], observations)
    return [finding for path in sorted(told) for finding in told[path]]


def mend(text: str, findings: list[Finding]) -> str:
    edits = [edit for finding in findings if finding.fix and finding.fix.safety != "display" for edit in finding.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(("code", "case"), [*cases("flag")])
def test_flag(checker: Checker, code: str, case: dict[str, Any]) -> None:
    findings = found(checker, code, case["text"])
    match = next((finding for finding in findings if finding.text == case["span"]), None)
    assert match, [finding.text for finding in findings]
    if RULES[code].scope == "document":
        assert case["text"][match.span.start : match.span.end] == case["span"]
    else:
        assert {one.path for one in match.related} - {match.path}
    wanted = case.get("suggest", [])
    assert {*([wanted] if isinstance(wanted, str) else wanted)} <= {*match.suggestions}
    assert match.severity == case.get("severity", match.severity)


@pytest.mark.parametrize(("code", "text"), [*cases("pass")])
def test_pass(checker: Checker, code: str, text: str) -> None:
    assert [finding.text for finding in found(checker, code, text)] == []


@pytest.mark.parametrize(("code", "case"), [*cases("fix")])
def test_fix(checker: Checker, code: str, case: dict[str, str]) -> None:
    assert mend(case["text"], found(checker, code, case["text"])) == case["fixed"]
    assert found(checker, code, case["fixed"]) == []


@pytest.mark.parametrize(("code", "text"), [*examples("Flagged")])
def test_page_flagged(checker: Checker, code: str, text: str) -> None:
    assert found(checker, code, text)


@pytest.mark.parametrize(("code", "text"), [*examples("Accepted")])
def test_page_accepted(checker: Checker, code: str, text: str) -> None:
    assert [finding.text for finding in found(checker, code, text)] == []


@pytest.mark.parametrize("code", [*RULES])
def test_page_is_complete(code: str) -> None:
    titles = [title for title, _ in sections(RULES[code])]
    assert [title for title in titles if title not in OPTIONAL] == SECTIONS
    assert RULES[code].page().splitlines()[0].endswith(".")


@pytest.mark.parametrize("code", [*RULES])
def test_rule_has_cases(code: str) -> None:
    assert CASES[code].get("flag")
    assert CASES[code].get("pass")


def test_cases_belong_to_rules() -> None:
    assert CASES.keys() <= RULES.keys()
