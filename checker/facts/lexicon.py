"""What news writes around a number: scales, currencies, units of measurement, percent signs."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from checker.facts.numbers import SCALES

PERCENT = "%"
_PERCENT_FORMS = ("%", "percent", "per cent", "pct", "percentage points", "percentage point")


class Meaning(NamedTuple):
    """What a form may stand for: ISO 4217 codes, symbols of units, or a scale. `is_open`: no code comes first."""

    codes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    scale: int = 0
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Forms that stand before a number, and forms after it by their first word, the longest first."""

    before: dict[str, Meaning]
    after: dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]]
    names: dict[str, str]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Returns all forms. Data: `data/currencies.csv` (CLDR, ISO 4217), `data/units.csv` (pint)."""
    before: dict[str, Meaning] = {}
    forms: dict[str, Meaning] = {form: Meaning(units=("pp" if "point" in form else PERCENT,)) for form in _PERCENT_FORMS}
    forms |= {form: Meaning(scale=scale) for form, scale in SCALES.items()}
    names: dict[str, str] = {}
    for form, symbol, _, _ in _rows("units.csv"):
        forms[form] = Meaning(units=(*forms[form].units, symbol) if form in forms else (symbol,))
    for place, form, codes in _rows("currencies.csv"):
        if place == "name":
            names[form] = codes
            continue
        meaning = Meaning(codes=tuple(codes.split()), is_open=form.endswith("!"))
        if place == "before":
            before[form] = meaning
        else:
            form = form.rstrip("!")
            forms[form] = meaning._replace(units=forms[form].units) if form in forms else meaning
    after: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for form, meaning in forms.items():
        first, *rest = form.split()
        after.setdefault(first, []).append((tuple(rest), meaning))
    ordered = {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in after.items()}
    return Lexicon(before, ordered, names)


def _rows(name: str) -> list[list[str]]:
    text = files("checker.facts").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.reader(line for line in text.splitlines() if not line.startswith("#")))
