"""Times of day, lengths of time and years of an era as values."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts.calendar import find_calendar
from checker.facts.durations import find_durations
from checker.model import Document
from checker.readers import read_bytes

# Text; hour, minute and half of each time, and whether there is such a time.
TIMES = [
    ("at 7.15 a.m. and 10 p.m.", [(7, 15, "a", True), (10, None, "p", True)]),
    ("at 15:30 and 00:15", [(15, 30, "", True), (0, 15, "", True)]),
    ("at 9: 30 a.m.", [(9, 30, "a", True)]),
    ("at 22 pm and 0 am", [(22, None, "p", False), (0, None, "a", False)]),
    ("at 5 o'clock and 16 o\u2019clock", [(5, None, "", True), (16, None, "", False)]),
    ("at 24:00, not 24:15", [(24, 0, "", True), (24, 15, "", False)]),
    ("a ratio of 1:2:3, 10:4, and I am 5 amps", []),
]
DURATIONS = [
    ("for 15 days", [(15, "day", 15)]),
    ("a three-day visit", [(3, "day", 3)]),
    ("two weeks and six months", [(2, "week", 14), (6, "month", None)]),
    ("many days, 1,000 days", []),
]
ERAS = [
    ("Reiwa 7 (2025)", ("Reiwa", 7, [2025])),
    ("1872 (Meiji 5)", ("Meiji", 5, [1872])),
    ("the 12th year of the Taish\u014d era (1923)", ("Taisho", 12, [1923])),
    ("the first year of Reiwa", ("Reiwa", 1, [])),
    ("year 114 of the Republic of China, or 2025", ("the Republic of China", 114, [2025])),
    ("Buddhist Era 2568 (May 2024 to May 2025)", ("the Buddhist era", 2568, [2024, 2025])),
]


def read(text: str) -> Document:
    (document,) = read_bytes(text.encode(), "article.txt")
    return document


@pytest.mark.parametrize(("text", "wanted"), TIMES)
def test_times(text: str, wanted: list[tuple[int, int | None, str, bool]]) -> None:
    assert [(one.hour, one.minute, one.half, one.is_possible) for one in find_calendar(read(text)).times] == wanted


@settings(deadline=None)
@given(st.times())
def test_each_time_of_a_clock_is_possible(time: object) -> None:
    (found,) = find_calendar(read(f"The bell rang at {time:%H:%M}.")).times
    assert found.is_possible


@pytest.mark.parametrize(("text", "durations"), DURATIONS)
def test_durations(text: str, durations: list[tuple[int, str, int | None]]) -> None:
    assert [(one.number, one.unit, one.days) for one in find_durations(read(text))] == durations


@pytest.mark.parametrize(("text", "era"), ERAS)
def test_eras(text: str, era: tuple[str, int, list[int]]) -> None:
    (found,) = find_calendar(read(f"It was in {text}.")).eras
    assert (found.era.name, found.year, [year for year, _ in found.beside]) == era


@pytest.mark.parametrize("year", [1868, 1912, 1926, 1989, 2019, 2025])
def test_a_year_of_an_era_is_its_gregorian_year(year: int) -> None:
    names = {1868: "Meiji", 1912: "Taisho", 1926: "Showa", 1989: "Heisei", 2019: "Reiwa"}
    start = max(first for first in names if first <= year)
    (found,) = find_calendar(read(f"It was in {names[start]} {year - start + 1}.")).eras
    assert found.era.gregorian(found.year) == (year,)
