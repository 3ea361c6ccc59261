"""Dates of one article that contradict one another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.facts.dates import Date, day_of
from checker.facts.durations import Duration, find_durations
from checker.facts.sentences import sentence_at
from checker.model import Document, Severity, Span
from checker.rules.dat._slip import Slip

_TO = re.compile(r",? (?:to|until|till|through) (?:[A-Z][a-z]+day,? )?| ?[-\u2013\u2014] ?")
_FROM = re.compile(r"\b(?:from|between|runs?|lasts?) (?:[A-Z][a-z]+day,? )?$", re.I)
_MOVED = re.compile(
    r"\b(?:mov|brought|bring|advanc|chang|reschedul|shift|revis|correct|postpon|push|delay|extend|original|instead|put|amend|cut|shorten)",
    re.I,
)
_LENGTH_BEFORE = re.compile(r"(?:[ -][a-z]+){0,3},? \(?(?:running |lasting )?from (?:[A-Z][a-z]+day,? )?$")
_LENGTH_AFTER = re.compile(r",? \(?(?:for|lasting|a total of|in all|or)? ?(?:a total of )?$")
_SPARE = re.compile(r"\b(?:working|business|week|month|year|per|each|every|of the|out of|nights?)\b", re.I)
# Things of which an article tells one, where it says "the", with a word that says which.
_HEADS = frozenset(
    "summit election elections referendum inauguration parade ceremony earthquake quake coup invasion crash "
    "funeral coronation wedding "
    "anniversary festival vote ballot runoff verdict signing landing eruption explosion massacre opening rally "
    "raid blackout wreck".split()
)
_VERBS = frozenset(
    "held scheduled set slated due planned expected take took takes taken taking place be is was were are will "
    "would to been has had "
    "have happened occurred occurs began begins begin opened opens ended that which took".split()
)
_DETERMINERS = frozenset("the its his her their this our".split())
_BARRED = frozenset(
    "first second third fourth next last previous latest another new other final earlier later former repeat "
    "rerun annual every each "
    "two three several both".split()
)
_NOT_ONE = re.compile(
    r"\b(?:postpon|reschedul|mov(?:ed|ing)|original|instead|delay|second\b|round\b|runoff|rehears|brought forward"
    r"|annual|every\b|each\b|anniversary)",
    re.I,
)
_NP = re.compile(r"[\w'\u2019-]+")
_CLAUSE = re.compile(r"[.!?;:]\s")
_PREPOSITION = re.compile(r"\b(?:on|for)(?: [A-Z][a-z]+day,?)? $")
_LIFE = re.compile(
    r"((?:[A-Z][\w'\u2019-]+ ){1,3})(?:,[^,.\n]{1,40}, )?(was born|died|took office|was sworn in|was inaugurated"
    r"|was assassinated|was executed)"
    r"(?: [a-z]+){0,3}? on (?:[A-Z][a-z]+day,? )?$"
)
_FAR = 90
_FEWEST, _MOST = 2, 6


def contradictions(document: Document, dates: Sequence[Date]) -> Iterator[Slip]:
    """Yields ranges that end before they begin, lengths that do not fit, and two days for one event."""
    if len(dates) < 2:
        return
    yield from _reversed(document, dates)
    text = document.prose.text
    if "day" in text or "week" in text:
        yield from _lengths(document, dates)
    yield from _events(document, dates)


def _reversed(document: Document, dates: Sequence[Date]) -> Iterator[Slip]:
    text = document.prose.text
    for one, other in pairwise(dates):
        if not _is_range(text, one, other) or one.month != other.month or one.day is None or other.day is None:
            continue
        years = {year for year in (one.year, other.year) if year}
        if other.day >= one.day or len(years) > 1 or _MOVED.search(text, max(0, one.span.start - 60), one.span.start):
            continue
        if not other.tie and not _FROM.search(text, max(0, one.whole.start - 24), one.whole.start):
            continue
        span = Span(one.span.start, other.span.end)
        yield Slip(
            span,
            f"“{text[span.start : span.end]}” ends before it begins.",
            f"Day {other.day} of the month is before day {one.day}.",
        )


def _is_range(text: str, one: Date, other: Date) -> bool:
    if one.day is None or other.day is None or one.month is None or other.month is None:
        return False
    between = text[one.span.end : other.span.start]
    return other.tie == "to" or (not other.tie and len(between) < 20 and bool(_TO.fullmatch(between)))


def _lengths(document: Document, dates: Sequence[Date]) -> Iterator[Slip]:
    text = document.prose.text
    durations: Sequence[Duration] | None = None
    starts: list[int] = []
    for one, other in pairwise(dates):
        if not _is_range(text, one, other) or not (one.is_possible and other.is_possible):
            continue
        days = _length(one, other)
        if days is None:
            continue
        if durations is None:
            durations = find_durations(document)
            starts = [duration.span.start for duration in durations]
        near = slice(bisect_left(starts, one.span.start - _FAR), bisect_right(starts, other.span.end + _FAR))
        for duration in durations[near]:
            if duration.days is None:
                continue
            if duration.span.end <= one.span.start:
                gap, pattern = text[duration.span.end : one.span.start], _LENGTH_BEFORE
            elif duration.span.start >= other.span.end:
                gap, pattern = text[other.span.end : duration.span.start], _LENGTH_AFTER
            else:
                continue
            if not pattern.fullmatch(gap) or _SPARE.search(gap) or _SPARE.match(text, duration.span.end + 1):
                continue
            slack = 1 if duration.unit == "day" else 4
            if -slack <= duration.days - days <= slack:
                continue
            span = Span(min(duration.span.start, one.span.start), max(duration.span.end, other.span.end))
            yield Slip(
                span,
                f"“{text[duration.span.start : duration.span.end]}” does not fit the dates beside it.",
                f"Both days counted, they are {days} days.",
            )


def _length(one: Date, other: Date) -> int | None:
    """Returns the days of a range, both ends counted; None where it ends before it begins or a leap day may lie in it."""
    year = one.year or other.year
    if one.month is None or one.day is None or other.month is None or other.day is None:
        return None
    lengths = set()
    for each in (year,) if year else (2023, 2024):
        first, last = day_of(each, one.month, one.day), day_of(other.year or each, other.month, other.day)
        if first is None or last is None or last < first:
            return None
        lengths.add((last - first).days + 1)
    return lengths.pop() if len(lengths) == 1 else None


def _events(document: Document, dates: Sequence[Date]) -> Iterator[Slip]:
    text = document.prose.text
    seen: dict[tuple[str, ...], Date] = {}
    for one in dates:
        if one.month is None or one.day is None or one.tie or not one.is_possible:
            continue
        key = _life(text, one) or _event(document, one)
        if not key:
            continue
        other = seen.setdefault(key, one)
        if other is not one and _is_misread(other, one, is_life=key[0] == "life"):
            first = text[other.span.start : other.span.end]
            yield Slip(
                one.span,
                f"“{text[one.span.start : one.span.end]}” and “{first}” are given for one event.",
                f"Both are said of “{' '.join(key[1:])}”; one of the two is misread or mistyped.",
                Severity.MAJOR,
                (),
                other.span,
            )


def _life(text: str, one: Date) -> tuple[str, ...]:
    """Returns whose birth, death or oath the date is of: a surname and the words; nothing else happens once."""
    match = _LIFE.search(text, max(0, one.whole.start - _FAR), one.whole.start)
    return ("life", match[1].split()[-1], match[2]) if match else ()


def _event(document: Document, one: Date) -> tuple[str, ...]:
    """Returns the words of the event that the date is of: "the general naval parade (took place) on July 26"."""
    text, start = document.prose.text, one.span.start
    if not _PREPOSITION.search(text, max(0, start - 24), start):
        return ()
    words = _NP.findall(_CLAUSE.split(text[max(0, start - _FAR) : start])[-1])
    while words and (words[-1] in ("on", "for") or (words[-1].endswith("day") and words[-1][0].isupper())):
        words.pop()
    while words and words[-1] in _VERBS:
        words.pop()
    phrase: list[str] = []
    while words and len(phrase) < _MOST and words[-1].lower() not in _DETERMINERS:
        phrase.insert(0, words.pop().lower())
    if not words or not _FEWEST <= len(phrase) < _MOST or phrase[-1] not in _HEADS or not _BARRED.isdisjoint(phrase):
        return ()
    sentence = sentence_at(document.prose, one.whole)
    if not _VERBS.isdisjoint(phrase) or _NOT_ONE.search(text, sentence.start, sentence.end):
        return ()
    return ("event", *phrase)


def _is_misread(one: Date, other: Date, *, is_life: bool) -> bool:
    """Says whether two dates differ as one date read twice does: the month alone, or day and month swapped."""
    if one.year != other.year and (one.year is not None and other.year is not None) and not is_life:
        return False
    if (one.month, one.day) == (other.month, other.day):
        return is_life and one.year is not None and other.year is not None and one.year != other.year
    return is_life or one.day == other.day or (one.month, one.day) == (other.day, other.month)
