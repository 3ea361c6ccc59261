"""Dates in figures alone: "2025-10-25", "25.10.2025", "10/25/2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checker.facts.dates import day_of
from checker.model import Span

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_YEAR_FIRST = re.compile(r"(?<![\w./-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![./-]?[0-9]|[A-Za-z-])")
_YEAR_LAST = re.compile(r"(?<![\w./-])([0-9]{1,2})([./])([0-9]{1,2})\2((?:19|20)[0-9]{2})(?![./-]?[0-9]|[A-Za-z])")
_MOST = 39
# "Order no. 2021-19-31" is a number of an order.
_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|number|case|docket|file|ref|reference|order|article|id|isbn|version|release|rev|serial|phone"
    r"|tel|model)\.?:? ?|#|\u2116 ?)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class NumericDate:
    """A date in figures: `year`, and two numbers that may be month and day (`is_iso`), or either."""

    span: Span
    first: int
    second: int
    year: int
    is_iso: bool = False

    @property
    def readings(self) -> tuple[date, ...]:
        """The days that the figures may mean: none, one, or two."""
        orders = [(self.first, self.second)] if self.is_iso else [(self.first, self.second), (self.second, self.first)]
        days = (day_of(self.year, month, day) for month, day in orders)
        return tuple(dict.fromkeys(day for day in days if day))


def numeric_dates_at(text: str, marks: Mapping[str, Sequence[int]]) -> list[NumericDate]:
    """Returns the dates in figures with a year at `marks` (see `Calendar`), in the order of the text."""
    found = [
        *_year_first(text, marks.get("-", ())),
        *_year_last(text, sorted((*marks.get(".", ()), *marks.get("/", ())))),
    ]
    return sorted((one for one in found if not _is_numbered(text, one)), key=lambda one: one.span)


def _year_first(text: str, places: Sequence[int]) -> Iterator[NumericDate]:
    for place in places:
        match = _YEAR_FIRST.match(text, place - 4) if place >= 4 else None
        if match and 1000 <= int(match[1]) < 3000:
            yield NumericDate(Span(*match.span()), int(match[2]), int(match[3]), int(match[1]), is_iso=True)


def _year_last(text: str, places: Sequence[int]) -> Iterator[NumericDate]:
    for place in places:
        match = _YEAR_LAST.match(text, place - 1) or (_YEAR_LAST.match(text, place - 2) if place >= 2 else None)
        # "9.0.1969" is a version.
        if match and min(int(match[1]), int(match[3])) > 0 and max(int(match[1]), int(match[3])) <= _MOST:
            yield NumericDate(Span(*match.span()), int(match[1]), int(match[3]), int(match[4]))


def _is_numbered(text: str, one: NumericDate) -> bool:
    return _NUMBERED.search(text, max(0, one.span.start - 12), one.span.start) is not None


def read_iso(text: str) -> date | None:
    """Returns the day of "2025-10-25"; None for anything else, and for days that do not exist."""
    match = _ISO.match(text)
    return day_of(int(match[1]), int(match[2]), int(match[3])) if match else None
