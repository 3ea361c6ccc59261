"""The dates an article names by their month: "Sunday, Oct. 25, 2025", "25th of October", "July 26 and 27", "October 2025".

Numeric dates are in `numeric_dates.py`, times of day in `times.py`, years of an era in `eras.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from checker.facts.date_names import DAYS_IN_MONTH, MONTHS
from checker.facts.weekdays import Weekday, weekday_after, weekday_before
from checker.model import Span

# Weekdays before the calendar was the same everywhere (Greece was the last, in 1923) need history, not arithmetic.
FIRST_YEAR = 1924


@dataclass(frozen=True, slots=True)
class Date:
    """A day or a month as the text gives it; what the text leaves out is None.

    `span` covers day, month and year, `day_span` the day alone. Several days of one month ("October 25 to 27, 2025") are
    several dates, which share month and year; `tie` says how such a date is tied to the one before: "to", "and" or "".
    `is_firm` is False where the number may belong to the next word ("in April 30 people").
    """

    span: Span
    month: int | None
    day: int | None = None
    year: int | None = None
    day_span: Span | None = None
    weekday: Weekday | None = None
    tie: str = ""
    is_firm: bool = True

    @property
    def is_possible(self) -> bool:
        """True unless the calendar has no such day; February 29 needs a leap year where the year is given."""
        if self.day is None or self.month is None:
            return True
        if not 1 <= self.day <= DAYS_IN_MONTH[self.month - 1]:
            return False
        leap = self.year is None or self.year < FIRST_YEAR or (self.year % 4 == 0 and (self.year % 100 or self.year % 400 == 0))
        return bool(leap) or (self.month, self.day) != (2, 29)

    @property
    def calendar_day(self) -> date | None:
        """The day itself, where year, month and day are given and exist."""
        if self.year is None or self.month is None or self.day is None or not self.is_possible or not 1 <= self.year <= 9999:
            return None
        return day_of(self.year, self.month, self.day)

    @property
    def whole(self) -> Span:
        """The place of the date with its weekday."""
        if self.weekday is None:
            return self.span
        return Span(min(self.span.start, self.weekday.span.start), max(self.span.end, self.weekday.span.end))


def day_of(year: int, month: int, day: int) -> date | None:
    """Returns a day, None if there is no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= DAYS_IN_MONTH[month - 1]):
        return None
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date(year, month, day) if is_leap or (month, day) != (2, 29) else None


# What stands behind the first letter of a month.
MONTH_RESTS = r"an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec|AN|EB|AR|PR|AY|U[NLG]|EP|CT|OV|EC"
_ANCHOR = re.compile(rf"[JFMASOND](?:{MONTH_RESTS})")
_WORD = re.compile(r"[A-Za-z]{3,9}")
_GAP = r"[ \u00a0\t]{1,2}"
# What follows a number that is no day: figures, a sign, a unit tied to it, the minutes of a time.
_NO_COUNT = r"(?![\w%\u2030]|[.,:/]\d|: \d|[-\u2010\u2011][A-Za-z])"
_AFTER = re.compile(rf"\.?(?:{_GAP}|[-\u2013])(?:the )?(\d{{1,2}})(st|nd|rd|th)?{_NO_COUNT}")
_NEXT = re.compile(
    rf"(?: ?([-\u2013\u2014]) ?|(,) |,? (to|and|or|through|until|till|&) )(?:the )?(\d{{1,2}})(st|nd|rd|th)?{_NO_COUNT}"
)
_YEAR_AFTER_DAY = re.compile(rf"(,?)(?:{_GAP}| of )?(?:in )?(\d{{4}})(?![\d%-]|[.,:]\d)")
_YEAR_AFTER_MONTH = re.compile(rf"\.?,?(?:{_GAP}|-)(?:of )?(\d{{4}})(?![\d%]|[.,:]\d)")
_BEFORE = re.compile(r"(?<![\d.,:/$\u20ac\u00a3#-])(\d{1,2})(st|nd|rd|th)?(?:(?: day)? of| of the month of)?[ \u00a0.-]{1,2}$")
_EARLIER = re.compile(
    r"(?<![\d.,:/$\u20ac\u00a3#])(\d{1,2})(st|nd|rd|th)?(?: ?([-\u2013\u2014]) ?|(,) |,? (to|and|or|through|until"
    r"|till|&) )(?:the )?$"
)
_COUNTED = re.compile(
    r"[ \u00a0](?!(?:was|is|as|has|this|his|its|because|across|towards|afterwards|besides|perhaps)\b)"
    r"(?:[a-z]{2,}s\b|people\b|men\b|women\b|children\b|percent\b|per cent\b|million\b|billion\b|hours?\b|local\b"
    r"|GMT\b|UTC\b|BST\b)"
)
_LONGEST_LIST = 12
_REACH = 24


def dates_in(text: str) -> Iterator[Date]:
    """Yields the dates of a text with a named month, in order; of a whole article `find_calendar` has them."""
    return dates_at(text, (match.start() for match in _ANCHOR.finditer(text)))


