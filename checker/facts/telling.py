"""A text as the telling alone: quotations made blank, and the sentences around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.cues import CUES
from checker.model import Span

CUE = re.compile(r"\b(?:" + "|".join(sorted(CUES, key=lambda word: (-len(word), word))) + r")\b|\b[Aa]ccording to ")
ABBREVIATED = r"(?<![ .][A-Z])(?<!\b(?:Mr|Ms|Dr|Lt|St))(?<!\b(?:Mrs|Sen|Gen|Gov|Col|Rep))"
_END = re.compile(ABBREVIATED + r"[.!?]+[\x01\"\u201d\u2019')\]]*(?=[ \u00a0]+[\"\u201c\x01(]?[A-Z0-9\x01]|\n|\Z)|\n")
BLOB = "\x01"
LONGEST_SENTENCE = 2_000


def blank_quotations(text: str, quotes: list[Span]) -> str:
    """Returns `text` with its quotations made blank, of the same length; a full stop that ends one stays."""
    pieces, last = [], 0
    for quote in quotes:
        pieces.append(text[last : quote.start])
        body = text[quote.start : quote.end]
        # The full stop inside a quotation ends the sentence around it, too.
        tail = body[-2] if len(body) > 2 and body[-2] in ".!?" else BLOB
        pieces.append(BLOB * (len(body) - 2) + tail + BLOB if len(body) > 2 else BLOB * len(body))
        last = quote.end
    return "".join(pieces) + text[last:]


def split_telling(text: str) -> Iterator[tuple[int, int]]:
    """Yields the sentences of a text with blanked quotations; one goes on after "...!" if a verb of saying follows.

    A sentence that is longer than any writer's is cut, so that work grows with the text alone.
    """
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if match.group()[0] in "?!" and text[end - 1 : end] == BLOB and _goes_on(text, end):
            continue
        yield from _cut(text, start, end)
        start = end
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        at = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        stop = at if at > start else start + LONGEST_SENTENCE
        yield start, stop
        start = stop
    if text[start:end].strip():
        yield start, end


def _goes_on(text: str, at: int) -> bool:
    """Says whether what follows a quotation's full stop tells who spoke ("...?" Lee asked)."""
    stop = text.find("\n", at, at + 60)
    window = text[at : stop if stop >= 0 else at + 60]
    match = CUE.search(window)
    return match is not None and window[: match.start()].count(" ") <= 5 and not re.search(r"[.!?]", window[: match.start()])
