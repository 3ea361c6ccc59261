"""What a concept generates: every spelling that stands for it, with the plural that news would print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import permutations
from typing import Any

from checker.model import Concept, Form, Status

_NAMES_WITH_HYPHEN = re.compile(r"\b([A-Z][a-z]+)-([A-Z][a-z]+)")
_BEFORE_HEAD_ENDS = ("of", "for", "on", "in", "to", "with", "against", "and")


def generate_forms(concepts: Iterable[Concept]) -> Iterator[Form]:
    """Yields the forms of all concepts: listed, plural, distinct, and pairs of places.

    Right names of persons are left to `match/persons.py`, so that thousands of them cost the scan nothing.
    """
    concepts = list(concepts)
    for concept in concepts:
        yield from _forms_of(concept)
    yield from _pairs([concept for concept in concepts if concept.has_pairs])


def _forms_of(concept: Concept) -> Iterator[Form]:
    for number, term in enumerate(concept.terms):
        if concept.person and term.status.is_right:
            continue
        right = "" if term.status.is_right else term.replacement or concept.preferred
        yield Form(term.form, concept.id, term.status, number, replacement=right, is_exact=concept.is_exact)
        if term.status.is_right and (joined := _join(term.form)):
            yield Form(joined, concept.id, Status.FORBIDDEN, number, replacement=term.form)
        if not concept.is_exact and concept.type != "person":
            other_right = right and (renumber(right) or right)
            for text in renumber_all(term.form):
                yield Form(text, concept.id, term.status, number, True, other_right)
    for text in concept.distinct:
        yield Form(text, concept.id, None)
        yield from (Form(other, concept.id, None, is_renumbered=True) for other in renumber_all(text))


def _join(form: str) -> str | None:
    """Returns a name with its hyphen lost ("Indopacific"); None where no two capitalised words are joined by one."""
    joined = _NAMES_WITH_HYPHEN.sub(lambda match: match[1] + match[2].lower(), form)
    return joined if joined != form else None


def _pairs(places: list[Concept]) -> Iterator[Form]:
    """Yields "US-Japan" and the like: two places joined by a hyphen, each in its short or common form."""
    names = {place.id: (place.preferred, *place.shorts, *place.combining) for place in places}
    ends = {place.id: (place.preferred, *place.shorts, *place.demonyms) for place in places}
    for one, other in permutations(places, 2):
        for first in names[one.id]:
            for second in ends[other.id]:
                if " " not in first + second:
                    yield Form(f"{first}-{second}", pair_id(one.id, other.id), Status.ADMITTED)


def pair_id(one: str, other: str) -> str:
    """Returns the id of the concept "relation between two places", the same for either order."""
    first, second = sorted((one, other))
    return f"pair:{first}+{second}"


def renumber(form: str) -> str | None:
    """Returns the plural of a noun phrase, or the singular of one that is plural; None where there is no other number."""
    return next(renumber_all(form), None)


def renumber_all(form: str) -> Iterator[str]:
    """Yields a noun phrase in the other number: of the word before its "of", then of its last word."""
    words = form.split(" ")
    head = next((i for i, word in enumerate(words) if i and word.lower() in _BEFORE_HEAD_ENDS), len(words)) - 1
    for at in dict.fromkeys((head, len(words) - 1)):
        other = pluralise(words[at]) or singularise(words[at])
        if other:
            yield " ".join([*words[:at], other, *words[at + 1 :]])


@lru_cache(maxsize=200_000)
def pluralise(word: str) -> str | None:
    """Returns the plural of an English noun; None for what is a plural already or has none."""
    core = word.rpartition("-")[2]
    if not core.isalpha() or len(core) < 3 or core.isupper() or _singular_of(core.lower()):
        return None
    plurals = _inflector().getInflection(core, "NNS")
    plural = next((plural for plural in plurals if plural.lower() != core.lower()), None)
    return word[: len(word) - len(core)] + plural if plural else None


@lru_cache(maxsize=200_000)
def singularise(word: str) -> str | None:
    """Returns the singular of an English plural; None for what is no plural."""
    core = word.rpartition("-")[2]
    if not core.isalpha() or len(core) < 4 or core.isupper() or not (singular := _singular_of(core.lower())):
        return None
    return word[: len(word) - len(core)] + (singular.title() if core[0].isupper() else singular)


def conjugate(verb: str) -> tuple[str, ...]:
    """Returns a verb's -ing form and participle."""
    found = [form for tag in ("VBG", "VBN") for form in _inflector().getInflection(verb, tag)[:1]]
    return tuple(form for form in found if form != verb)


def _singular_of(word: str) -> str | None:
    lemma = next(iter(_inflector().getLemma(word, "NOUN")), word)
    return None if lemma == word or not word.endswith(("s", "ae", "a", "i", "en")) else str(lemma)


@lru_cache(maxsize=1)
def _inflector() -> Any:
    import lemminflect

    return lemminflect
