"""The weekday that stands beside a date: "Sunday, October 25", "October 25 (Sunday)", "October 25 was a Sunday"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.facts.date_names import WEEKDAYS
from checker.model import Span

# "Friday" in a title, "Wednesday" in a club, "Sun" the paper.
_NAMED = frozenset("Sheffield Freaky Ruby Casual Man Addams Bloody Black Easter".split())
_PAPER = frozenset(("the", "The"))
_REACH = 48
_PART = r"(?: (?:morning|afternoon|evening|night|noon|midday))?"
_BEFORE = re.compile(
    rf"\b([A-Z][a-z]{{2,8}}|[A-Z]{{3,9}})\b(?:(?<!day)(?<!DAY)\.)?(?:['\u2019]s)?{_PART}(?:,? \(|,? (?:the )?|,)$"
)
_PAIR = re.compile(r"\b([A-Z][a-z]{2,8}|[A-Z]{3,9})\.?(?:,? (?:and|or|to|through|until|&) | ?[-\u2013/] ?|, )$")
_WORD_BEFORE = re.compile(r"([A-Za-z\u2019']+) $")
_AFTER = re.compile(
    r",? ?\(([A-Z][a-z]{2,8}|[A-Z]{3,9})\.?\)"
    r"|,? ?\(([A-Z][a-z]{2,8}|[A-Z]{3,9})\.?(?= (?:morning|afternoon|evening|night)\))"
    rf"|, (?:an? )?([A-Z][a-z]{{2,8}})\b{_PART}(?=[,;)\n]|\.(?:[ \n]|$)|$)"
    r"|,?(?: which| that)? (?:was|is|falls on|fell on|will be|would be|lands on) an? ([A-Z][a-z]{2,8})\b"
)
_DATE_NEXT = re.compile(r",? (?:\d{1,2}\b|[A-Z][a-z]{2,8}\.? \d)")


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday beside a date: its number from 0 (Monday) and place; `others` are those tied to it ("Saturday and Sunday")."""

    number: int
    span: Span
    others: tuple[int, ...] = ()


def weekday_before(text: str, start: int) -> Weekday | None:
    """Returns the weekday before the date that starts at `start`."""
    match = _BEFORE.search(text, max(0, start - _REACH), start)
    number = WEEKDAYS.get(match[1]) if match else None
    if match is None or number is None:
        return None
    word = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    if word and (word[1] in _NAMED or (word[1] in _PAPER and match[1] == "Sun")):
        return None
    return Weekday(number, Span(match.start(1), match.end(1)), weekdays_paired(text, match.start(1)))


def weekday_after(text: str, end: int) -> Weekday | None:
    """Returns the weekday after the date that ends at `end`."""
    match = _AFTER.match(text, end)
    number = WEEKDAYS.get(match[match.lastindex or 1]) if match else None
    if match is None or number is None:
        return None
    group = match.lastindex or 1
    if group == 3 and _DATE_NEXT.match(text, match.end(3)):
        return None
    return Weekday(number, Span(match.start(group), match.end(group)))


def weekdays_paired(text: str, start: int) -> tuple[int, ...]:
    """Returns the weekdays that are tied to the one at `start`: "Saturday and Sunday", "Friday through Sunday"."""
    others: list[int] = []
    while len(others) < 7 and (match := _PAIR.search(text, max(0, start - 24), start)):
        number = WEEKDAYS.get(match[1])
        if number is None:
            break
        others.append(number)
        start = match.start(1)
    return tuple(others)
