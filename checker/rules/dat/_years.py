"""Which year a date without a year may belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.facts.dates import day_of

# A date without a year is of this year or of the coming one: farther away, a desk writes the year.
REACH = 330
FAR = re.compile(
    r"\b(?:last|next|previous|following|past|coming) year|\byears? (?:ago|earlier|later|before|after|from now)|\ba year\b", re.I
)
_YEAR = re.compile(r"(?<![\d.,$])(?:19|20)\d\d(?!\d|[.,]\d)")
# A text that names more years than this tells a history.
_MOST = 12


def near(month: int, day: int, today: date, *, reach: int = REACH) -> Iterator[date]:
    """Yields the days of that month and day within `reach` days of `today`."""
    for year in range(today.year - 1 - reach // 366, today.year + 2 + reach // 366):
        found = day_of(year, month, day)
        if found and abs((found - today).days) <= reach:
            yield found


def nearest(month: int, day: int, today: date) -> date | None:
    """Returns the day of that month and day that is nearest to `today`."""
    days = near(month, day, today, reach=4 * 366)
    return min(days, key=lambda found: abs((found - today).days), default=None)


def years_named(text: str) -> frozenset[int]:
    """Returns the years that a text names; a year in a text may be that of any date in it."""
    years: set[int] = set()
    for match in _YEAR.finditer(text):
        years.add(int(match[0]))
        if len(years) > _MOST:
            break
    return frozenset(years)
