"""What a text says of persons, as values: mentions, wrong readings, and the words that may stand for somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from checker.match.words import Words
from checker.model import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` (included) that name a known person.

    `persons` are the ids of those who may be meant, one where the article settles it. `order` is family-first, given-first,
    alias (another listed name) or bare (a surname or short name alone). `is_strange` marks a surname after a given name
    that is not the person's, or before another name: a namesake, a thing, or a slip.
    """

    first: int
    last: int
    persons: tuple[str, ...]
    order: str
    is_strange: bool = False

    @property
    def is_full(self) -> bool:
        return self.order != "bare"


@dataclass(frozen=True, slots=True)
class Misreading:
    """Words that give a person's name in the reading of another language."""

    first: int
    last: int
    person: str
    lang: str


@dataclass(frozen=True, slots=True)
class Persons:
    """What a text says of persons: names, wrong readings, and where pronouns, honorifics and nouns for persons stand.

    Places count in `words.list`. `named` are the persons whom it names in full; `nations` are the names, demonyms and short
    forms of the countries and bodies that persons have offices of, `nation_forms` all of them together.
    """

    mentions: tuple[Mention, ...] = ()
    misreadings: tuple[Misreading, ...] = ()
    pronouns: tuple[int, ...] = ()
    honorifics: tuple[int, ...] = ()
    nouns: tuple[int, ...] = ()
    named: frozenset[str] = frozenset()
    nations: Mapping[str, Sequence[str]] = field(default_factory=dict)
    nation_forms: frozenset[str] = frozenset()


def mention_span(mention: Mention | Misreading, words: Words) -> Span:
    """Returns the place of a name in the text."""
    return words.span(mention.first, mention.last)
