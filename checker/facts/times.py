"""Times of day: "7.15 a.m.", "15:30", "5 o'clock". Impossible ones are read, too: who reads them decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.model import Document, Span

_HALF = re.compile(r"(?<!\d: )(?<![\d.,:/$\u20ac\u00a3-])(\d{1,2})(?:(?:[:.]|: )(\d\d))?[ \u00a0]?(?:([apAP])\.[mM]\b\.?|([apAP])[mM]\b)")
_CLOCK = re.compile(r"(?<![\d.,:/-])(\d{1,2}):(\d\d)(?![:.,/-]?\d|[%\u2030])")
_OCLOCK = re.compile(r"(?<![\d.,:/-])(\d{1,2})[ \u00a0]?o['\u2019 ]clock\b")
# Each begins with a character or two that most articles do not have.
_HAS_HALF = re.compile(r"\d(?=[ \u00a0]?[apAP]\.?[mM]\b)")


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


def find_times(document: Document) -> tuple[ClockTime, ...]:
    """Returns the article's times of day, in the order of the text."""
    text = document.prose.text
    found: list[ClockTime] = []
    if _HAS_HALF.search(text):
        for match in _HALF.finditer(text):
            minute = int(match[2]) if match[2] else None
            found.append(ClockTime(Span(*match.span()), int(match[1]), minute, (match[3] or match[4]).lower()))
    if ":" in text:
        taken = {one.span.start for one in found}
        for match in _CLOCK.finditer(text):
            if match.start() not in taken:
                found.append(ClockTime(Span(*match.span()), int(match[1]), int(match[2])))
    if "clock" in text:
        found += [ClockTime(Span(*match.span()), int(match[1]), is_oclock=True) for match in _OCLOCK.finditer(text)]
    return tuple(sorted(found, key=lambda one: one.span))
