"""Month and day in figures, as other languages write them: "on 8.2", "until 8/23", "from 2/5 to 19"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.facts.date_names import MONTH_NAMES
from checker.facts.dates import day_of
from checker.model import Severity, Span
from checker.rules.dat._slip import Slip

_FIGURE, _MONTH, _DAY = r"(?P<first>1[0-2]|[1-9])", r"(1[0-2]|[1-9])", r"([12][0-9]|3[01]|0?[1-9])"
# What may follow a date; a noun would make it a count, a mark or a fraction.
_CLOSE = (
    r"(?=[,;)\"\u201d\n]|\.(?:[\s\"\u201d)]|$)|$"
    r"| (?:in|at|by|when|after|before|and|with|this|that|the|as|for|to|on|because|due|while|under|local|he|she|they|it)\b)"
)
_SINGLE = re.compile(rf"\b(on|until|till|since|dated|through) {_FIGURE}/{_DAY}{_CLOSE}", re.I)
_RANGE = re.compile(rf"\bfrom {_FIGURE}/{_DAY}(?: (?:to|until|till|through) |[-\u2013~])(?:{_MONTH}/)?{_DAY}{_CLOSE}", re.I)
_DOT = re.compile(
    rf"\b[Oo]n {_FIGURE}\.{_DAY}(?:,(?! ?[0-9])|\.(?=\s|$)|;|\)|(?= (?:in|at|by|when|after|before|he|she|they|with"
    rf"|this|that|the)\b))"
)
# How far a date reaches before its first mark and after, and the group of the figure before that mark.
_BEFORE, _AFTER, _FIRST = 12, 40, "first"
# Days that are known by such a name ("9/11").
_NAMED = frozenset([(9, 11), (7, 7), (11, 9), (3, 11), (7, 21), (10, 7), (6, 4), (2, 28), (1, 6), (26, 11)])
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10))
_SURE = frozenset(("until", "till", "since", "dated"))
# Verbs that take "on" and a number that is no day.
_NO_DAY = re.compile(
    r"\b(?:settled|depend\w*|based|runs?|ran|built|focus\w*|rel(?:y|ies|ied)|scored?|rat(?:ed|ing)|voted|ro[dl]e|versions?|closed|stood|agreed)"
    r"(?: \w+)? $",
    re.I,
)


def dates_in_figures(text: str, marks: Mapping[str, Sequence[int]]) -> Iterator[Slip]:
    """Yields "until 8/23", "from 2/5 to 19" and "on 8.2"; `marks` are `Calendar.marks`."""
    slashes = marks.get("/", ())
    yield from _singles(text, _matches(_SINGLE, text, slashes))
    yield from _ranges(text, _matches(_RANGE, text, slashes))
    yield from _dotted(text, _matches(_DOT, text, marks.get(".", ())))


def _matches(pattern: re.Pattern[str], text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yields the matches whose first mark stands at one of `places`."""
    for place in places:
        for match in pattern.finditer(text, max(0, place - _BEFORE), place + _AFTER):
            if match.end(_FIRST) == place:
                yield match


def _singles(text: str, matches: Iterable[re.Match[str]]) -> Iterator[Slip]:
    for match in matches:
        month, day = int(match[2]), int(match[3])
        is_fraction = month < day and day in _DENOMINATORS and match[1].lower() not in _SURE
        if is_fraction or (month, day) in _NAMED or _is_no_date(text, match.start(), month, day):
            continue
        yield _slip(text, Span(match.start(2), match.end(3)), month, day)


def _ranges(text: str, matches: Iterable[re.Match[str]]) -> Iterator[Slip]:
    for match in matches:
        month, day, last = int(match[1]), int(match[2]), int(match[4])
        last_month = int(match[3]) if match[3] else month
        is_fraction = match[3] is not None and (day == last or {day, last} <= _DENOMINATORS)
        if is_fraction or (last_month, last) <= (month, day) or day_of(2024, last_month, last) is None:
            continue
        if not _is_no_date(text, match.start(), month, day):
            end = f"{MONTH_NAMES[last_month - 1]} {last}" if match[3] else str(last)
            yield _slip(
                text, Span(match.start(1), match.end(4)), month, max(day, last), f"{MONTH_NAMES[month - 1]} {day} to {end}"
            )


def _dotted(text: str, matches: Iterable[re.Match[str]]) -> Iterator[Slip]:
    for match in matches:
        month, day = int(match[1]), int(match[2])
        if not _is_no_date(text, match.start(), month, day):
            yield _slip(text, Span(match.start(1), match.end(2)), month, day)


def _is_no_date(text: str, start: int, month: int, day: int) -> bool:
    """Says whether the figures are no day, or belong to the verb before "on" ("depends on 3.11")."""
    is_on = text[start : start + 2].lower() == "on"
    return day_of(2024, month, day) is None or (is_on and bool(_NO_DAY.search(text, max(0, start - 24), start)))


def _slip(text: str, span: Span, month: int, day: int, reading: str = "") -> Slip:
    reading = reading or f"{MONTH_NAMES[month - 1]} {day}"
    is_sure = day > 12
    other = "" if is_sure or day == month else f", or {MONTH_NAMES[day - 1]} {month} where the day comes first"
    return Slip(
        span,
        f"“{text[span.start : span.end]}” is a date in figures, left as another language writes it.",
        f"With the month first it is {reading}{other}. English news spells the month.",
        Severity.MINOR,
        (reading,) if is_sure else (),
    )
