"""Lint of glossaries: what is fatal, what is a problem, what is a warning, and that our own packs are clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import GlossaryError
from checker.glossary import (
    Level,
    check_glossary,
    check_packs,
    default_packs,
    load_glossary,
    packs_folder,
    read_glossary,
)

A = "- {id: a, preferred: Alpha}\n"

# The concepts of pack "one", those of pack "two", and "pack:line" of the problem and of the line that it names.
FATAL = [
    (A, "\n" + A, "two:2", "the id 'a' is already used at one:1"),
    (A + A, "", "one:2", "the id 'a' is already used at one:1"),
    (A, "- {id: b, preferred: B, forbidden: [Alpha]}\n", "two:1", "'Alpha' is forbidden, but preferred at one:1"),
    (A, "- {id: b, preferred: B, deprecated: [ALPHA]}\n", "two:1", "'Alpha', which differs in case"),
    ("- {id: a, preferred: US–Japan tie, superseded: [us japan tie]}\n", "", "one:1", "which differs in case"),
    ("- {id: a, preferred: A, abbreviation: FOIP}\n", "- {id: b, preferred: B, forbidden: [foip]}\n", "two:1",
     "'foip' is forbidden, but 'FOIP', which differs in case, hyphens or spaces only, is a right form at one:1"),
    ("- {id: a, preferred: A, forbidden: [{form: x, replacement: y}]}\n",
     "- {id: b, preferred: B, forbidden: [{form: y, replacement: x}]}\n", "one:1",
     "the replacements go round in a circle: 'x' → 'y' → 'x' (see two:1)"),
    ("- {id: a, preferred: A, forbidden: [{form: x, replacement: X}]}\n", "", "one:1", "circle: 'x' → 'x'"),
    ("- {id: a, preferred: A, forbidden: [{form: x, replacement: y}]}\n",
     "- {id: b, preferred: B, superseded: [{form: y, replacement: z}]}\n", "one:1",
     "'y' is suggested for 'x', but is itself superseded at two:1"),
    ("- {id: a, preferred: India Pacific, forbidden: [Pacific India]}\n",
     "- {id: b, preferred: Indo-Pacific, forbidden: [India-Pacific]}\n", "one:1",
     "'India-Pacific' is suggested for 'Pacific India', but is itself forbidden at two:1"),
]  # fmt: skip

PROBLEMS = [
    (A + "- {id: b, preferred: B, admitted: [alpha]}\n", "one:2", "'alpha' is admitted here, but preferred at one:1"),
    ("- {id: a, preferred: A, forbidden: [x]}\n- {id: b, preferred: B, deprecated: [x]}\n", "one:2",
     "'x' is deprecated here, but forbidden at one:1"),
    ("- {id: a, preferred: A, forbidden: [x]}\n- {id: b, preferred: B, forbidden: [x]}\n", "one:2",
     "'x' is replaced by 'B' here, but by 'A' at one:1"),
    ("- {id: a, preferred: A, admitted: ['—']}\n", "one:1", "'—' of 'a' has neither letters nor digits"),
    ("- id: a\n  preferred: A\n  components: [[x, {concept: beta}]]\n", "one:1", "unknown concept 'beta'"),
    ("- id: a\n  preferred: A\n  specs:\n  - flag: S.\n  - pass: S.\n", "one:5", "the same as that on line 4"),
    ("- {id: a, preferred: A, forbidden: [x], distinct: [X]}\n", "one:1", "phrase 'X' is forbidden at one:1"),
]  # fmt: skip

WARNINGS = [
    (A + "- {id: b, preferred: alpha}\n", "one:2", "'alpha' is already the preferred form of 'a' at one:1"),
    ("- {id: a, preferred: A, forbidden: [{form: x, replacement: y}]}\n", "one:1", "'y', suggested for 'x'"),
]

CLEAN = [
    "- {id: a, preferred: Internet, forbidden: [internet], exact: true}\n",
    "- {id: a, preferred: A, forbidden: [{form: x, replacement: the A plan}]}\n",
    "- {id: a, type: calque, preferred: A, forbidden: [{form: x, replacement: y}]}\n",
    "- {id: a, preferred: A, forbidden: [x]}\n- {id: b, preferred: B, forbidden: [{form: x, replacement: A}]}\n",
    "- {id: a, preferred: A, admitted: [Diet]}\n- {id: b, preferred: B, admitted: [Diet]}\n",
]


def write_packs(folder: Path, *texts: str) -> list[Path]:
    packs = [folder / name for name in ("one", "two")]
    for pack, text in zip(packs, texts, strict=False):
        pack.mkdir()
        (pack / "concepts.yaml").write_text(text, encoding="utf-8")
    return [pack for pack, text in zip(packs, texts, strict=False) if text]


def shorten(text: str, folder: Path) -> str:
    return text.replace(f"{folder}/", "").replace("/concepts.yaml", "")


@pytest.mark.parametrize(("one", "two", "place", "message"), FATAL, ids=[case[3][:50] for case in FATAL])
def test_a_contradiction_keeps_a_glossary_from_loading(tmp_path: Path, one: str, two: str, place: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        load_glossary(write_packs(tmp_path, one, two), search=[])
    said = shorten(str(caught.value), tmp_path)
    assert said.startswith(f"{place}: ")
    assert message in said
    assert "more: checker glossary check" not in said


@pytest.mark.parametrize(("level", "text", "place", "message"),
    [(Level.PROBLEM, *case) for case in PROBLEMS] + [(Level.WARNING, *case) for case in WARNINGS],
    ids=[case[2][:50] for case in PROBLEMS + WARNINGS],
)  # fmt: skip
def test_lint_names_the_lines(tmp_path: Path, level: Level, text: str, place: str, message: str) -> None:
    (problem,) = check_glossary(load_glossary(write_packs(tmp_path, text), search=[]))
    assert problem.level is level
    assert f"{shorten(problem.path, tmp_path)}:{problem.line}" == place
    assert message in shorten(problem.message, tmp_path)


@pytest.mark.parametrize("text", CLEAN)
def test_lint_accepts(tmp_path: Path, text: str) -> None:
    assert check_glossary(load_glossary(write_packs(tmp_path, text), search=[])) == []


def test_several_contradictions_are_counted(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"\(and 2 more: checker glossary check\)"):
        load_glossary(write_packs(tmp_path, A * 4), search=[])


def test_a_file_that_cannot_be_read_does_not_hide_the_problems_of_others(tmp_path: Path) -> None:
    problems = check_packs(write_packs(tmp_path, "- {id: a}\n", A + A), search=[])
    assert [(shorten(problem.path, tmp_path), problem.line) for problem in problems] == [("one", 1), ("two", 2)]


def test_components_may_name_concepts_of_packs_beside(tmp_path: Path) -> None:
    one, two = write_packs(tmp_path, A, "- {id: b, preferred: B, components: [[x, {concept: a}]]}\n")
    assert check_packs([two], search=[], beside=[one]) == []


def test_our_own_packs_are_clean() -> None:
    glossary = read_glossary(default_packs(), search=[packs_folder()])
    assert [problem for problem in check_glossary(glossary) if problem.level is not Level.WARNING] == []
