"""Folding keeps offsets, and words stand where they say."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.match.fold import fold, strip_marks
from checker.match.words import Words, split_words

# Text, and what it is folded to.
FOLDED = [
    ("Indo-Pacific", "indo-pacific"),
    ("INDO\u2011PACIFIC", "indo-pacific"),
    ("a\u2013b\u2014c\u2212d\uff0de", "a-b-c-d-e"),
    ("\u201cQuad\u201d \u2018Quad\u2019", "\"quad\" 'quad'"),
    ("a\u00a0b\u3000c\td\r\ne", "a b c d  e"),
    ("\uff29\uff4e\uff44\uff4f\uff01", "indo!"),
    ("\u0130stanbul", "\u0130stanbul"),
    ("I\u0307stanbul", "i\u0307stanbul"),
    ("\u0130STANBUL \u2014 STRASSE", "\u0130stanbul - strasse"),
    ("Stra\u00dfe STRA\u1e9eE", "stra\u00dfe stra\u00dfe"),
    ("\ufb01ne o\ufb03ce", "\ufb01ne o\ufb03ce"),
    ("\u01c4 \u01c5", "\u01c6 \u01c6"),
    ("\u039f\u0394\u039f\u03a3", "\u03bf\u03b4\u03bf\u03c2"),
    ("\u1e9e\u212a\u2126", "\u00dfk\u03c9"),
    ("\u0110\u00e0 N\u1eb5ng", "\u0111\u00e0 n\u1eb5ng"),
    ("\U00010400\U0001f6a2", "\U00010428\U0001f6a2"),
    ("", ""),
]
# A text, its words, and the gaps between them.
SPLIT = [
    ("Free and Open", ["free", "and", "open"], [" ", " "]),
    ("India - Pacific, then", ["india", "pacific", "then"], [" - ", ", "]),
    ("the U.S.\u2013Japan ties", ["the", "u", "s", "japan", "ties"], [" ", ".", ".\u2013", " "]),
    ("one\r\ntwo\u3000three", ["one", "two", "three"], ["\r\n", "\u3000"]),
    ("  (\u201cQuad\u2019s\u201d)  ", ["quad", "s"], ["\u2019"]),
    ("e\u0301te\u0301 \U0001f6a2 \u81ea\u7531", ["e\u0301te\u0301", "\u81ea\u7531"], [" \U0001f6a2 "]),
    ("2+2 \u20ac5.50", ["2", "2", "5", "50"], ["+", " \u20ac", "."]),
    ("\u0130zmir \ufb01ne stra\u00dfe", ["\u0130zmir", "\ufb01ne", "stra\u00dfe"], [" ", " "]),
    ("...", [], []),
    ("", [], []),
]
MARKED = [
    ("S\u00e3o Tom\u00e9", "Sao Tome"),
    ("\u1ea4n \u0110\u1ed9 D\u01b0\u01a1ng", "An \u0110o Duong"),
    ("e\u0301", "e"),
    ("\ufb01ne", "fine"),
]
# The lower case of a capital sigma hangs on its neighbours; the rest parts words, in an ASCII text as it is, in another as
# a space or an apostrophe.
SPECIAL = "\u03a3\t\n\r`"
PLAIN = st.text(st.characters(exclude_characters=SPECIAL), max_size=20)
ANY = st.text(st.characters(exclude_categories=[]), max_size=40)


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_every_character_folds_to_one() -> None:
    wrong = [hex(code) for code in range(sys.maxunicode + 1) if len(fold(chr(code))) != 1]
    assert wrong == []


def test_every_character_folds_the_same_in_any_company() -> None:
    wrong = []
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if unicodedata.category(char) != "Cn" and char not in SPECIAL and fold(f"a {char}\u0130 b")[2] != fold(char):
            wrong.append(hex(code))
    assert wrong == []


@given(ANY)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(PLAIN, PLAIN)
def test_folding_looks_at_each_character_alone(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@pytest.mark.parametrize(("text", "words", "gaps"), SPLIT)
def test_words_and_gaps(text: str, words: list[str], gaps: list[str]) -> None:
    found = Words(text)
    assert found.list == split_words(text) == words
    assert [found.gap(index) for index in range(len(words) - 1)] == gaps


@given(ANY)
def test_words_stand_where_they_say(text: str) -> None:
    words = Words(text)
    assert [words.folded[words.span(at).start : words.span(at).end] for at in range(len(words.list))] == words.list
    assert words.joined == f" {' '.join(words.list)} "
    assert words.joined.count(" ") == (len(words.list) + 1 if words.list else 2)
    pieces = [text[words.span(at).start : words.span(at).end] for at in range(len(words.list))]
    gaps = [words.gap(at) for at in range(len(words.list) - 1)]
    if pieces:
        inner = "".join(piece + gap for piece, gap in zip(pieces, [*gaps, ""], strict=True))
        assert inner == text[words.span(0, len(pieces) - 1).start : words.span(0, len(pieces) - 1).end]


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_strip_marks(text: str, expected: str) -> None:
    assert strip_marks(text) == expected
