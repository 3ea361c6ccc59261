"""Days without a month beside a weekday: "the 22nd (Tuesday)", "Sunday the 25th"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.facts.date_names import MONTHS, WEEKDAYS
from checker.facts.dates import Date
from checker.facts.weekdays import Weekday
from checker.model import Span

_REACH = 24
_AFTER = re.compile(r"(?:st|nd|rd|th) \(([A-Z][a-z]{2,8})\.?\)")
_BEFORE = re.compile(r"\b([A-Z][a-z]{2,5}day),? the $")
_NAMED_AFTER = re.compile(r"(?:st|nd|rd|th) (?:of|[A-Z])")
_MONTH_BEFORE = re.compile(r"([A-Z][a-z]{2,8})\.? (?:the )?$")


def bare_days_at(text: str, places: Iterable[int]) -> Iterator[Date]:
    """Yields the days whose figures end at one of `places`, with a weekday and without a month: their `month` is None."""
    for place in places:
        start = place - 2 if text[place - 2 : place].isdecimal() else place - 1
        match = _AFTER.match(text, place) or _BEFORE.search(text, max(0, start - _REACH), start)
        if match is None or match[1] not in WEEKDAYS or text[start - 1 : start] not in ("", " ", "\n", "(", "\u00a0"):
            continue
        month = _MONTH_BEFORE.search(text, max(0, start - _REACH), start)
        if (month and month[1] in MONTHS) or (match.start() < place and _NAMED_AFTER.match(text, place)):
            continue
        weekday = Weekday(WEEKDAYS[match[1]], Span(*match.span(1)))
        day = Span(start, place + 2)
        yield Date(day, None, int(text[start:place]), day_span=day, weekday=weekday)
