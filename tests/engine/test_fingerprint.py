"""Fingerprints stay what they are when a text changes elsewhere, and tell equal slips apart."""

from __future__ import annotations

import re

import pytest

from checker.engine.check import Checker, load_checker
from checker.engine.fingerprint import add_fingerprints
from checker.engine.select import select_rules
from checker.model import Finding, Severity, Span
from checker.readers import read_bytes

SLIP = "After the talks on trade the envoys met in the the hall of the old port on Monday."
TEXT = f"The ship sailed at dawn.\n\n{SLIP}\n\nIt came back at dusk.\n"

# What somebody does to the article, and whether the fingerprint is the same afterwards.
EDITS = [
    ("a paragraph above", lambda text: "Rain fell on the town.\n\n" + text, True),
    ("a paragraph below", lambda text: text + "\nRain fell.\n", True),
    ("far away in the paragraph", lambda text: text.replace("After the talks", "Long after the talks"), True),
    ("line ends", lambda text: text.replace("\n", "\r\n"), True),
    ("spaces and dashes", lambda text: text.replace("old port", "old  port"), True),
    ("capitals", lambda text: text.replace("envoys", "Envoys"), True),
    ("a word beside", lambda text: text.replace("met in", "sat in"), False),
    ("the words themselves", lambda text: text.replace("the the hall", "the hall hall"), False),
]


@pytest.fixture(scope="module")
def doubled() -> Checker:
    """Looks for doubled words alone."""
    return load_checker(select_rules(select=["WRD102"]), packs=[], search=[])


def prints(checker: Checker, text: str, path: str = "a.txt") -> list[str]:
    return [finding.fingerprint for finding in checker.check_text(text, path)]


@pytest.mark.parametrize(("edit", "is_same"), [case[1:] for case in EDITS], ids=[case[0] for case in EDITS])
def test_an_edit_elsewhere_changes_nothing(doubled: Checker, edit: object, is_same: bool) -> None:
    before, after = prints(doubled, TEXT), prints(doubled, edit(TEXT))  # type: ignore[operator]
    assert len(before) == len(after) == 1
    assert (before == after) == is_same


def test_equal_slips_have_different_fingerprints(doubled: Checker) -> None:
    three = prints(doubled, f"{SLIP}\n\n{SLIP}\n\n{SLIP}\n")
    assert len(set(three)) == 3
    # The n-th of its kind stays the n-th when another one follows.
    assert prints(doubled, f"{SLIP}\n\n{SLIP}\n") == three[:2]


def test_files_have_different_fingerprints(doubled: Checker) -> None:
    assert prints(doubled, TEXT, "a.txt") != prints(doubled, TEXT, "b.txt")


def test_rules_have_different_fingerprints() -> None:
    (document,) = read_bytes(b"see the the hall", "a.txt")
    findings = [Finding(code, "a.txt", Span(4, 7), "the", "said.", Severity.MINOR) for code in ("WRD102", "WRD103", "WRD102")]
    marked = [finding.fingerprint for finding in add_fingerprints(findings, document)]
    assert len(set(marked)) == 3
    assert all(re.fullmatch("[0-9a-f]{16}", mark) for mark in marked)
