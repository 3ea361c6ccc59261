"""The forms that a desk prints where a glossary admits several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.glossary.forms import pair_id
from checker.glossary.words import key_of
from checker.model import Concept, Glossary, Status


@dataclass(frozen=True, slots=True)
class House:
    """What a desk prints: concept (or pair of places) -> form. `unknown` are the forms that no glossary admits."""

    forms: dict[str, str]
    unknown: tuple[str, ...] = ()


def prefer_forms(glossary: Glossary, prefer: Sequence[str]) -> tuple[Glossary, House]:
    """Returns the glossary with the forms `prefer` as the preferred ones of their concepts, and which those are.

    A pair of places ("US-Japan") counts for the pair, and for every concept with a right form that holds it.
    """
    if not prefer:
        return glossary, House({})
    places = [concept for concept in glossary.concepts if concept.has_pairs]
    forms: dict[str, str] = {}
    unknown = []
    for form in prefer:
        pairs = dict.fromkeys(_pairs_of(form, places), form)
        found = {concept.id: right for concept in glossary.concepts if (right := _find(concept, form, is_pair=bool(pairs)))}
        forms |= pairs | found
        if not pairs and not found:
            unknown.append(form)
    concepts = tuple(_promote(concept, forms[concept.id]) if concept.id in forms else concept for concept in glossary.concepts)
    return replace(glossary, concepts=concepts), House(forms, tuple(unknown))


def _pairs_of(form: str, places: Sequence[Concept]) -> Iterator[str]:
    first, joint, second = form.partition("-")
    for one in places if joint else ():
        if first in (one.preferred, *one.shorts, *one.combining):
            for other in places:
                if other is not one and second in (other.preferred, *other.shorts, *other.demonyms):
                    yield pair_id(one.id, other.id)


def _find(concept: Concept, form: str, *, is_pair: bool) -> str | None:
    """Returns the right form of a concept that is `form`, or holds the pair `form`."""
    key = key_of(form)
    for term in concept.terms:
        if term.status.is_right and (key_of(term.form) == key or (is_pair and f" {key} " in f" {key_of(term.form)} ")):
            return term.form
    return None


def _promote(concept: Concept, form: str) -> Concept:
    chosen = next(term for term in concept.terms if term.status.is_right and term.form == form)
    others = [
        replace(term, status=Status.ADMITTED) if term.status is Status.PREFERRED else term
        for term in concept.terms
        if term is not chosen
    ]
    return replace(concept, terms=(replace(chosen, status=Status.PREFERRED), *others))
