"""A weekday and a date that do not go together.

## What it finds
A weekday beside a date that fell on another weekday: "Sunday, October 25, 2025", "June 7 (Monday)", "October 25 was a
Sunday". Where the year is missing, it is the article's; without a date of the article the rule speaks only where two
dates of a text, a few weeks apart at most, cannot both be right.

## Why it matters
Readers plan by it, and one of the two is wrong: the day was miscounted across time zones, or the month or the day misread.

## Flagged
- The two leaders spoke by phone on `Sunday, October 25, 2025`, the ministry said.
- The accord was signed on `June 7, 2011 (Monday)` in the old town hall.
- The minister left on Friday, March 6, and came back on `Sunday, March 9`, with an accord.

## Accepted
- The two leaders spoke by phone on Saturday, October 25, 2025, the ministry said.
- The fair runs on Saturday and Sunday, October 25-26, 2025.
- The minister left on Friday, March 6, and came back on Monday, March 9, with an accord.

## Fix safety
None: the weekday may be wrong, or the date. Both are suggested, the weekday first.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from checker.facts.article_date import ArticleDate, find_article_date
from checker.facts.calendar import find_calendar
from checker.facts.date_names import WEEKDAY_NAMES, ordinal
from checker.facts.dates import FIRST_YEAR, Date, day_of
from checker.facts.sentences import sentence_at
from checker.model import Document, Finding, Severity, Span
from checker.rules.base import Context, Rule
from checker.rules.dat._years import FAR, near, nearest, years_named

# Two dates this near to one another, in one text without years, are of one year.
ONE_STORY = 45
# How far the right day may be from the one given, to be worth a suggestion.
NEAR = 3


class WeekdayMismatch(Rule):
    """Reports "Sunday, October 25, 2025"."""

    code = "DAT101"
    name = "weekday-mismatch"
    mqm = "date-time"
    severity = Severity.MAJOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a date."""
        calendar = context.fact(find_calendar)
        dates = calendar.dates
        named = [at for at, one in enumerate(dates) if one.weekday and one.day and one.month and one.is_possible]
        yield from self._bare(calendar.bare, context)
        if not named:
            return
        today = context.fact(find_article_date)
        years = years_named(document.prose.text)
        open_ones = []
        for at in named:
            one, tied = dates[at], dates[at + 1 : at + 8]
            if one.year is not None:
                day = one.calendar_day
                if day and one.year >= FIRST_YEAR and (pair := _wrong_pair(one, day, tied)):
                    yield self._report(one, pair, "", context)
            elif today is None:
                open_ones.append(one)
            elif pair := _by_article(one, today, years, tied, document):
                yield self._report(one, pair, _since(today), context)
        yield from self._contradictions(open_ones, years, context)

    def _bare(self, dates: Sequence[Date], context: Context) -> Iterator[Finding]:
        today = context.fact(find_article_date) if dates else None
        for one in dates if today else ():
            if today and (pair := _bare_day(one, today.day)):
                yield self._report(one, pair, _since(today), context)

    def _report(self, one: Date, pair: tuple[date, int], since: str, context: Context) -> Finding:
        day, right, wrong = pair[0], WEEKDAY_NAMES[pair[0].weekday()], WEEKDAY_NAMES[pair[1]]
        return self.find(
            context,
            _whole(one, context),
            f"{day:%B} {day.day}, {day.year}, falls on a {right}, not on a {wrong}.",
            suggestions=_corrections(one, day, context),
            reason=f"The calendar gives {right} for that day{since}.",
        )

    def _contradictions(self, dates: Sequence[Date], years: frozenset[int], context: Context) -> Iterator[Finding]:
        """Yields the dates whose weekday cannot be right in any year that suits the date before, or that the text names."""
        for one, other in pairwise(dates):
            if not (one.weekday and other.weekday and one.month and other.month and one.day and other.day):
                continue
            if one.weekday.others or other.weekday.others or one.tie or other.tie:
                continue
            gap = _gap(one, other)
            if gap is None or (other.weekday.number - one.weekday.number - gap) % 7 == 0:
                continue
            if any(_fits(one, year) or _fits(other, year) for year in years):
                continue
            place = _whole(other, context)
            right = WEEKDAY_NAMES[(one.weekday.number + gap) % 7]
            yield self.find(
                context,
                place,
                f"“{context.text(place)}” and “{context.text(_whole(one, context))}” cannot both be right.",
                related=[context.related(one.whole, "the other date", role="other")],
                suggestions=[_with(context, other, other.weekday.span, right)],
                reason=f"{abs(gap)} days lie between them: if one is a {WEEKDAY_NAMES[one.weekday.number]}, "
                f"the other is a {right}.",
            )


