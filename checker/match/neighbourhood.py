"""Says of which terms the words around a pair may fill all slots, before any of them is looked at closely.

Most pairs of words that may belong to one term stand in texts that say something else. Sets of terms, as the bits of whole
numbers, are cut with one another here, which costs little, so that the alignment, which costs much, sees few of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from checker.match.align import REACH, Aligner
from checker.match.drift_table import MOST_SLOTS, DriftTable, DriftTerm
from checker.match.repairs import LONG_TERM
from checker.match.words import FUNCTION_WORDS

STRAY = 2  # words that fit no term, one after the other, end the walk


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two words may be together: a `short` term of two slots, part of a long one (`long`, as bits), or one word and
    half of a phrase that fills another slot (`phrased`)."""

    short: tuple[int, ...]
    phrased: tuple[int, ...]
    long: int


class Neighbourhood:
    """Looks around pairs of words."""

    def __init__(self, table: DriftTable, aligner: Aligner) -> None:
        self._table = table
        self._aligner = aligner
        self._needed = [_needed(term) for term in table.terms]
        self._with_need = [0] * (MOST_SLOTS + 1)
        for number, needed in enumerate(self._needed):
            self._with_need[needed] |= 1 << number

    def choose(self, verdict: Verdict, i: int, j: int, text: Sequence[str], unknown: Set[int]) -> Iterator[int]:
        """Yields the terms of a verdict on the words at `i` and `j` that are worth a closer look.

        `unknown` are the places of words that no dictionary has: one of them may be a slot, misspelt.
        """
        yield from verdict.short
        long = verdict.long
        if verdict.phrased and self._is_in_phrase(i, j, text):
            for number in verdict.phrased:
                if len(self._table.terms[number].order) == 2:
                    yield number
                else:
                    long |= 1 << number
        if long:
            misspelt = bool(unknown) and not unknown.isdisjoint(range(i - 1, j + 2))
            yield from self._with_other_slots(long, i, j, text, misspelt)

    def _is_in_phrase(self, i: int, j: int, text: Sequence[str]) -> bool:
        phrases = self._table.phrases
        return any(f"{text[at]} {text[at + 1]}" in phrases for at in {i - 1, i, j - 1, j} if 0 <= at < len(text) - 1)

    def _with_other_slots(self, terms: int, i: int, j: int, text: Sequence[str], misspelt: int) -> Iterator[int]:
        """Yields those of `terms` as many of whose slots as they need may be filled around `i` and `j`."""
        near = self._table.near
        places = []
        at_least = [terms] + [0] * MOST_SLOTS  # the terms that so many words may belong to
        for at in (*range(i, j + 1), *self._walk(terms, j, 1, text), *self._walk(terms, i, -1, text)):
            here = near[text[at]] & terms
            if here:
                places.append(at)
                for count in range(min(len(places), MOST_SLOTS), 0, -1):
                    at_least[count] |= at_least[count - 1] & here
        enough = 0
        for needed in range(2, MOST_SLOTS + 1):
            enough |= at_least[needed - misspelt] & self._with_need[needed]
        for term in _bits(enough):
            number = term.bit_length() - 1
            if self._count(number, places, i, j, text) + misspelt >= self._needed[number]:
                yield number

    def _count(self, number: int, places: Sequence[int], i: int, j: int, text: Sequence[str]) -> int:
        """Returns how many slots of a term the words at `places` may fill, as far as they hang together."""
        fillings, parts = {0}, 0  # the sets of slots that the words can fill, each word one
        last = {1: j, -1: i}
        for at in places:
            if not self._table.near[text[at]] >> number & 1:
                continue
            if not i <= at <= j:
                side = 1 if at > j else -1
                if _is_far(last[side], at, text):
                    continue
                last[side] = at
            mask = self._aligner.mask(number, text[at])
            if mask:
                fillings |= {filling | slot for slot in _bits(mask) for filling in fillings}
            else:
                parts += 1  # half of a phrase
        return max(map(int.bit_count, fillings)) + parts // 2

    def _walk(self, terms: int, start: int, step: int, text: Sequence[str]) -> Iterator[int]:
        """Yields the places outwards from `start` as far as an alignment may reach."""
        near, stray = self._table.near, 0
        stop = min(len(text), start + REACH + 1) if step > 0 else max(-1, start - REACH - 1)
        for at in range(start + step, stop, step):
            word = text[at]
            if word in FUNCTION_WORDS:
                continue
            if near[word] & terms:
                stray = 0
                yield at
            else:
                stray += 1
                if stray == STRAY:
                    return


def _bits(number: int) -> Iterator[int]:
    """Yields the powers of two that make up a number, the lowest first."""
    while number:
        lowest = number & -number
        number ^= lowest
        yield lowest


def _needed(term: DriftTerm) -> int:
    """Returns how many words must stand together before a term is looked at; a long one may miss a slot."""
    count = len(term.order) - (len(term.order) >= LONG_TERM) - len(term.optional)
    return max(3, count)


def _is_far(one: int, other: int, text: Sequence[str]) -> bool:
    """Says whether too many words lie between two that fit a term for them to be one rendering."""
    first, last = min(one, other) + 1, max(one, other)
    return last - first >= STRAY and sum(word not in FUNCTION_WORDS for word in text[first:last]) >= STRAY
