"""Who says what: quotations, parts of quotations and reported speech with their speakers."""

from __future__ import annotations

import pytest

from checker.facts.statements import find_statements
from checker.readers import read_bytes

# Text, then for each statement its kind, its words, and its speaker ("~" before one known by a pronoun or an office).
CASES = [
    ("“We will sign,” Mayor Tom Reed said.", [("part", "“We will sign,”", "Tom Reed")]),
    ("Mayor Tom Reed said: “We will sign it.”", [("quote", "“We will sign it.”", "Tom Reed")]),
    ("“We,” said Tom Reed, the mayor, “will sign.”", [("part", "“We,”", "Tom Reed"), ("part", "“will sign.”", "Tom Reed")]),
    ("Eva Lund left. She said the ship had sailed at noon.", [("report", "the ship had sailed at noon", "~Eva Lund")]),
    (
        "Captain Olaf Berg spoke first. “It sank fast,” the captain said.",
        [("part", "“It sank fast,”", "~Olaf Berg")],
    ),
    (
        "Jan Hale, head of the Red Cross in Orlava, told Radio One that the dam at Krasno holds.",
        [("report", "the dam at Krasno holds", "Jan Hale")],
    ),
    ("The dam at Krasno is holding, Minister Ida Brandt said.", [("report", "The dam at Krasno is holding", "Ida Brandt")]),
    ("According to Ida Brandt, the dam at Krasno holds.", [("report", "the dam at Krasno holds", "Ida Brandt")]),
    (
        "Tom Reed thanked Eva Lund for her help and said that the port was open.",
        [("report", "the port was open", "Tom Reed")],
    ),
    ("Tom Reed described Eva Lund as cheerful and brave.", [("report", "cheerful and brave", "Tom Reed")]),
    ("They read “Night Boats to Lisbon” aloud.", []),
    ("The wheat was brought in early.", []),
    (
        '🙂 "It sank.\nIt sank fast," Tom Reed said.',
        [("quote", '"It sank.', "Tom Reed"), ("quote", 'It sank fast,"', "Tom Reed")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[case[0][:40] for case in CASES])
def test_statements_have_their_speakers(text: str, wanted: list[tuple[str, str, str]]) -> None:
    (document,) = read_bytes(text.encode(), "article.txt")
    found = []
    for one in find_statements(document):
        name = "" if one.speaker is None else f"{'' if one.speaker.is_sure else '~'}{one.speaker.name}"
        found.append((one.kind, document.prose.text[one.span.start : one.span.end], name))
    assert found == wanted


HOSTILE = ['"', "said ", "“a ", "According to Abc ", "the president said ", '"a b." ', 'He said: "One two.\n', "Abc said. "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_statements_do_not_outgrow_the_text(piece: str) -> None:
    (document,) = read_bytes((piece * 4000).encode(), "article.txt")
    assert len(find_statements(document)) <= 4001
