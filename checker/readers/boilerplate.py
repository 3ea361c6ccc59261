"""Recognises what pages print around an article; the patterns stand in `boilerplate.txt`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Longer lines are prose: nothing below is asked of them.
LONGEST = 200
# A label ("Also read: …") may carry a long title; other beginnings could open a sentence and must stay short.
_MOST_WORDS, _MOST_WORDS_INSIDE, _LONGEST_WHOLE = 12, 16, 60
_OUTER = " \t[](){}<>*#|.:!…•·–—-»›«‹→▶►▸"
_LABEL_ENDS = (":", "|", "©", "-", "(", "(c)")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns by what they ask for; `starts` by their first two letters, to rule most lines out."""

    whole: dict[str, str]
    starts: dict[str, tuple[tuple[str, str], ...]]
    inside: tuple[str, ...]


def classify(line: str) -> str | None:
    """Returns what a line of at most `LONGEST` characters is, if no prose.

    "boilerplate"; "listing", a heading over the titles of other articles or over comments; "caption"; otherwise None.
    """
    patterns = _load()
    low = line.lower()
    if not low[0].isalpha():
        low = _DIGITS.sub("0", low.lstrip(_OUTER))
    if len(low) <= _LONGEST_WHOLE:
        kind = patterns.whole.get(low.rstrip(_OUTER))
        if kind is not None:
            return kind
    for start, kind in patterns.starts.get(low[:2]) or patterns.starts.get(low[:1], ()):
        if low.startswith(start) and _fits(low, start):
            return kind
    for part in patterns.inside:
        if part in low and low.count(" ") < _MOST_WORDS_INSIDE:
            return "boilerplate"
    return None


def _fits(line: str, start: str) -> bool:
    """Returns whether `start` ends with a word of `line`, which is short or bears a label."""
    if start.endswith(_LABEL_ENDS):
        return True
    return not line[len(start) :][:1].isalpha() and line.count(" ") < _MOST_WORDS


@cache
def _load() -> _Patterns:
    whole: dict[str, str] = {}
    starts: dict[str, list[tuple[str, str]]] = {}
    inside = []
    for line in Path(__file__).with_name("boilerplate.txt").read_text("utf-8").splitlines():
        pattern = line.strip()
        if not pattern or pattern.startswith("#"):
            continue
        kind = {">": "listing", "=": "caption"}.get(pattern[0], "boilerplate")
        pattern = pattern.lstrip(">= ")
        if pattern.startswith("…"):
            inside.append(pattern.strip("… "))
        elif pattern.endswith("…"):
            start = pattern.rstrip("… ")
            starts.setdefault(start[:2], []).append((start, kind))
        else:
            whole[pattern.strip(_OUTER)] = kind
    return _Patterns(whole, {first: tuple(pairs) for first, pairs in starts.items()}, tuple(inside))
