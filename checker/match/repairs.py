"""Slots that no known word fills: a misspelling, or the one strange word inside a long name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.match.align import Filled
from checker.match.drift_table import UNKNOWN, Alternative, DriftTerm
from checker.match.words import FUNCTION_WORDS, PARTICLES, Words

LONG_TERM = 4  # a term of that many slots may miss one
MISSPELT_WEIGHT, ODD_WEIGHT = 0.85, 0.7
SHORTEST_MISSPELT = 5


def find_misspelt(
    slot: str, term: DriftTerm, filled: Sequence[Filled], text: Sequence[str], codes: Mapping[int, frozenset[int]]
) -> Filled | None:
    """Returns the word in or beside the filled ones that is a misspelling of the open slot: one letter off, and no word."""
    if len(slot) < SHORTEST_MISSPELT:
        return None
    from rapidfuzz.distance import OSA

    for at in range(max(0, filled[0].first - 1), min(len(text), filled[-1].last + 2)):
        if codes.get(at) == UNKNOWN and OSA.distance(slot, text[at], score_cutoff=1) == 1:
            return Filled(slot, Alternative(text[at], MISSPELT_WEIGHT, "spelling"), at, at)
    return None


def find_odd(slot: str, term: DriftTerm, filled: Sequence[Filled], words: Words) -> Filled | None:
    """Returns the one strange word in the open slot's place inside a long name whose other words are all there."""
    if len(term.order) < LONG_TERM or any(one.option for one in filled) or not is_name(term.form):
        return None
    inside = {at for one in filled for at in range(one.first, one.last + 1)}
    odd = [
        at
        for at in range(filled[0].first, filled[-1].last + 1)
        if at not in inside and words.list[at] not in FUNCTION_WORDS and words.list[at] not in PARTICLES
    ]
    if len(odd) != 1 or not words.text[words.starts[odd[0]]].isupper():
        return None
    order = [one.slot for one in filled if one.first < odd[0]] + [slot] + [one.slot for one in filled if one.first > odd[0]]
    if order != [word for word in term.order if word in order]:
        return None
    return Filled(slot, Alternative(words.list[odd[0]], ODD_WEIGHT, "frame"), odd[0], odd[0])


def is_name(form: str) -> bool:
    """Says whether all words of a phrase that carry meaning begin with a capital."""
    return all(not word[0].islower() for word in form.split() if word not in FUNCTION_WORDS)
