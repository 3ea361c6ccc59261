"""What stands around a name and says whose it is: a title before it, the person's country in the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.match.titles import TITLE_HEADS
from checker.model import Document, Office, Person
from checker.rules.base import Context

LEADERS = frozenset("leader president premier chief head pm".split())
# Where a person without a country's office comes from, by native language.
_HOMES = {"zh": ("China", "Chinese"), "ja": ("Japan",), "ko": ("Korea",), "vi": ("Vietnam",)}
TITLE_REACH = 6
_WITHIN = frozenset(" -\u00a0\u2010\u2011.'\u2019")


@dataclass(frozen=True, slots=True)
class _AnyOf:
    """Reads whether an article has one of some words; a fact, so that it is asked once."""

    words: tuple[str, ...]

    def __call__(self, document: Document) -> bool:
        return any(word in document.prose.text for word in self.words)


def names_country(person: Person, context: Context) -> bool:
    """Says whether the article names a country or body that the person has an office of."""
    nations = context.scan.persons.nations
    if not any(len(nations.get(office.of, ())) > 1 for office in person.offices):
        return context.fact(_AnyOf(_HOMES.get(person.language, ())))
    return any(context.fact(_AnyOf(tuple(nations.get(office.of, ())))) for office in person.offices)


def title_before(first: int, context: Context) -> list[str]:
    """Returns the folded words before a name up to the last punctuation, the nearest last, at most six."""
    words = context.scan.words
    start = first
    while (
        start > 0 and first - start < TITLE_REACH and not set(words.gap(start - 1)).difference(" -\u00a0\u2010\u2011.'\u2019")
    ):
        start -= 1
    return words.list[start:first]


def has_title_of(person: Person, first: int, last: int, context: Context) -> bool:
    """Says whether a name has a title that the person's offices explain, before it or after a comma."""
    words = context.scan.words
    after = words.list[last + 1 : last + 8] if last + 1 < len(words.list) and "," in words.gap(last) else []
    near = {*title_before(first, context), *after}
    return bool(near & (heads_of(person.offices) | LEADERS))


def heads_of(offices: Iterable[Office]) -> set[str]:
    """Returns the words of the offices' titles that name an office by themselves: minister, president, secretary."""
    return {word for office in offices for word in office.title.lower().replace("-", " ").split() if word in TITLE_HEADS}


def office_of(person: Person) -> str:
    """Returns the person's last office in words, "Prime Minister of Japan"; empty where none is known."""
    offices: Sequence[Office] = sorted(person.offices, key=lambda office: (office.end is None, office.start or ""))
    return f"{offices[-1].title} of {offices[-1].of}" if offices and offices[-1].of else ""
