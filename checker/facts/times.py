"""Times of day: "7.15 a.m.", "15:30", "5 o'clock". Impossible ones are read, too: who reads them decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.model import Span

_LONGEST = 12
_HALF = re.compile(
    r"(?<![0-9]: )(?<![\w.,:/$\u20ac\u00a3-])([0-9]{1,2})(?:(?:[:.]|: )([0-9]{2}))?[ \u00a0]?"
    r"(?:([apAP])\.[mM]\b\.?|([apAP])[mM]\b)"
)
_CLOCK = re.compile(r"(?<![\w.,:/-])([0-9]{1,2}):([0-9]{2})(?![:.,/-]?[0-9]|[%\u2030])(?![ \u00a0]?[apAP]\.?[mM]\b)")
_OCLOCK = re.compile(r"(?<![\w.,:/-])([0-9]{1,2})[ \u00a0]?o['\u2019 ]clock\b")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day: hour and minute as written, `half` is "a", "p" or "", `is_oclock` for "5 o'clock"."""

    span: Span
    hour: int
    minute: int | None = None
    half: str = ""
    is_oclock: bool = False

    @property
    def is_possible(self) -> bool:
        """True for a time that a clock shows; "00:15 a.m.", "15:30 p.m." and "24:00" pass."""
        if (self.minute or 0) > 59:
            return False
        if self.is_oclock or (self.half and self.minute is None):
            return 1 <= self.hour <= 12
        return self.hour < 24 or (self.hour, self.minute or 0) == (24, 0)


def times_at(text: str, marks: Mapping[str, Sequence[int]]) -> list[ClockTime]:
    """Returns the times of day at `marks` (see `Calendar`), in the order of the text."""
    found = [*_read(text, marks, "a", _HALF), *_read(text, marks, ":", _CLOCK), *_read(text, marks, "o", _OCLOCK)]
    return sorted(found, key=lambda one: one.span)


def _read(text: str, marks: Mapping[str, Sequence[int]], mark: str, pattern: re.Pattern[str]) -> Iterator[ClockTime]:
    for place in marks.get(mark, ()):
        # The figures before the mark are two of an hour, or an hour and two of a minute.
        near = pattern.finditer(text, max(0, place - 6), place + _LONGEST)
        match = next((match for match in near if match.start() < place <= match.end()), None)
        if match:
            minute = int(match[2]) if mark != "o" and match[2] else None
            half = (match[3] or match[4]).lower() if mark == "a" else ""
            yield ClockTime(Span(*match.span()), int(match[1]), minute, half, mark == "o")
