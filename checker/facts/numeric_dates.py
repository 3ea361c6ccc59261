"""Dates in figures alone: "2025-10-25", "25.10.2025", "10/25/2025"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from checker.facts.dates import day_of
from checker.model import Document, Span

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
# A hyphen, full stop or slash that stands between figures: the engine jumps from mark to mark.
_MARKED = re.compile(
    r"[-./](?<=\d[-./])(?=\d)"
    r"(?:(?<=(?<![\d./-])\d{4}-)(?P<m>\d\d)-(?P<d>\d\d)(?![\d./-]*\d|[A-Za-z-])"
    r"|(?:(?<=(?<![\d./-])\d[./])|(?<=(?<![\d./-])\d\d[./]))(?P<second>\d{1,2})(?P<mark>[./])(?P<year>(?:19|20)\d\d)(?![./-]?\d|[A-Za-z]))"
)
# "Order no. 2021-19-31" is a number of an order.
_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|number|case|docket|file|ref|reference|order|article|id|isbn|version|release|rev|serial|phone|tel|model)\.?:? ?|#|\u2116 ?)$",
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


def find_numeric_dates(document: Document) -> tuple[NumericDate, ...]:
    """Returns the article's dates in figures that have a year, in the order of the text."""
    text, found = document.prose.text, []
    for match in _MARKED.finditer(text):
        start = match.start()
        if match["m"]:
            span, numbers = Span(start - 4, match.end()), (int(match["m"]), int(match["d"]), int(text[start - 4 : start]))
            if not 1000 <= numbers[2] < 3000:
                continue
        elif match["mark"] == text[start]:
            first = start - 2 if text[start - 2 : start].isdigit() else start - 1
            span = Span(first, match.end())
            numbers = (int(text[first:start]), int(match["second"]), int(match["year"]))
        else:
            continue
        if not _NUMBERED.search(text, max(0, span.start - 12), span.start):
            found.append(NumericDate(span, *numbers, is_iso=bool(match["m"])))
    return tuple(found)


def read_iso(text: str) -> date | None:
    """Returns the day of "2025-10-25"; None for anything else, and for days that do not exist."""
    match = _ISO.match(text)
    return day_of(int(match[1]), int(match[2]), int(match[3])) if match else None
