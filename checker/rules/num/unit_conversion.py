"""A length, weight, temperature … is given in two units that do not agree.

## What it finds
A measure with its conversion ("10 miles (32 km)", "30 °C, or about 96 °F"): lengths, areas, masses, temperatures, speeds,
volumes and pressures. Both are allowed their rounding, and words such as "about" allow for more; names of several units
(ton, gallon) fit if one of them does.

## Why it matters
One of the two figures is wrong, and a reader takes whichever unit he knows.

## Flagged
- The lake is 10 miles `(32 km)` from the town.
- It was 30 degrees Celsius `(96 degrees Fahrenheit)` in the shade.
- The reserve covers 500 hectares `(202 acres)` of forest.

## Accepted
- The lake is 20 miles (32 km) from the town.
- It was 30 degrees Celsius (86 degrees Fahrenheit) in the shade.
- Waves of six meters (20 feet) were 300 km (180 miles) away.
- The ship of 900 tons (914 tonnes) made 20 knots (37 km/h).

## Fix safety
Display only: either figure may be the wrong one.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.amount import Amount
from checker.facts.equations import Equation
from checker.facts.figures import find_figures
from checker.facts.units import convert, dimension
from checker.model import Document, Finding, Severity
from checker.rules.base import Context, Rule
from checker.rules.num._wording import say

# Where miles may be nautical ones without saying so.
_AT_SEA = re.compile(r"nautical|territorial|maritime|naval|offshore")
ROUNDED = 0.05  # what a conversion may be off beside its digits
LOOSE = 0.12  # the same after "about", "more than" …
DEGREES = 20  # a temperature is rounded by degrees, not by its size
CAP = 0.12  # the most that zeros at the end count as rounding: 100 km is no 60 km


class UnitConversion(Rule):
    """Reports "10 miles (32 km)"."""

    code = "NUM103"
    name = "unit-conversion"
    mqm = "unit-conversion"
    severity = Severity.MAJOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a pair of measures."""
        is_at_sea: bool | None = None
        for equation in context.fact(find_figures).equations:
            for unit, other in _comparable(equation):
                if _agree(equation.left, unit, equation.right, other):
                    continue
                if is_at_sea is None:
                    is_at_sea = _AT_SEA.search(document.prose.text) is not None
                sea = ["nmi" if one == "mi" else one for one in (unit, other)]
                if not (is_at_sea and "mi" in (unit, other) and _agree(equation.left, sea[0], equation.right, sea[1])):
                    yield self._report(equation, unit, other, context)

    def _report(self, equation: Equation, unit: str, other: str, context: Context) -> Finding:
        left, right = equation.left, equation.right
        right_value = next(convert(float(left.low), unit, other))
        left_value = next(convert(float(right.low), other, unit))
        return self.find(
            context,
            right.span,
            f"{context.text(left.span)} is {say(right_value)} {other}, not {context.text(right.span)}.",
            suggestions=[f"{say(right_value)} {other}"],
            related=[context.related(left.span, "given as equal", role="equal")],
            reason=f"{context.text(right.span)} would be {say(left_value)} {unit}.",
        )


def _comparable(equation: Equation) -> Iterator[tuple[str, str]]:
    """Yields the units of a pair, where they are different ones of one kind."""
    left, right = equation.left, equation.right
    if left.units and right.units and left.per == right.per and not (left.codes and right.codes):
        unit, other = left.units[-1], right.units[-1]
        if unit != other and dimension(unit) and dimension(unit) == dimension(other):
            yield unit, other


def _agree(left: Amount, unit: str, right: Amount, other: str) -> bool:
    """Says whether the two are one measure in some reading of the units, as far as their digits go."""
    is_temperature = dimension(unit) == "K"
    low, high = _bounds(left, cap=0.0 if is_temperature else CAP)
    other_low, other_high = _bounds(right, cap=0.0 if is_temperature else CAP)
    slack = LOOSE if left.is_approximate or right.is_approximate else ROUNDED
    for first, last in zip(convert(low, unit, other), convert(high, unit, other), strict=True):
        room = DEGREES * slack if is_temperature else slack * max(abs(first), abs(last))
        if first - room <= other_high and last + room >= other_low:
            return True
    return False


def _bounds(amount: Amount, *, cap: float) -> tuple[float, float]:
    low, high = float(amount.low), float(amount.high)
    half = max(float(amount.place) / 2, min(float(amount.step) / 2, cap * abs(low)))
    if half > 0.5 * low > 0:
        half = 0.5 * low
    return low - half, high + half
