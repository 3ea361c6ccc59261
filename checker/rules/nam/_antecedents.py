"""Whether anybody but the person at hand can be meant by a pronoun: any name, noun or pronoun near that would fit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from checker.facts.sentences import sentence_at
from checker.match.titles import GENDERED, INSTITUTIONS, OPENERS, PRONOUNS, TITLE_WORDS
from checker.model import Span
from checker.rules.base import Context
from checker.rules.nam._figures import Cast, Figure

SENTENCES_BACK = 2
_BESIDE = (" ", "-", "\u00a0", ". ")


def may_be_another(at: int, figure: Figure, sentence: Span, cast: Cast, wrong: Collection[int], context: Context) -> bool:
    """Says whether anybody of the pronoun's gender, or of unknown gender, stands near enough to be meant by word `at`."""
    words = context.scan.words
    gender = PRONOUNS[words.list[at]]
    first = bisect_left(words.starts, _look_back(sentence, context))
    end = at if figure.first < at else bisect_left(words.starts, sentence.start)
    near = slice(bisect_left(cast.firsts, first), bisect_left(cast.firsts, end))
    if any(other.gender in (None, gender) and other != figure for other in cast.figures[near]):
        return True
    persons = context.scan.persons
    for place in _within(persons.pronouns, first, end):
        if place not in wrong and PRONOUNS[words.list[place]] == gender:
            return True
    offices = _office_words(figure, context)
    for place in _within(persons.nouns, first, end):
        word = words.list[place]
        if place not in cast.attached and word not in offices and GENDERED.get(word, gender) == gender:
            return True
    return _has_unknown_name(first, end, cast.known, context)


def _within(places: Sequence[int], first: int, end: int) -> Sequence[int]:
    return places[bisect_left(places, first) : bisect_left(places, end)]


def _look_back(sentence: Span, context: Context) -> int:
    """Returns where the sentences start in which somebody may be named whom a pronoun takes up."""
    prose = context.document.prose
    start = sentence.start
    for _ in range(SENTENCES_BACK):
        before = max(0, start - 2)
        while before and prose.text[before].isspace():
            before -= 1
        if before <= 0:
            return 0
        start = min(start, sentence_at(prose, Span(before, before)).start)
    return start


def _office_words(figure: Figure, context: Context) -> frozenset[str]:
    concept = context.concepts[figure.concept] if figure.concept else None
    if concept is None or concept.person is None:
        return frozenset()
    return frozenset(word for office in concept.person.offices for word in office.title.lower().split()) | {"leader"}


def _has_unknown_name(first: int, last: int, known: Collection[int], context: Context) -> bool:
    """Says whether capitalised words stand there that may be a person's name."""
    words = context.scan.words
    at = first
    while at < last:
        run = at
        while run < last and words.text[words.starts[run]].isupper() and (run == at or words.gap(run - 1) in _BESIDE):
            run += 1
        if run > at and not _is_no_name(at, run, known, context):
            return True
        at = max(run, at + 1)
    return False


def _is_no_name(first: int, end: int, known: Collection[int], context: Context) -> bool:
    words = context.scan.words
    rest = [at for at in range(first, end) if at not in known and words.list[at] not in TITLE_WORDS]
    surfaces = [context.text(context.scan.span(at)) for at in rest]
    rest = [at for at, surface in zip(rest, surfaces, strict=True) if not surface.isupper()]
    if not rest:
        return True
    if any(words.list[at] in INSTITUTIONS for at in range(first, end)):
        return True
    gap = words.gap(first - 1) if first else "\n"
    return len(rest) == 1 and rest[0] == first and (words.list[first] in OPENERS or "\n" in gap or "." in gap)
