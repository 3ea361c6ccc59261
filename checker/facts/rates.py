"""What currencies bought of one another, year by year."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

FIRST_YEAR, LAST_YEAR = 2000, 2026
Band = tuple[float, float]


@lru_cache(maxsize=1)
def _lines() -> dict[str, str]:
    text = files("checker.facts").joinpath("data", "rates.csv").read_text(encoding="utf-8")
    return {line[:3]: line for line in text.splitlines() if not line.startswith("#")}


@lru_cache(maxsize=256)
def per_dollar(code: str) -> dict[int, Band]:
    """Returns by year the least and the most units of a currency that a US dollar bought; empty for an unknown one.

    Sources stand in `data/rates.csv`.
    """
    if code == "USD":
        return dict.fromkeys(range(FIRST_YEAR, LAST_YEAR + 1), (1.0, 1.0))
    line = _lines().get(code)
    if line is None:
        return {}
    _, first, *bands = line.split(",")
    found = {}
    for year, band in enumerate(bands, int(first)):
        if band:
            low, _, high = band.partition(":")
            found[year] = (float(low), float(high))
    return found


def rate_bands(one: str, other: str, years: Iterable[int]) -> dict[int, Band]:
    """Returns by year how many units of `other` one unit of `one` bought, least and most; years without figures left out."""
    ones, others = per_dollar(one), per_dollar(other)
    return {
        year: (others[year][0] / ones[year][1], others[year][1] / ones[year][0])
        for year in years
        if year in ones and year in others
    }
