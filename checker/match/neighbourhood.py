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
        if verdict.phrased and (phrases := self._phrases_at(i, j, text)):
            for number in verdict.phrased:
                if any(self._aligner.mask(number, phrase) for phrase in phrases):
                    if len(self._table.terms[number].order) == 2:
                        yield number
                    else:
                        long |= 1 << number
        if long:
            misspelt = bool(unknown) and not unknown.isdisjoint(range(i - 1, j + 2))
            yield from self._with_other_slots(long, i, j, text, misspelt)

    def _phrases_at(self, i: int, j: int, text: Sequence[str]) -> list[str]:
        """Returns the two words, each with a neighbour, as far as that is a phrase that may fill a slot of some term."""
        places = {i - 1, i, j - 1, j}
        pairs = [f"{text[at]} {text[at + 1]}" for at in places if 0 <= at < len(text) - 1]
        return [pair for pair in pairs if pair in self._table.phrases]

    def _with_other_slots(self, terms: int, i: int, j: int, text: Sequence[str], misspelt: int) -> Iterator[int]:
        """Yields those of `terms` as many of whose slots as they need may be filled around `i` and `j`."""
        near, others = self._table.near, list[tuple[int, int]]()
        for at in range(i + 1, j):
            if here := near[text[at]] & terms:
                others.append((at, here))
        size = len(text)
        for start, stop, step in ((j, min(size, j + REACH + 1), 1), (i, max(-1, i - REACH - 1), -1)):
            stray = 0
            for at in range(start + step, stop, step):
                word = text[at]
                if here := near[word] & terms:
                    others.append((at, here))
                    stray = 0
                elif word not in FUNCTION_WORDS:
                    stray += 1
                    if stray == STRAY:
                        break
        if not (others or misspelt):
            return
        at_least = [terms] * 3 + [0] * (MOST_SLOTS - 2)  # the terms that so many words may belong to: two do anyway
        for count, (_, here) in enumerate(others, 3):
            for more in range(min(count, MOST_SLOTS), 2, -1):
                at_least[more] |= at_least[more - 1] & here
        enough = 0
        for needed in range(3, MOST_SLOTS + 1):
            enough |= at_least[needed - misspelt] & self._with_need[needed]
        for term in _bits(enough):
            places = [i, j, *(at for at, here in others if here & term)]
            number = term.bit_length() - 1
            needed = self._needed[number] - misspelt
            if self._count(number, places, i, j, text, needed) >= needed:
                yield number

    def _count(self, number: int, places: Sequence[int], i: int, j: int, text: Sequence[str], enough: int) -> int:
        """Returns how many slots of a term the words at `places` may fill, as far as they hang together.

        Where there are less than `enough` at first sight, that many are returned.
        """
        masks, union, parts = [], 0, 0
        last = {1: j, -1: i}
        for at in places:
            if not i <= at <= j:
                side = 1 if at > j else -1
                if abs(at - last[side]) > STRAY and _is_far(last[side], at, text):
                    continue
                last[side] = at
            mask = self._aligner.mask(number, text[at])
            if mask:
                masks.append(mask)
                union |= mask
            else:
                parts += 1  # half of a phrase
        count = min(union.bit_count(), len(masks)) + parts // 2
        return _match(masks) + parts // 2 if count >= enough else count


def _bits(number: int) -> Iterator[int]:
    """Yields the powers of two that make up a number, the lowest first."""
    while number:
        lowest = number & -number
        number ^= lowest
        yield lowest


def _match(masks: Sequence[int]) -> int:
    """Returns how many slots can be filled, each word filling one: `masks` are the slots that each may fill."""
    fillings = {0}
    for mask in masks:
        fillings |= {filling | slot for slot in _bits(mask) for filling in fillings}
    return max(map(int.bit_count, fillings))


def _needed(term: DriftTerm) -> int:
    """Returns how many words must stand together before a term is looked at; a long one may miss a slot."""
    count = len(term.order) - (len(term.order) >= LONG_TERM) - len(term.optional)
    return max(3, count)


def _is_far(one: int, other: int, text: Sequence[str]) -> bool:
    """Says whether too many words lie between two that fit a term for them to be one rendering."""
    between = text[min(one, other) + 1 : max(one, other)]
    return sum(word not in FUNCTION_WORDS for word in between) >= STRAY
