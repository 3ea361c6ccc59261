"""The counts of years that `data/eras.tsv` knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data/eras.tsv"


@dataclass(frozen=True, slots=True)
class Era:
    """A count of years, and the names it has before a number, after "year 7 of", and after a number.

    `offsets` are added to one of its years for the Gregorian year; the first is the usual one. `first` and `last` bound the
    years a text may mean; an era that was counted from 1 ended with `last`.
    """

    name: str
    before: tuple[str, ...]
    of: tuple[str, ...]
    after: tuple[str, ...]
    offsets: tuple[int, ...]
    first: int
    last: int | None

    @property
    def forms(self) -> tuple[str, ...]:
        """All its names."""
        return self.before + self.of + self.after

    @property
    def is_over(self) -> bool:
        """True for eras that had a first and a last year."""
        return self.first == 1 and self.last is not None

    def may_have(self, year: int) -> bool:
        """Says whether a number may be a year of the era; one after its end may, by mistake."""
        return year >= self.first and (self.last is None or year <= self.last or self.is_over)

    def gregorian(self, year: int) -> tuple[int, ...]:
        """Returns the Gregorian years that the era's year may mean."""
        return tuple(year + offset for offset in self.offsets)


@cache
def all_eras() -> tuple[Era, ...]:
    """Returns the eras of the table."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(_era(line) for line in lines if not line.startswith("#"))


def _era(line: str) -> Era:
    name, *forms, offsets, first, last = line.split("\t")
    before, of, after = (tuple(form for form in cell.split("|") if form) for cell in forms)
    numbers = tuple(int(offset) for offset in offsets.split(","))
    return Era(name, before, of, after, numbers, int(first), int(last) if last else None)
