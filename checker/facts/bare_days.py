"""Days without a month beside a weekday: "the 22nd (Tuesday)", "Sunday the 25th"."""

from __future__ import annotations

import re

from checker.facts.date_names import MONTHS, WEEKDAYS
from checker.facts.dates import Date
from checker.facts.weekdays import Weekday
from checker.model import Document, Span

_DAY_WEEKDAY = re.compile(r"\b([0-9]{1,2})(?:st|nd|rd|th) \(([A-Z][a-z]{2,8})\.?\)")
_WEEKDAY_DAY = re.compile(r"\b([A-Z][a-z]{2,5}day),? the ([0-9]{1,2})(?:st|nd|rd|th)\b(?! (?:of|[A-Z]))")
_MONTH_BEFORE = re.compile(r"([A-Z][a-z]{2,8})\.? (?:the )?$")


def find_bare_days(document: Document) -> tuple[Date, ...]:
    """Returns the days that stand with a weekday and without a month; their `month` is None."""
    text, found = document.prose.text, []
    if "day)" in text:
        for match in _DAY_WEEKDAY.finditer(text):
            month = _MONTH_BEFORE.search(text, max(0, match.start() - 14), match.start())
            if match[2] in WEEKDAYS and not (month and month[1] in MONTHS):
                found.append(_bare(match, 1, 2))
    if "day the " in text or "day, the " in text:
        found += [_bare(match, 2, 1) for match in _WEEKDAY_DAY.finditer(text) if match[1] in WEEKDAYS]
    return tuple(sorted(found, key=lambda one: one.span))


def _bare(match: re.Match[str], day: int, weekday: int) -> Date:
    place = Span(match.start(day), match.end(day) + 2)
    return Date(
        place, None, int(match[day]), day_span=place, weekday=Weekday(WEEKDAYS[match[weekday]], Span(*match.span(weekday)))
    )
