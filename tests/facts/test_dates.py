"""Dates as values: what news writes is read back, with its weekday and its place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts.article_date import find_article_date
from checker.facts.calendar import find_calendar
from checker.facts.date_names import MONTH_NAMES, WEEKDAY_NAMES, ordinal
from checker.facts.dates import Date, day_of
from checker.model import Document
from checker.readers import ReadOptions, read_bytes

SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")

# How news writes a day, with everything given.
STYLES = [
    "{weekday}, {month} {day}, {year}",
    "{weekday}, {day} {month} {year}",
    "{weekday} {day} {month} {year}",
    "{weekday} ({month} {day}, {year})",
    "{weekday}, {short} {day}, {year}",
    "{short_weekday}, {short} {day}, {year}",
    "{month} {day}, {year} ({weekday})",
    "{month} {th}, {year}, a {weekday}",
    "{weekday}, the {th} of {month} {year}",
    "{upper_weekday}, {upper} {day}, {year}",
    "{weekday} morning, {month} {day}, {year}",
    "{day}-{month3}-{year} ({weekday})",
]

# Text; year, month, day and weekday of each date, and how it is tied to the one before.
TEXTS = [
    ("It is open October 25 to 27, 2025.", [(2025, 10, 25, None, ""), (2025, 10, 27, None, "to")]),
    ("It is open July 4, 5 and 6.", [(None, 7, 4, None, ""), (None, 7, 5, None, "and"), (None, 7, 6, None, "and")]),
    ("It is open 25\u201327 October 2025.", [(2025, 10, 25, None, ""), (2025, 10, 27, None, "to")]),
    ("From Saturday, May 3, to Sunday, May 4.", [(None, 5, 3, 5, ""), (None, 5, 4, 6, "")]),
    ("It began in October 2025.", [(2025, 10, None, None, "")]),
    ("It began in October.", [(None, 10, None, None, "")]),
    ("Ms. May may march in March.", []),
    ("She turned 31 June 3.", [(None, 6, 3, None, "")]),
    ("On Oct. 25, 1,200 came, and on Oct. 26 2000 people.", [(None, 10, 25, None, ""), (None, 10, 26, None, "")]),
    ("From 20:00 on July 25 to 20:00 on July 26.", [(None, 7, 25, None, ""), (None, 7, 26, None, "")]),
    ("In year 0: October 25, 0000. Later: October 25, 99999.", [(None, 10, 25, None, ""), (None, 10, 25, None, "")]),
    ("Saturday and Sunday, May 3 and 4.", [(None, 5, 3, 6, ""), (None, 5, 4, None, "and")]),
]

# Text, and the article's day; None where the text gives none.
ARTICLES = [
    ("Oct 26, 2025\n\nThe talks went well.", date(2025, 10, 26)),
    ("Harbor talks go well\n\nPublished: Sunday, 26 October 2025, 10:15 GMT\n\nThe talks went well.", date(2025, 10, 26)),
    ("OSLO, Oct. 25, 2025 (Wire) \u2014 The talks went well.", date(2025, 10, 25)),
    ("PORT SAMPLE, Freedonia, October 25, 2025 -- The talks went well.", date(2025, 10, 25)),
    ("2025-10-26\n\nThe talks went well.", date(2025, 10, 26)),
    ("The talks of October 25, 2025, went well.", None),
    ("OSLO, Oct. 25 (Wire) \u2014 The talks went well.", None),
    ("Feb 30, 2025\n\nThe talks went well.", None),
    ("2025-13-45\n\nThe talks went well.", None),
]


def read(text: str, date: str | None = None) -> Document:
    (document,) = read_bytes(text.encode(), "article.txt", ReadOptions(date=date))
    return document


def row(one: Date) -> tuple[int | None, int | None, int | None, int | None, str]:
    return one.year, one.month, one.day, one.weekday.number if one.weekday else None, one.tie


@settings(deadline=None)
@given(
    st.dates(date(1924, 1, 1), date(2199, 12, 31)),
    st.sampled_from(STYLES),
    st.sampled_from(["", "On ", "\U0001f642 On ", "Zu\u0308rich, on "]),
)
def test_a_date_as_news_writes_it_is_read_back(day: date, style: str, before: str) -> None:
    month, weekday = MONTH_NAMES[day.month - 1], WEEKDAY_NAMES[day.weekday()]
    written = style.format(
        weekday=weekday,
        short_weekday=weekday[:3] + ".",
        upper_weekday=weekday.upper(),
        month=month,
        month3=month[:3],
        upper=month.upper(),
        short=SHORT[day.month - 1],
        day=day.day,
        th=ordinal(day.day),
        year=day.year,
    )
    document = read(f"{before}{written}, they met.")
    (found,) = find_calendar(document).dates
    assert found.calendar_day == day
    assert found.weekday is not None
    assert found.weekday.number == day.weekday()
    text = document.prose.text
    assert text[found.whole.start : found.whole.end] in written
    assert text[found.weekday.span.start : found.weekday.span.end].rstrip(".").lower() in weekday.lower()


@pytest.mark.parametrize(("text", "dates"), TEXTS)
def test_dates_of_a_text(text: str, dates: list[tuple[int | None, int, int | None, int | None, str]]) -> None:
    assert [row(one) for one in find_calendar(read(text)).dates] == dates


@pytest.mark.parametrize(("text", "day"), ARTICLES)
def test_the_article_s_date_in_the_text(text: str, day: date | None) -> None:
    found = find_article_date(read(text))
    assert (found and found.day) == day
    assert not found or found.span is not None


def test_what_the_file_says_of_its_date_comes_first() -> None:
    found = find_article_date(read("Oct 26, 2025\n\nThe talks went well.", date="2025-10-27"))
    assert found is not None
    assert (found.day, found.span, found.words) == (date(2025, 10, 27), None, "October 27, 2025")


@settings(deadline=None)
@given(st.integers(-5, 10_050), st.integers(-1, 14), st.integers(-1, 33))
def test_a_day_is_one_of_the_standard_library_s(year: int, month: int, day: int) -> None:
    try:
        wanted = date(year, month, day)
    except ValueError:
        wanted = None
    assert day_of(year, month, day) == wanted


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y"]))
def test_a_date_in_figures_is_read_back(day: date, style: str) -> None:
    (found,) = find_calendar(read(f"It was dated {day.strftime(style)}, they said.")).numeric
    assert day in found.readings
