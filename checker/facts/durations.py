"""How long something takes: "15 days", "a three-day visit", "two weeks"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.model import Document, Span

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        1,
    )
}
_UNIT = re.compile(r"[ \u00a0-](?:day|week|month|year)(?=s?\b)")
_NUMBER = re.compile(r"(?<![\w.,:/$-])(\d{1,4}|[A-Za-z]{3,9})([ \u00a0]|-)$")
DAYS = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in whole units: day, week, month, year."""

    span: Span
    number: int
    unit: str

    @property
    def days(self) -> int | None:
        """The length in days; None for months and years, whose length varies."""
        return self.number * DAYS[self.unit] if self.unit in DAYS else None


def find_durations(document: Document) -> tuple[Duration, ...]:
    """Returns the article's lengths of time, in the order of the text."""
    text, found = document.prose.text, []
    for unit in _UNIT.finditer(text):
        match = _NUMBER.search(text, max(0, unit.start() - 12), unit.start() + 1)
        if match is None:
            continue
        number = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1].lower())
        if number is not None:
            end = unit.end() + text.startswith("s", unit.end())
            found.append(Duration(Span(match.start(1), end), number, unit[0][1:]))
    return tuple(found)
