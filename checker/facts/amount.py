"""What an amount is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker.facts.lexicon import PERCENT
from checker.model import Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what it counts.

    `low` and `high` differ for a range. `place` is the place of the last digit written (0.1 for 26.5, a billion for 600
    billion), `step` that of the last digit that is no zero. `codes` are ISO 4217 codes, of which the first is meant unless
    `is_open`; `units` are symbols of units, `%` or `pp` (percentage points); an amount "in pounds" has both. `scale` is the
    scale as written ("million"); `bound` is `>` (more than), `<` (up to), `~` (about) or empty; `per` is the unit of a price
    per unit, `noun` the word after a mere count.
    """

    span: Span
    low: Decimal
    high: Decimal
    place: Decimal
    step: Decimal
    codes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    is_open: bool = False
    scale: str = ""
    bound: str = ""
    per: str = ""
    noun: str = ""
    is_ordinal: bool = False

    @property
    def is_approximate(self) -> bool:
        """True where a word such as "about" or "more than" goes with it."""
        return bool(self.bound)

    @property
    def is_percent(self) -> bool:
        """True for percentages, not for percentage points."""
        return self.units == (PERCENT,)

    @property
    def is_range(self) -> bool:
        """True for "4 to 6 million"."""
        return self.low != self.high
