"""The words around a place that say what it is about: by them facts of several articles are told to be one."""

from __future__ import annotations

import re

from checker.match.sayings import are_near, is_core, stem
from checker.model import Span

AROUND = 10
_WORD = re.compile(r"[A-Za-z][\w'\u2019-]*")


def words_around(text: str, sentence: Span, own: Span, *, leave_out: frozenset[str] = frozenset()) -> set[str]:
    """Returns the stems of the words nearest to a place in its sentence; `leave_out` in small letters."""
    found = []
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        if own.start <= match.start() < own.end:
            continue
        word = match.group().lower().removesuffix("'s").removesuffix("\u2019s")
        if len(word) > 2 and is_core(word) and word not in leave_out:
            distance = own.start - match.end() if match.end() <= own.start else match.start() - own.end
            found.append((distance, stem(word)))
    return {word for _, word in sorted(found)[:AROUND]}


def share_around(one: frozenset[str], other: frozenset[str]) -> tuple[int, float]:
    """Returns how many words two places have in common, and that as a share of the fewer; a near word counts half."""
    shared = one & other
    near = sum(any(are_near(word, another) for another in other - shared) for word in one - shared)
    return len(shared), (len(shared) + near / 2) / (min(len(one), len(other)) or 1)
