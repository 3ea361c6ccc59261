"""Aligns words of a text with the slots of one term, in any order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from checker.match.drift_table import FAMILY_FACTOR, Alternative, DriftTable, DriftTerm
from checker.match.words import FUNCTION_WORDS

REACH = 7
MOST_KEPT = 50_000  # entries of what is remembered between texts


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot and the words of the text that fill it, from `first` to `last` (included); `option` is None for its own word."""

    slot: str
    option: Alternative | None
    first: int
    last: int

    @property
    def weight(self) -> float:
        return 1.0 if self.option is None else self.option.weight


class Aligner:
    """Says which slots words may fill, and remembers."""

    def __init__(self, table: DriftTable) -> None:
        self.terms = table.terms
        self._bases = table.bases
        self._table = table
        self._masks: dict[tuple[int, str], int] = {}
        self._fillers: dict[tuple[int, str], dict[str, Alternative | None]] = {}

    def fill(self, number: int, word: str) -> dict[str, Alternative | None]:
        """Returns the slots of term `number` that a word or phrase may fill."""
        known = self._fillers.get((number, word))
        if known is not None:
            return known
        term, base = self.terms[number], self._bases.get(word, word)
        # A word of the term itself stands for itself alone.
        filled: dict[str, Alternative | None] = {
            slot: None for slot in term.order if slot in (word, base) or self._bases.get(slot) == word
        }
        for slot in () if filled else term.order:
            option = self._table.option(number, slot, word) or self._table.option(number, slot, base)
            if option:
                is_verb = word != option.word and word.endswith(("ed", "ing"))
                filled[slot] = replace(option, how="family", weight=option.weight * FAMILY_FACTOR) if is_verb else option
        if len(self._fillers) > MOST_KEPT:
            self._fillers.clear()
        self._fillers[number, word] = filled
        return filled

    def mask(self, number: int, word: str) -> int:
        """Returns the slots that a word may fill as the bits of a number, in the form's order."""
        known = self._masks.get((number, word))
        if known is None:
            order, filled = self.terms[number].order, self.fill(number, word)
            known = sum(1 << at for at, slot in enumerate(order) if slot in filled)
            if len(self._masks) > MOST_KEPT:
                self._masks.clear()
            self._masks[number, word] = known
        return known

    def align(self, number: int, i: int, j: int, text: Sequence[str]) -> list[Filled] | None:
        """Returns the slots of a term filled by the words around `i` and `j`, in the text's order; None if these two cannot be.

        From the two words it walks outwards, over function words and at most one other word between two that fit.
        """
        term, chosen = self.terms[number], dict[int, Filled]()

        def take(at: int) -> bool:
            taken = self._take(number, at, text, chosen)
            if taken is None:
                return False
            for place in range(taken.first, taken.last + 1):
                chosen[place] = taken
            return True

        if not take(i) or (j not in chosen and not take(j)):
            return None
        for step, start in ((1, j), (-1, i)):
            at, extra = start, 0
            while 0 <= at + step < len(text) and abs(at - start) < REACH:
                at += step
                if at in chosen or take(at):
                    extra = 0
                    continue
                extra += text[at] not in FUNCTION_WORDS
                if extra > 1 or len({filled.slot for filled in chosen.values()}) == len(term.order):
                    break
        for at in range(i + 1, j):
            if at not in chosen:
                take(at)
        return sorted(set(chosen.values()), key=lambda filled: filled.first)

    def _take(self, number: int, at: int, text: Sequence[str], chosen: Mapping[int, Filled]) -> Filled | None:
        """Returns the best open slot for the word at `at`, alone, with a neighbour as a phrase, or run together with it."""
        near, spans, word = self._table.near, [], text[at]
        if near[word] >> number & 1:
            spans.append((at, at, word))
            for first in (at - 1, at):
                other = first if first < at else at + 1
                if 0 <= other < len(text) and other not in chosen and near[text[other]] >> number & 1:
                    spans.append((first, first + 1, f"{text[first]} {text[first + 1]}"))
        elif at + 1 < len(text) and at + 1 not in chosen and near[word + text[at + 1]] >> number & 1:
            spans.append((at, at + 1, word + text[at + 1]))
        if not spans:
            return None
        used = {filled.slot for filled in chosen.values()}
        best: Filled | None = None
        for first, last, word in spans:
            for slot, option in self.fill(number, word).items():
                filled = Filled(slot, option, first, last)
                if slot not in used and (best is None or filled.weight > best.weight):
                    best = filled
        return best


def missing_slots(term: DriftTerm, filled: Sequence[Filled]) -> list[str]:
    """Returns the slots of a term that nothing fills; an optional one may be left out where three others are filled."""
    used = {one.slot for one in filled}
    return [slot for slot in term.order if slot not in used and not (slot in term.optional and len(used) > 2)]
