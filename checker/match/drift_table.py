"""What every word of every term may turn into when the term is rendered word by word.

Compiled once per glossary (`drift_compile.py`) and kept in the cache. A term is a right form of at least two words that
carry meaning (its slots); a slot's alternatives come from the concept's own `literal` tables, from the word-by-word lexicons
(two English words that one foreign word stands for), from places and demonyms, from prefixes, and from WordNet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from checker.match.words import FUNCTION_WORDS

MOST_SLOTS = 7
MOST_KEPT = 60_000  # words whose terms are remembered between texts
UNKNOWN = frozenset((-1,))  # stands among the numbers of terms for a word that no dictionary has
LITERAL_WEIGHT = 0.95
FAMILY_FACTOR = 0.85


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a slot's word may have become. `how` is literal, lexicon, family (derived from such a word), place,
    prefix or a WordNet relation (s d m h).

    `sources` are the foreign words that stand for both, as (language, word); `plain` is the weight without them.
    """

    word: str
    weight: float
    how: str
    sources: tuple[tuple[str, str], ...] = ()
    plain: float = 0.0


@dataclass(frozen=True, slots=True)
class DriftTerm:
    """A right form as slots: `order` are the slot words in the form's order, `plural` is the form in its other number.

    `is_short` marks a form of fewer words than the preferred one ("state fund" for sovereign wealth fund).
    """

    concept: str
    form: str
    plural: str
    order: tuple[str, ...]
    is_short: bool = False
    head: str | None = None
    optional: frozenset[str] = frozenset()


class NearTable(dict[str, int]):
    """Maps a word to the terms one of whose slots it may fill at all, as the bits of a number; fills itself as words are met.

    `slots_of` are the slots that a word may fill in any term, `special` the terms for which it has a meaning of its own.
    """

    def __init__(
        self,
        terms: Sequence[DriftTerm],
        bases: Mapping[str, str],
        slots_of: Mapping[str, str],
        special: Mapping[str, Sequence[int]],
    ) -> None:
        super().__init__()
        self._bases = bases
        self._slots_of = slots_of
        self._special = special
        self._terms_of_slot: dict[str, int] = {}
        for number, term in enumerate(terms):
            for slot in term.order:
                self._terms_of_slot[slot] = self._terms_of_slot.get(slot, 0) | 1 << number

    def __missing__(self, word: str) -> int:
        found = 0
        for name in () if word in FUNCTION_WORDS else {word, self._bases.get(word, word)}:
            for number in self._special.get(name, ()):
                found |= 1 << number
            for slot in self._slots_of.get(name, "").split():
                found |= self._terms_of_slot[slot]
        if len(self) > MOST_KEPT:
            self.clear()
        self[word] = found
        return found


class DriftTable:
    """Terms, the alternatives of their slot words, and what is known of all those words.

    Made from what `compile_drift` returns, plain lists and mappings, and decoded word by word as texts ask for it.
    `bases` maps inflected spellings to their base; `rarity` is as in `attest`.
    """

    def __init__(self, packed: Mapping[str, Any]) -> None:
        self.terms = tuple(
            DriftTerm(concept, form, plural, tuple(order), is_short, head, frozenset(optional))
            for concept, form, plural, order, is_short, head, optional in packed["terms"]
        )
        self.bases: Mapping[str, str] = packed["bases"]
        self.rarity: Mapping[str, float] = packed["rarity"]
        self._common: Mapping[str, str] = packed["common"]
        self.phrased = frozenset(packed["phrased"])
        self.phrases = frozenset(packed["phrases"])
        self._packed: Mapping[str, str] = packed["options"] | packed["literals"]
        self._unpacked: dict[str, dict[str, str]] = {}
        self._sources: Sequence[str] = packed["sources"]
        self._sure: Mapping[str, str] = packed["sure"]
        self.near = NearTable(self.terms, self.bases, packed["slots_of"], packed["special"])

    def option(self, number: int, slot: str, word: str) -> Alternative | None:
        """Returns how a word may stand for a slot of term `number`; None if it may not."""
        codes = [self._unpack(key).get(word) for key in (f"{number} {slot}", slot)]
        found = [self._decode(word, code) for code in codes if code]
        return reduce(merge, found) if found else None

    def is_common(self, one: str, other: str) -> bool:
        """Returns whether two words are good English beside one another."""
        return other in self._common.get(one, "").split()

    def terms_of(self, word: str) -> frozenset[int]:
        """Returns the numbers of the terms for which a word speaks: one of their own, or a sure alternative."""
        if word in FUNCTION_WORDS:
            return frozenset()
        names = {word, self.bases.get(word, word)}
        return frozenset(int(number) for name in names for number in self._sure.get(name, "").split())

    def _decode(self, word: str, code: str) -> Alternative:
        weight, how, plain, *sources = code.split(" ")
        pairs = [self._sources[int(at)].partition(" ") for at in sources]
        return Alternative(word, float(weight), how, tuple((lang, foreign) for lang, _, foreign in pairs), float(plain))

    def _unpack(self, key: str) -> Mapping[str, str]:
        """Returns word -> code for a slot, or for a slot of one term ("12 navigation")."""
        known = self._unpacked.get(key)
        if known is None:
            lines = self._packed.get(key, "").split("\n")
            known = self._unpacked[key] = dict(line.split("\t") for line in lines if line)
        return known


def merge(one: Alternative, other: Alternative) -> Alternative:
    """Returns what two ways to the same word say together: the better way, and the sources of both."""
    best = max(one, other, key=lambda option: option.weight)
    return replace(best, sources=(*one.sources, *other.sources), plain=max(one.plain, other.plain))
