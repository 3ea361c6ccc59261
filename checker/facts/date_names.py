"""The names that news gives months and weekdays, with their abbreviations.

Full names, the Associated Press's abbreviations (Stylebook, "months", "days of the week") and three letters.
"""

from __future__ import annotations

MONTH_NAMES = tuple("January February March April May June July August September October November December".split())
WEEKDAY_NAMES = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _spellings(names: tuple[str, ...], more: dict[str, int], first: int) -> dict[str, int]:
    plain = {spelling: number for number, name in enumerate(names, first) for spelling in (name, name[:3])} | more
    return plain | {spelling.upper(): number for spelling, number in plain.items()}


# What a word means: months from 1, weekdays from 0 (Monday), as in the standard library's datetime.
MONTHS = _spellings(MONTH_NAMES, {"Sept": 9}, 1)
WEEKDAYS = _spellings(WEEKDAY_NAMES, {"Tues": 1, "Thur": 3, "Thurs": 3, "Weds": 2}, 0)


def ordinal(number: int) -> str:
    """Returns "1st", "22nd", "13th"."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