def dates_at(text: str, places: Iterable[int]) -> Iterator[Date]:
    """Yields the dates whose month begins at one of `places`, in the order of the text."""
    end = -1
    for place in places:
        if place < end or (place and text[place - 1].isalpha()):
            continue
        word = _WORD.match(text, place)
        month = MONTHS.get(word[0]) if word else None
        if word and month:
            for found in _dates_of(text, place, word.end(), month, word[0]):
                end = found.span.end
                yield found


def _dates_of(text: str, start: int, end: int, month: int, name: str) -> Iterator[Date]:
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before and 0 < int(before[1]) < 40:
        dates = _day_first(text, before, Span(start, end), month)
        if dates:
            yield from dates
            return
    after = _AFTER.match(text, end)
    if after:
        yield from _month_first(text, after, start, month)
        return
    year = _YEAR_AFTER_MONTH.match(text, end)
    if year and 1000 <= int(year[1]) < 3000:
        yield Date(Span(start, year.end()), month, year=int(year[1]))
    elif name not in ("May", "March", "MAY", "MARCH", "Jan", "Mar", "Jun", "Dec", "Sep", "Oct", "Nov", "Apr"):
        yield Date(Span(start, end), month)


def _month_first(text: str, after: re.Match[str], start: int, month: int) -> Iterator[Date]:
    days = [(int(after[1]), Span(after.start(1), after.end()), "")]
    at = after.end()
    while len(days) < _LONGEST_LIST and (more := _NEXT.match(text, at)):
        if _is_other(text, more.end()) or (more[2] and not more[5] and not _goes_on(text, more.end())):
            break
        tie = "to" if more[1] or more[3] in ("to", "through", "until", "till") else "and"
        days.append((int(more[4]), Span(more.start(4), more.end()), tie))
        at = more.end()
    year, end = _year_at(text, at)
    is_firm = bool(after[2]) or year is not None or not _COUNTED.match(text, at)
    for number, (day, place, tie) in enumerate(days):
        is_last = number == len(days) - 1
        span = Span(place.start if number else start, end if is_last else place.end)
        yield _with_weekday(text, Date(span, month, day, year, place, tie=tie, is_firm=is_firm), number, is_last)


def _day_first(text: str, before: re.Match[str], name: Span, month: int) -> list[Date]:
    days = [(int(before[1]), Span(before.start(1), before.start(1) + len(before[1]) + len(before[2] or "")), "")]
    at = before.start(1)
    while len(days) < _LONGEST_LIST and (more := _EARLIER.search(text, max(0, at - _REACH), at)):
        tie = "to" if more[3] or more[5] in ("to", "through", "until", "till") else "and"
        days[0] = (*days[0][:2], tie)
        days.insert(0, (int(more[1]), Span(more.start(1), more.start(1) + len(more[1]) + len(more[2] or "")), ""))
        at = more.start(1)
    # "May 5" after a number is no "3 May": the number before belongs to what came before ("turned 31 June 3").
    if not before[2] and _AFTER.match(text, name.end) and not _YEAR_AFTER_MONTH.match(text, name.end):
        return []
    year, end = _year_at(text, name.end + text.startswith(".", name.end), is_after_month=True)
    end = end if year is not None else name.end
    dates = []
    for number, (day, place, tie) in enumerate(days):
        is_last = number == len(days) - 1
        span = Span(place.start, end if is_last else place.end)
        dates.append(_with_weekday(text, Date(span, month, day, year, place, tie=tie), number, is_last))
    return dates


def _with_weekday(text: str, found: Date, number: int, is_last: bool) -> Date:
    """Returns the date with the weekday that stands before the first day of a list, or after its last."""
    weekday = weekday_before(text, found.span.start) if number == 0 else None
    if weekday is None and is_last and number == 0:
        weekday = weekday_after(text, found.span.end)
    return replace(found, weekday=weekday) if weekday else found


def _year_at(text: str, at: int, *, is_after_month: bool = False) -> tuple[int | None, int]:
    match = (_YEAR_AFTER_MONTH if is_after_month else _YEAR_AFTER_DAY).match(text, at)
    if match is None:
        return None, at
    digits = match[match.lastindex or 1]
    comma = is_after_month or bool(match[1])
    if not 1000 <= int(digits) < 3000 or (not comma and _COUNTED.match(text, match.end())):
        return None, at
    return int(digits), match.end()


def _is_other(text: str, at: int) -> bool:
    """Says whether the number that ends at `at` begins a date of its own, or counts what follows."""
    if _COUNTED.match(text, at):
        return True
    word = _WORD.match(text, at + 1) if text[at : at + 1] in (" ", "\u00a0") else None
    return word is not None and word[0] in MONTHS


def _goes_on(text: str, at: int) -> bool:
    """Says whether a list of days goes on after a comma: "July 4, 5 and 6"."""
    return _NEXT.match(text, at) is not None
