"""What a concept generates: every spelling that stands for it, with the plural that news would print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import permutations

from checker.model import Concept, Form, Status

_BEFORE_HEAD_ENDS = ("of", "for", "on", "in", "to", "with", "against", "and")


def generate_forms(concepts: Iterable[Concept]) -> Iterator[Form]:
    """Yields the forms of all concepts: listed, plural, distinct, and pairs of places."""
    concepts = list(concepts)
    for concept in concepts:
        yield from _forms_of(concept)
    yield from _pairs([concept for concept in concepts if concept.has_pairs])


def _forms_of(concept: Concept) -> Iterator[Form]:
    for number, term in enumerate(concept.terms):
        yield Form(term.form, concept.id, term.status, number)
        if not concept.is_exact and concept.type != "person":
            yield from (Form(text, concept.id, term.status, number, True) for text in _plurals(term.form))
    for text in concept.distinct:
        yield Form(text, concept.id, None)
        yield from (Form(plural, concept.id, None, -1, True) for plural in _plurals(text))


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


def _plurals(form: str) -> Iterator[str]:
    """Yields the plural of a noun phrase: of its last word, or of the word before its "of"."""
    words = form.split(" ")
    head = next((i for i, word in enumerate(words) if i and word.lower() in _BEFORE_HEAD_ENDS), len(words)) - 1
    for at in {head, len(words) - 1}:
        plural = pluralise(words[at])
        if plural:
            yield " ".join([*words[:at], plural, *words[at + 1 :]])


@lru_cache(maxsize=200_000)
def pluralise(word: str) -> str | None:
    """Returns the plural of an English noun; None for what is a plural already or has no letters."""
    core = word.rpartition("-")[2]
    if not core.isalpha() or len(core) < 3 or core.isupper():
        return None
    if _is_plural(core.lower()):
        return None
    return word[: len(word) - len(core)] + str(_engine().plural_noun(core))


def _is_plural(word: str) -> bool:
    if word.endswith(("ss", "us", "is")):
        return False
    return word.endswith("s") or bool(_engine().singular_noun(word))


@lru_cache(maxsize=1)
def _engine():  # type: ignore[no-untyped-def]
    import inflect

    return inflect.engine()
