"""Units of measurement: what a value in one is in another."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import product

# A factor and an offset into the SI unit.
Factor = tuple[float, float]


@lru_cache(maxsize=1)
def _units() -> dict[str, tuple[str, str, tuple[Factor, ...]]]:
    text = files("checker.facts").joinpath("data", "units.csv").read_text(encoding="utf-8")
    units: dict[str, tuple[str, str, tuple[Factor, ...]]] = {}
    for form, symbol, kind, factors in csv.reader(line for line in text.splitlines() if not line.startswith("#")):
        if symbol not in units:
            units[symbol] = (form, kind, tuple(_factor(factor) for factor in factors.split()))
    return units


def _factor(text: str) -> Factor:
    factor, _, offset = text.partition("+")
    return float(factor), float(offset or 0)


def dimension(symbol: str) -> str:
    """Returns the SI unit of a unit's kind ("m" for miles); empty for what is no unit."""
    return _units()[symbol][1] if symbol in _units() else ""


def factors(symbol: str) -> tuple[Factor, ...]:
    """Returns a unit's factors and offsets into SI, several where its name does not say which it is (gallon, ton)."""
    return _units()[symbol][2]


def convert(value: float, unit: str, other: str) -> Iterator[float]:
    """Yields what `value` in `unit` is in `other`, in each reading; a temperature also as a difference of temperatures."""
    for (factor, offset), (factor2, offset2) in product(factors(unit), factors(other)):
        yield (value * factor + offset - offset2) / factor2
        if offset or offset2:
            yield value * factor / factor2
