"""Whether anybody but the person at hand can be meant by a pronoun: any name, noun or pronoun near that would fit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from checker.facts.sentences import sentence_at
from checker.match.persons import PRONOUNS
from checker.match.titles import GENDERED, INSTITUTIONS, OPENERS, TITLE_WORDS
from checker.model import Span
from checker.rules.base import Context
from checker.rules.nam._figures import Figure

SENTENCES_BACK = 2
MOST_TITLES = 5  # words before a name that are its own titles
_BESIDE = (" ", "-", "\u00a0", ". ")


def may_be_another(
    at: int, gender: str, figure: Figure, sentence: Span, figures: Sequence[Figure], wrong: Collection[int], context: Context
) -> bool:
    """Says whether anybody of the pronoun's gender, or of unknown gender, stands near enough to be meant."""
    scan = context.scan
    words = scan.words
    start = _look_back(sentence, context)
    limit = words.starts[at] if figure.first < at else sentence.start
    own = range(figure.first, figure.last + 1)
    for other in figures:
        place = words.starts[other.first]
        if start <= place < limit and other.gender in (None, gender) and other.first not in own:
            return True
    for place in scan.persons.pronouns:
        if start <= words.starts[place] < limit and place not in wrong and PRONOUNS[words.list[place]] == gender:
            return True
    attached = {near for other in figures for near in range(max(0, other.first - MOST_TITLES), other.last + 1)}
    offices = _office_words(figure, context)
    for place in scan.persons.nouns:
        word = words.list[place]
        if not start <= words.starts[place] < limit or place in attached or word in offices:
            continue
        if GENDERED.get(word, gender) == gender:
            return True
    return _has_unknown_name(start, limit, figures, context)


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


def _has_unknown_name(start: int, limit: int, figures: Sequence[Figure], context: Context) -> bool:
    """Says whether capitalised words stand there that may be a person's name."""
    scan = context.scan
    words = scan.words
    first, last = bisect_left(words.starts, start), bisect_left(words.starts, limit)
    known = {at for figure in figures for at in range(figure.first, figure.last + 1)}
    known.update(at for match in scan.matches for at in range(match.first, match.last + 1))
    at = first
    while at < last:
        run = at
        while run < last and words.text[words.starts[run]].isupper() and (run == at or words.gap(run - 1) in _BESIDE):
            run += 1
        if run > at and not _is_no_name(at, run, known, context):
            return True
        at = max(run, at + 1)
    return False


def _is_no_name(first: int, end: int, known: set[int], context: Context) -> bool:
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
