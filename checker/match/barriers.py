"""What keeps words apart: right forms that claim them, and punctuation."""

from __future__ import annotations

from collections.abc import Sequence

from checker.match.align import Filled
from checker.match.automaton import Match
from checker.match.words import Words
from checker.model import Prose, Span

_BARRIERS = frozenset('.;:!?()[]{}"\u201c\u201d,/\n\0|\u2026')


def is_free(filled: Sequence[Filled], matches: Sequence[Match], cover: Sequence[int]) -> bool:
    """Says whether no listed form of several words claims words of the candidate: none sticks out or holds a changed one.

    A phrase that only looks like a concept ("safety council") may lie inside a longer rendering ("UN Safety Council").
    """
    first, last = filled[0].first, filled[-1].last
    exact = {at for one in filled if one.option is None for at in range(one.first, one.last + 1)}
    for at in range(first, last + 1):
        if cover[at] >= 0:
            match = matches[cover[at]]
            if match.is_wrong:
                return False
            is_outside = match.core[0] < first or match.core[-1] > last if match.core else False
            is_part = match.is_distinct and not is_outside and (first, last) != (match.core[0], match.core[-1])
            if len(match.core) > 1 and (is_outside or (at not in exact and not is_part)):
                return False
    return True


def is_joined(span: Span, words: Words, prose: Prose, form: str) -> bool:
    """Says whether no punctuation parts the words but what the form has itself; full stops of abbreviations do not."""
    surface = words.text[span.start : span.end]
    barriers = _BARRIERS.difference(form) if "," in form else _BARRIERS
    if barriers.isdisjoint(surface):
        return True
    without_dots = surface.replace(".", "") if all(len(part) <= 2 for part in surface.split(".")[:-1]) else surface
    return barriers.isdisjoint(without_dots) and prose.index_at(span.start) == prose.index_at(span.end - 1)