def _whole(one: Date, context: Context) -> Span:
    """Returns the place of a date with its weekday, and the bracket that closes around one of them."""
    span = one.whole
    is_open = "(" in context.text(span) and context.document.prose.text.startswith(")", span.end)
    return Span(span.start, span.end + is_open)


def _wrong_pair(one: Date, day: date, tied: Sequence[Date]) -> tuple[date, int] | None:
    """Returns the day and the weekday beside it that do not agree, of a date and those of `tied` that are tied to it."""
    if one.weekday is None:
        return None
    days = [day]
    for other in tied:
        next_day = day_of(day.year, one.month or 0, other.day or 0) if other.tie else None
        if next_day is None:
            break
        days.append(next_day)
    named = [*reversed(one.weekday.others), one.weekday.number]
    if len(named) == len(days):
        return next((pair for pair in zip(days, named, strict=True) if pair[0].weekday() != pair[1]), None)
    # "Sunday, October 25-26" and "Friday through Sunday, July 6": one that fits will do.
    return (day, named[0]) if {each.weekday() for each in days}.isdisjoint(named) else None


def _by_article(
    one: Date, today: ArticleDate, years: frozenset[int], tied: Sequence[Date], document: Document
) -> tuple[date, int] | None:
    """Returns the day that a date without a year must mean and its weekday, where that is wrong; None where it may be right."""
    if one.month is None or one.day is None:
        return None
    days = [*near(one.month, one.day, today.day)]
    days += [day for year in years if (day := day_of(year, one.month, one.day))]
    if not days or any(_wrong_pair(one, day, tied) is None for day in days):
        return None
    if FAR.search(document.prose.text, *_bounds(document, one.span)):
        return None
    day = nearest(one.month, one.day, today.day)
    return _wrong_pair(one, day, tied) if day else None


def _bounds(document: Document, span: Span) -> tuple[int, int]:
    sentence = sentence_at(document.prose, span)
    return sentence.start, sentence.end


def _bare_day(one: Date, today: date) -> tuple[date, int] | None:
    """Returns the day and weekday of "the 22nd (Tuesday)", where they do not agree in the months around `today`."""
    if one.day is None or one.weekday is None:
        return None
    days = [day for shift in range(-45, 46) if (day := _shifted(today, shift)) is not None and day.day == one.day]
    if not days or any(day.weekday() == one.weekday.number for day in days):
        return None
    return min(days, key=lambda day: abs((day - today).days)), one.weekday.number


def _shifted(today: date, days: int) -> date | None:
    ordinal_number = today.toordinal() + days
    return date.fromordinal(ordinal_number) if 1 <= ordinal_number <= date.max.toordinal() else None


def _fits(one: Date, year: int) -> bool:
    day = day_of(year, one.month or 0, one.day or 0)
    return day is not None and one.weekday is not None and day.weekday() == one.weekday.number


def _gap(one: Date, other: Date) -> int | None:
    """Returns the days from one date to the other; None where they are far apart, or a leap day may lie between."""
    gaps = []
    for year in (2023, 2024):
        days = [day_of(year, each.month or 0, each.day or 0) for each in (one, other)]
        if days[0] is None or days[1] is None:
            return None
        gaps.append((days[1] - days[0]).days)
    return gaps[0] if gaps[0] == gaps[1] and abs(gaps[0]) <= ONE_STORY else None


def _since(today: ArticleDate) -> str:
    return f"; the year is taken from the article's date, {today.words}"


def _corrections(one: Date, day: date, context: Context) -> list[str]:
    """Returns the date with the right weekday, and with the nearest day that has the weekday."""
    if one.weekday is None or one.weekday.others:
        return []
    found = [_with(context, one, one.weekday.span, WEEKDAY_NAMES[day.weekday()])]
    shift = (one.weekday.number - day.weekday() + 3) % 7 - 3
    moved = _shifted(day, shift)
    if one.day_span and moved and moved.month == day.month and abs(shift) <= NEAR:
        figures = ordinal(moved.day) if re.search("[a-z]$", context.text(one.day_span)) else str(moved.day)
        found.append(_with(context, one, one.day_span, figures))
    return found


def _with(context: Context, one: Date, place: Span, words: str) -> str:
    """Returns the text of a date with other words at `place`, in capitals or short where it was."""
    whole, old = _whole(one, context), context.text(place)
    if old.isupper():
        words = words.upper()
    elif len(old) <= 5 and one.weekday and place == one.weekday.span and old not in WEEKDAY_NAMES:
        words = words[:3]
    text = context.text(whole)
    return text[: place.start - whole.start] + words + text[place.end - whole.start :]
