"""Abbreviations that an article explains: "Defense Security Cooperation Agency (DSCA)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Prose, Span

_BRACKETED = re.compile(r"\(([A-Z][A-Z&.\-]{1,8}[A-Z.])\)")
_BEFORE = re.compile(r"[^\s()\[\]\"\u201c\u201d,;:.!?]+(?:\.[A-Z])*(?:(?<=\b[A-Z])\.|(?<=\bSt)\.)?")
_SMALL = frozenset("of the and for on in to with de du la der a an at by &".split())
REACH = 110


@dataclass(frozen=True, slots=True)
class Expansion:
    """An abbreviation in brackets and the capitalised words before it."""

    abbreviation: str
    words: tuple[str, ...]
    span: Span
    bracket: Span

    @property
    def text(self) -> str:
        return " ".join(self.words)


def find_expansions(prose: Prose) -> Iterator[Expansion]:
    """Yields each abbreviation in brackets with the run of capitalised words before it, small words inside included."""
    text = prose.text
    if "(" not in text:
        return
    for match in _BRACKETED.finditer(text):
        start = max(match.start() - REACH, prose.starts[prose.index_at(match.start())])
        before = list(_BEFORE.finditer(text, start, match.start()))
        kept: list[re.Match[str]] = []
        end = match.start()
        for word in reversed(before):
            gap = text[word.end() : end]
            if gap.strip(" \u201d\"'\u2019") or not (word.group()[0].isupper() or word.group() in _SMALL):
                break
            kept.append(word)
            end = word.start()
        while kept and kept[-1].group().lower() in _SMALL:
            kept.pop()
        if kept:
            words = tuple(word.group() for word in reversed(kept))
            span = Span(kept[-1].start(), kept[0].end())
            yield Expansion(match[1].replace(".", ""), words, span, Span(match.start(1), match.end(1)))


def initials(words: tuple[str, ...]) -> str:
    """Returns the first letters of the words that carry meaning; a hyphenated word gives one for each part."""
    parts = [part for word in words if word not in _SMALL for part in word.replace("\u2019", "'").split("-") if part]
    return "".join(part[0].upper() for part in parts)


def fits(abbreviation: str, words: tuple[str, ...]) -> bool:
    """Says whether the letters of an abbreviation can be found in order in its expansion, the first at its start.

    After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in biomedical text".
    """
    letters = [char for char in abbreviation.upper() if char.isalnum()]
    text = " ".join(words).upper()
    at = len(text) - 1
    for letter in reversed(letters[1:]):
        at = text.rfind(letter, 0, at + 1)
        if at < 0:
            return False
        at -= 1
    return any(word.upper().startswith(letters[0]) and text.find(word.upper()) <= at for word in words)
