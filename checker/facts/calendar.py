"""What an article says of days, times and years: one look at its text for all who ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from checker.facts.bare_days import bare_days_at
from checker.facts.date_names import MONTHS
from checker.facts.dates import MONTH_RESTS, Date, dates_at
from checker.facts.era_table import all_eras
from checker.facts.eras import EraYear, eras_at
from checker.facts.numeric_dates import NumericDate, numeric_dates_at
from checker.facts.times import ClockTime, times_at
from checker.model import Document

# Behind a figure: a mark and another figure, "a.m.", "o'clock", "days", a comma and a word, "st", "th".
_FIGURE = r"[-./:](?=[0-9])|:(?= [0-9])|[ \u00a0]?(?:[apAP]\.?[mM]\b|o['\u2019 ]clock\b|days\b)|,(?= [a-z])|(?:st|nd|rd|th)\b"
_MARKS = {**{mark: mark for mark in "-./:,do"}, **dict.fromkeys("apAP", "a"), **dict.fromkeys("snrt", "t")}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The dates of an article with a named month, with figures alone, and without a month; times of day and years of eras.

    `marks` are the places behind a figure, in order, by what stands there: "-", ".", "/", ":" and another figure, "a" (a.m.,
    p.m.), "o" (o'clock), "d" (days), "," (and a word), "t" (the ending of an ordinal).
    """

    dates: tuple[Date, ...] = ()
    numeric: tuple[NumericDate, ...] = ()
    bare: tuple[Date, ...] = ()
    times: tuple[ClockTime, ...] = ()
    eras: tuple[EraYear, ...] = ()
    marks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def find_calendar(document: Document) -> Calendar:
    """Returns the days, times and years of an article, each in the order of the text."""
    text = document.prose.text
    months: list[int] = []
    eras: list[int] = []
    marks: dict[str, list[int]] = {}
    for match in _anchor().finditer(text):
        start, words = match.start(), match[0]
        if words[0].isdigit():
            marks.setdefault(_MARKS[words[1:].lstrip()[0]], []).append(start + 1)
        elif text[start : start + 3] in MONTHS:
            months.append(start)
        else:
            eras.append(start)
    return Calendar(
        tuple(dates_at(text, months)) if months else (),
        tuple(numeric_dates_at(text, marks)) if marks else (),
        tuple(bare_days_at(text, marks["t"])) if "t" in marks else (),
        tuple(times_at(text, marks)) if marks else (),
        tuple(eras_at(text, eras)) if eras else (),
        {name: tuple(places) for name, places in marks.items()},
    )


@cache
def _anchor() -> re.Pattern[str]:
    """Returns what finds all beginnings in one go; the engine is fast where a pattern begins with one class of characters."""
    forms = {form for era in all_eras() for form in era.forms}
    firsts = "".join(sorted({form[0] for form in forms} | set("JFMASOND")))
    # A name that begins with a shorter one is found by that; what is short must end there.
    kept = sorted(form for form in forms if not any(form != other and form.startswith(other) for other in forms))
    rests = "|".join(re.escape(form[1:]) + (r"\b" if len(form) < 3 else "") for form in kept)
    return re.compile(rf"[0-9{firsts}](?:(?<=[0-9])(?:{_FIGURE})|(?<=[A-Z])(?:{rests}|{MONTH_RESTS}))")
