"""Compiles what a `DriftTable` is made from: the alternatives of every word of every term of a glossary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from checker.match.attest import common_pairs, rarity
from checker.match.drift_table import FAMILY_FACTOR, LITERAL_WEIGHT, MOST_SLOTS, Alternative, DriftTerm, merge
from checker.match.native import join_native, stands_in
from checker.match.wordnet import WordNet
from checker.match.words import content_words, split_words
from checker.model import Concept, Glossary, Rendering

PLACE_WEIGHT = 0.92
LEXICON_WEIGHT = 0.8
EVERYWHERE = 3.4  # as rarity: people, new, state, year, work; said too often to ask for a long term wherever they stand
ENOUGH = 3  # words of a term that are rarer: then no alternative that common asks for it
COMMONEST = 2.95  # as rarity: in, all, will, through, made
WORDNET_FACTOR = {"s": 0.85, "d": 0.85, "m": 0.85, "h": 0.8}
EVERYDAY = frozenset("under over through after before into within without about both all each other another".split())
# What becomes of a prefix when its word is taken apart.
PREFIXES = {
    "non": ("not", "no", "lack", "without", "anti", "absence"),
    "anti": ("counter", "against", "contra", "opposing"),
    "counter": ("anti", "against", "contra"),
    "self": ("own", "auto"),
    "co": ("joint", "mutual"),
}


def compile_drift(
    glossary: Glossary,
    wordnet: WordNet,
    *,
    renumber: Callable[[str], str | None],
    conjugate: Callable[[str], Iterable[str]],
) -> dict[str, Any]:
    """Returns what a `DriftTable` for a glossary is made from: plain lists and mappings, as the cache keeps them.

    `renumber` gives a phrase in its other number, `conjugate` a verb's -ing form and participle: the glossary layer knows
    how.
    """
    lexicon = _Lexicon(glossary.renderings)
    terms = [made for concept in glossary.concepts for made in _terms_of(concept, lexicon, renumber)]
    slots = sorted({word for term, _ in terms for word in term.order})
    places = _place_families(glossary.concepts)
    general = {slot: _alternatives(slot, renumber(slot), lexicon, places, wordnet) for slot in slots}
    options = [*general.values(), *(found for _, literal in terms for found in literal.values())]
    surfaces = {*slots, *(option.word for found in options for option in found)}
    bases = _find_bases(surfaces, wordnet, renumber, conjugate)
    vocabulary = {part for word in surfaces.union(bases) for part in word.split()}
    packer = _Packer()
    slots_of: dict[str, list[str]] = {slot: [slot] for slot in slots}
    for slot, found in general.items():
        for part in dict.fromkeys(part for option in found for part in option.word.split()):
            slots_of.setdefault(part, []).append(slot)
    special: dict[str, list[int]] = {}
    for number, (_, literal) in enumerate(terms):
        for part in dict.fromkeys(part for found in literal.values() for option in found for part in option.word.split()):
            special.setdefault(part, []).append(number)
    return {
        "terms": [(t.concept, t.form, t.plural, t.order, t.is_short, t.head, sorted(t.optional)) for t, _ in terms],
        "options": {slot: packer.pack(found) for slot, found in general.items()},
        "literals": {
            f"{number} {slot}": packer.pack(found)
            for number, (_, literal) in enumerate(terms)
            for slot, found in literal.items()
        },
        "sources": [f"{lang} {word}" for lang, word in packer.sources],
        "slots_of": {word: " ".join(found) for word, found in slots_of.items()},
        "special": special,
        "sure": _find_sure(glossary, terms, general),
        "phrased": [slot for slot, found in general.items() if any(" " in option.word for option in found)],
        "phrases": sorted(word for word in surfaces if " " in word),
        "bases": bases,
        "rarity": {word: round(rarity(word), 2) for word in sorted(vocabulary)},
        "common": _common_among(vocabulary, slots_of, bases),
    }


def _find_sure(
    glossary: Glossary,
    terms: Sequence[tuple[DriftTerm, Mapping[str, Sequence[Alternative]]]],
    general: Mapping[str, Sequence[Alternative]],
) -> dict[str, str]:
    """Returns word -> numbers of the terms for which it speaks by itself.

    These are the terms' own words, and alternatives that need no further proof: literal ones, names of the same place, and
    words that a part of the concept's own foreign form stands for. Only where two such words meet is a text looked at.
    """
    native = {concept.id: join_native(dict(concept.equivalents)) for concept in glossary.concepts}
    sure: dict[str, list[int]] = {}
    attested: dict[tuple[str, tuple[str, str]], bool] = {}

    def is_sure(option: Alternative, concept: str) -> bool:
        if option.how in ("literal", "place", "prefix"):
            return True
        for source in option.sources:
            key = (concept, source)
            if key not in attested:
                attested[key] = stands_in(source, native[concept])
            if attested[key]:
                return True
        return False

    for number, (term, literal) in enumerate(terms):
        words = dict.fromkeys(term.order)
        for slot in term.order:
            for option in (*general[slot], *literal.get(slot, ())):
                if is_sure(option, term.concept):
                    words.update(dict.fromkeys(option.word.split()))
        if sum(rarity(slot) >= EVERYWHERE for slot in term.order) >= ENOUGH:
            words = {word: None for word in words if word in term.order or rarity(word) >= EVERYWHERE}
        for word in words:
            sure.setdefault(word, []).append(number)
    return {word: " ".join(map(str, numbers)) for word, numbers in sure.items()}


class _Packer:
    """Writes a slot's alternatives as one string, and foreign words as numbers in one list: JSON reads few long strings much
    faster than many short ones."""

    def __init__(self) -> None:
        self.sources: dict[tuple[str, str], int] = {}

    def pack(self, options: Iterable[Alternative]) -> str:
        """Returns a line a word, as `unpack` reads them."""
        packed: dict[str, Alternative] = {}
        for option in options:
            packed[option.word] = merge(packed[option.word], option) if option.word in packed else option
        return "\n".join(f"{word}\t{self._encode(option)}" for word, option in packed.items())

    def _encode(self, option: Alternative) -> str:
        numbers = (self.sources.setdefault(source, len(self.sources)) for source in dict.fromkeys(option.sources))
        return " ".join([f"{option.weight:g}", option.how, f"{option.plain:g}", *map(str, numbers)])


def _find_bases(
    surfaces: Iterable[str],
    wordnet: WordNet,
    renumber: Callable[[str], str | None],
    conjugate: Callable[[str], Iterable[str]],
) -> dict[str, str]:
    """Returns inflected spelling -> word for all `surfaces`."""
    surfaces = set(surfaces)
    bases: dict[str, str] = {}
    for word in sorted(word for word in surfaces if " " not in word):
        classes = wordnet.classes(word)
        other = renumber(word) if classes != "v" else None
        if other and other not in bases:
            bases[other] = word
        bases.update((form, word) for form in (conjugate(word) if "v" in classes else ()) if form not in surfaces)
    return bases


def _common_among(vocabulary: set[str], slots_of: Mapping[str, object], bases: Mapping[str, str]) -> dict[str, str]:
    """Returns first word -> second words of the common pairs of which both words, or their bases, may fill a slot."""
    known = {word for word in vocabulary if word in slots_of or bases.get(word) in slots_of}
    seconds: dict[str, list[str]] = defaultdict(list)
    for pair in sorted(common_pairs()):
        one, _, other = pair.partition(" ")
        if one in known and other in known:
            seconds[one].append(other)
    return {word: " ".join(found) for word, found in seconds.items()}


class _Lexicon:
    """The renderings by English word, and by English phrase of several words."""

    def __init__(self, renderings: Iterable[Rendering]) -> None:
        self.words: dict[str, list[tuple[str, str, tuple[str, ...]]]] = defaultdict(list)
        self.phrases: dict[tuple[str, ...], list[tuple[str, str, tuple[str, ...]]]] = defaultdict(list)
        for rendering in renderings:
            folded = tuple(" ".join(split_words(word)) for word in rendering.english)
            for word in folded:
                row = (rendering.lang, rendering.word, folded)
                self.words[word].append(row)
                if " " in word:
                    self.phrases[tuple(word.split())].append(row)

    def phrase_alternatives(self, order: tuple[str, ...]) -> Iterable[tuple[str, Alternative]]:
        """Yields (slot, alternative) where a phrase of the term has a twin that differs in one word (six-party, six-sided)."""
        for size in (2, 3):
            for at in range(len(order) - size + 1):
                part = order[at : at + size]
                for lang, source, english in self.phrases.get(part, ()):
                    for other in english:
                        twin = other.split()
                        changed = [(a, b) for a, b in zip(part, twin, strict=False) if a != b]
                        if len(twin) == size and len(changed) == 1:
                            slot, word = changed[0]
                            yield slot, Alternative(word, LEXICON_WEIGHT, "lexicon", ((lang, source),))


def _terms_of(
    concept: Concept, lexicon: _Lexicon, renumber: Callable[[str], str | None]
) -> Iterable[tuple[DriftTerm, Mapping[str, Sequence[Alternative]]]]:
    """Yields the terms of a concept, each with the alternatives that are special to it, by slot."""
    if not concept.has_drift or concept.is_exact or concept.type in ("person", "calque", "word"):
        return
    literal: dict[str, list[Alternative]] = defaultdict(list)
    head: str | None = None
    optional: set[str] = set()
    for component in concept.components:
        head = component.concept if component.is_head else head
        words = content_words(component.word)
        optional.update(words if component.is_optional else ())
        target = words[-1] if words else component.word
        for lang, renderings in component.literal:
            for rendering in renderings:
                folded = " ".join(split_words(rendering))
                literal[target].append(Alternative(folded, LITERAL_WEIGHT, "literal", ((lang, ""),)))
    seen = set()
    for term in concept.terms:
        order = content_words(term.form)
        is_plain = term.status.is_right and 2 <= len(set(order)) == len(order) <= MOST_SLOTS
        if is_plain and frozenset(order) not in seen:
            seen.add(frozenset(order))
            here = {word: list(options) for word, options in literal.items() if word in order}
            for slot, option in lexicon.phrase_alternatives(order):
                here.setdefault(slot, []).append(option)
            filled = {slot: tuple(found) for slot, found in here.items()}
            is_short = len(order) < len(content_words(concept.preferred))
            if is_short and len(order) == 2 and term.form.islower():
                continue  # "state fund" for sovereign wealth fund: too near to everyday English
            plural = renumber(term.form) or term.form
            yield DriftTerm(concept.id, term.form, plural, order, is_short, head, frozenset(optional)), filled


def _place_families(concepts: Iterable[Concept]) -> dict[str, set[str]]:
    """Returns for each one-word name of a place its other names: China -> Chinese, Sino."""
    families: dict[str, set[str]] = defaultdict(set)
    for concept in concepts:
        if concept.type == "place":
            names = [concept.preferred, *concept.demonyms, *concept.combining]
            folded = {words[0] for name in names if len(words := split_words(name)) == 1}
            for name in folded:
                families[name] |= folded - {name}
    return families


def _alternatives(
    slot: str, other: str | None, lexicon: _Lexicon, places: Mapping[str, set[str]], wordnet: WordNet
) -> tuple[Alternative, ...]:
    """Returns what a slot's word may become; `other` is the word in its other number."""
    found: dict[str, Alternative] = {}

    is_verb = "v" in wordnet.classes(slot)

    def add(option: Alternative) -> None:
        # "alleviate poverty" is no slip for "poverty alleviation", and the commonest words stand everywhere.
        if option.word in (slot, other) or (wordnet.classes(option.word) == "v" and not is_verb):
            return
        if option.how not in ("place", "prefix") and (option.word in EVERYDAY or rarity(option.word) < COMMONEST):
            return
        found[option.word] = merge(found[option.word], option) if option.word in found else option

    for word in sorted(places.get(slot, ())):
        add(Alternative(word, PLACE_WEIGHT, "place", plain=PLACE_WEIGHT))
    for word in PREFIXES.get(slot, ()):
        add(Alternative(word, LEXICON_WEIGHT, "prefix", plain=LEXICON_WEIGHT))
    names = [name for name in (slot, other) if name]
    for lang, source, english in (row for name in names for row in lexicon.words.get(name, ())):
        for word in english:
            # "abducted" for abduction is mostly a verb of good English.
            is_participle = word.endswith("ed") and not {"a", "n"} & set(wordnet.classes(word)) and not slot.endswith("ed")
            how, factor = ("family", FAMILY_FACTOR) if is_participle else ("lexicon", 1.0)
            add(Alternative(word, LEXICON_WEIGHT * factor, how, ((lang, source),)))
    for option in list(found.values()):
        if option.how == "lexicon":
            for relative in wordnet.relatives(option.word):
                add(replace(option, word=relative, how="family", weight=round(option.weight * FAMILY_FACTOR, 3)))
    for near in (near for name in names for near in wordnet.neighbours(name)):
        weight = round(near.weight * WORDNET_FACTOR[near.relation], 3)
        add(Alternative(near.word, weight, near.relation, plain=weight))
    return tuple(found[word] for word in sorted(found))
