"""Days that no calendar has, and times that no clock shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.facts.date_names import DAYS_IN_MONTH, MONTH_NAMES
from checker.facts.dates import Date
from checker.facts.numeric_dates import NumericDate
from checker.facts.times import ClockTime
from checker.model import Severity
from checker.rules.dat._slip import Slip

# After these a number behind a month is its day, not a count of what follows.
_DAY_BEFORE = re.compile(r"\b(?:on|until|till|through|dated|before|after|to|of|or|for|from|the)(?: the)? $", re.I)
# "By June 31 countries had signed": after these the number may count what follows.
_DAY_AFTER = re.compile(
    r"(?:['\u2019]s)?(?:[,.;:)\"\u201d]|$|\n| ?[-\u2013\u2014(]"
    r"| (?:at|in|and|or|to|by|when|after|before|as|for|the|he|she|they|it|with|from|on|but|because|while|where"
    r"|instead|is|was|will|this|last|next)\b)"
)
# "May 68", "April 35": farther from a day, only "on" before it or a year behind it makes it one.
_NEAR_DAY, _LAST_DAY = 31, 39
_CLOCK_BEFORE = re.compile(
    r"\b(?:at|around|until|till|by|from|since|about|before|after|past|between|and|to|time|GMT)[ \u00a0]$", re.I
)
# "75:30 of the second half", "25:30 left": a clock that counts the minutes of a match.
_MATCH = re.compile(
    r" (?:of|left|remaining|into|in|mark|on the clock|minutes?|to (?:go|play)|lead|victory|win|defeat|loss|score"
    r"|split|ratio|majority)\b"
)
_SCORE_BEFORE = re.compile(
    r"\b(?:won|lost|beat|level|tied|drawn?|score|scored?|led|lead|leading|ratio|Psalms?|verse|split|ahead|trail\w*|down|up)\b[^.\n]{0,24}$",
    re.I,
)
_NIGHT = 29


def impossible_days(text: str, dates: Sequence[Date]) -> Iterator[Slip]:
    """Yields "February 30"."""
    for one in dates:
        if one.is_possible or one.month is None or one.day is None or not _is_day(text, one):
            continue
        name, most = MONTH_NAMES[one.month - 1], DAYS_IN_MONTH[one.month - 1]
        if one.day == 29:
            reason = f"{one.year} is no leap year: its February has 28 days."
        else:
            reason = f"{name} has {most} days{' at most' if one.month == 2 else ''}."
        yield Slip(one.span, f"“{text[one.span.start : one.span.end]}” is no day of the calendar.", reason)


def _is_day(text: str, one: Date) -> bool:
    if one.day is None or (one.day > _LAST_DAY and one.year is None):
        return False
    if one.year is not None:
        return True
    place = one.day_span
    is_ordinal = place is not None and text[place.start : place.end][-1:].isalpha()
    if place is not None and place.start == one.span.start and not one.tie:
        return is_ordinal or bool(_DAY_BEFORE.search(text, max(0, one.span.start - 10), one.span.start))
    if not one.is_firm and not re.search(r"\b[Oo]n $", text[max(0, one.span.start - 4) : one.span.start]):
        return False
    if is_ordinal or (one.day <= _NEAR_DAY and _DAY_AFTER.match(text, one.span.end)):
        return True
    return one.is_firm and bool(_DAY_BEFORE.search(text, max(0, one.span.start - 10), one.span.start))


def impossible_numeric(text: str, dates: Sequence[NumericDate]) -> Iterator[Slip]:
    """Yields "31.02.2013" and "2021-09-31"."""
    for one in dates:
        if one.readings:
            continue
        reason = "Neither order of month and day gives a day of the calendar."
        if one.is_iso:
            reason = f"There is no day {one.second} in month {one.first} of {one.year}."
        yield Slip(one.span, f"“{text[one.span.start : one.span.end]}” is no day of the calendar.", reason)


def impossible_times(text: str, times: Sequence[ClockTime]) -> Iterator[Slip]:
    """Yields "25:70", "22 pm", "0 am" and "16 o'clock"."""
    for one in times:
        if one.is_possible:
            continue
        words = text[one.span.start : one.span.end]
        if one.half or one.is_oclock:
            if one.half and _is_station(text, one):
                continue
            reason = "A clock of twelve hours goes from 1 to 12."
            if (one.minute or 0) > 59:
                reason = "An hour has 60 minutes."
            certain = _twelve(one)
            severity = Severity.MINOR if certain else Severity.MAJOR
            yield Slip(one.span, f"“{words}” is no time of day.", reason, severity, certain)
        elif _is_clock(text, one):
            reason = "An hour has 60 minutes." if (one.minute or 0) > 59 else "A day has 24 hours."
            if one.hour >= 24 and (one.minute or 0) <= 59:
                morning = f"{one.hour - 24}:{one.minute or 0:02}"
                reason += f" Some broadcasters count on after midnight: {morning} of the next day may be meant."
            yield Slip(one.span, f"“{words}” is no time of day.", reason, Severity.MAJOR)


def _twelve(one: ClockTime) -> tuple[str, ...]:
    """Returns the time on a clock of twelve hours, where the one given leaves no doubt."""
    if 12 < one.hour < 24 and (one.is_oclock or one.half == "p") and (one.minute or 0) <= 59:
        return (f"{one.hour - 12} p.m.",)
    if one.hour == 0 and one.half == "a":
        return ("midnight",)
    return ()


def _is_station(text: str, one: ClockTime) -> bool:
    """Says whether "AM" is the radio's."""
    after = text[one.span.end : one.span.end + 14]
    return text[one.span.end - 2 : one.span.end] == "AM" and bool(
        re.match(r" (?:and FM|or FM|radio|band|freq|station|dial)|/FM", after)
    )


def _is_clock(text: str, one: ClockTime) -> bool:
    if one.hour > _NIGHT or not _CLOCK_BEFORE.search(text, max(0, one.span.start - 9), one.span.start):
        return False
    return not _MATCH.match(text, one.span.end) and not _SCORE_BEFORE.search(text, max(0, one.span.start - 48), one.span.start)
