"""What every word of every term may turn into when the term is rendered word by word.

Compiled once per glossary and kept in the cache. A term is a right form of at least two words that carry meaning (its
slots); a slot's alternatives come from the concept's own `literal` tables, from the word-by-word lexicons (two English
words that one foreign word stands for), from places and demonyms, and from WordNet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from checker.match.attest import common_pairs, rarity
from checker.match.wordnet import WordNet
from checker.match.words import FUNCTION_WORDS, split_words
from checker.model import Concept, Glossary

MOST_SLOTS = 7
PLACE_WEIGHT = 0.9
LEXICON_WEIGHT = 0.8
WORDNET_FACTOR = {"s": 0.85, "d": 0.85, "m": 0.85, "h": 0.8}


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a slot's word may have become. `how` is literal, lexicon, place or a WordNet relation (s d m h).

    `sources` are the foreign words that stand for both, as (language, word).
    """

    word: str
    weight: float
    how: str
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DriftTerm:
    """A right form as slots: `order` are the slot words in the form's order, `plural` is the form in its other number."""

    concept: str
    form: str
    plural: str
    order: tuple[str, ...]
    head: str | None = None
    literal: Mapping[str, tuple[Alternative, ...]] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DriftTable:
    """Terms, the alternatives of their slot words, and what is known of all those words.

    `bases` maps inflected spellings to their base; `rarity` is as in `attest`; `common` are pairs of words that are good
    English beside one another.
    """

    terms: tuple[DriftTerm, ...]
    alternatives: Mapping[str, tuple[Alternative, ...]]
    bases: Mapping[str, str]
    rarity: Mapping[str, float]
    common: frozenset[str]


def compile_drift(glossary: Glossary, wordnet: WordNet, renumber: Callable[[str], str | None]) -> DriftTable:
    """Returns the table for a glossary; `renumber` gives a phrase in its other number (the glossary layer knows how)."""
    terms = tuple(term for concept in glossary.concepts for term in _terms_of(concept, renumber))
    slots = sorted({word for term in terms for word in term.order})
    by_english: dict[str, list[tuple[str, str, tuple[str, ...]]]] = defaultdict(list)
    for rendering in glossary.renderings:
        folded = tuple(" ".join(split_words(word)) for word in rendering.english)
        for word in folded:
            by_english[word].append((rendering.lang, rendering.word, folded))
    places = _place_families(glossary.concepts)
    alternatives = {slot: _alternatives(slot, by_english, places, wordnet) for slot in slots}
    surfaces = set(slots)
    for options in alternatives.values():
        surfaces.update(option.word for option in options)
    for term in terms:
        surfaces.update(option.word for options in term.literal.values() for option in options)
    plurals = {word: renumber(word) for word in sorted(surfaces) if " " not in word}
    bases = {plural: word for word, plural in plurals.items() if plural and plural not in surfaces}
    vocabulary = {part for word in surfaces.union(bases) for part in word.split()}
    common = frozenset(pair for pair in common_pairs() if vocabulary.issuperset(pair.split()))
    rarities = {word: round(rarity(word), 2) for word in sorted(vocabulary)}
    return DriftTable(terms, alternatives, bases, rarities, common)


def content_words(form: str) -> tuple[str, ...]:
    """Returns the words of a form that carry meaning, in order."""
    return tuple(word for word in split_words(form) if word not in FUNCTION_WORDS)


def _terms_of(concept: Concept, renumber: Callable[[str], str | None]) -> Iterable[DriftTerm]:
    if not concept.has_drift or concept.is_exact or concept.type in ("person", "calque", "word"):
        return
    literal: dict[str, list[Alternative]] = defaultdict(list)
    head: str | None = None
    optional: set[str] = set()
    for component in concept.components:
        head = component.concept if component.is_head else head
        words = content_words(component.word)
        optional.update(words if component.is_optional else ())
        for lang, options in component.literal:
            for option in options:
                target = words[-1] if words else component.word
                literal[target].append(Alternative(" ".join(split_words(option)), 0.95, "literal", ((lang, ""),)))
    seen = set()
    for term in concept.terms:
        order = content_words(term.form)
        distinct = len(set(order))
        if term.status.is_right and 2 <= distinct == len(order) <= MOST_SLOTS and frozenset(order) not in seen:
            seen.add(frozenset(order))
            here = {word: tuple(options) for word, options in literal.items() if word in order}
            yield DriftTerm(concept.id, term.form, renumber(term.form) or term.form, order, head, here, frozenset(optional))


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
    slot: str,
    by_english: Mapping[str, list[tuple[str, str, tuple[str, ...]]]],
    places: Mapping[str, set[str]],
    wordnet: WordNet,
) -> tuple[Alternative, ...]:
    found: dict[str, Alternative] = {}

    def add(option: Alternative) -> None:
        known = found.get(option.word)
        if option.word == slot:
            return
        if known is None or option.weight > known.weight:
            found[option.word] = option
        elif known.how == option.how == "lexicon":
            found[option.word] = Alternative(known.word, known.weight, known.how, known.sources + option.sources)

    for word in sorted(places.get(slot, ())):
        add(Alternative(word, PLACE_WEIGHT, "place"))
    for lang, source, english in by_english.get(slot, ()):
        for word in english:
            add(Alternative(word, LEXICON_WEIGHT, "lexicon", ((lang, source),)))
    for near in wordnet.neighbours(slot):
        add(Alternative(near.word, round(near.weight * WORDNET_FACTOR[near.relation], 3), near.relation))
    return tuple(found[word] for word in sorted(found))
