"""Conversions at a rate of their year are left alone, ten times wrong ones are found: for any currency and year."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine.check import Checker, load_checker
from checker.engine.select import select_rules
from checker.facts.lexicon import load_lexicon
from checker.facts.rates import FIRST_YEAR, LAST_YEAR, rate_bands

CODES = sorted(code for form, meaning in load_lexicon().before.items() for code in meaning.codes if form == code)


@pytest.fixture(scope="module")
def numbers() -> Checker:
    return load_checker(select_rules(select=["NUM101"]), packs=[], search=[])


def written(value: float) -> str:
    """Returns a value as a desk writes it, to three digits."""
    for scale, word in ((1e15, " quadrillion"), (1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if value >= scale:
            return f"{value / scale:.3g}{word}"
    return f"{value:,.0f}"


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(CODES),
    st.sampled_from(CODES),
    st.integers(FIRST_YEAR, LAST_YEAR),
    st.floats(0, 1),
    st.integers(111, 888),
    st.sampled_from([10.0, 0.1, 1000.0]),
)
def test_right_rates_pass_and_wrong_ones_are_found(
    numbers: Checker, one: str, other: str, year: int, place: float, value: int, factor: float
) -> None:
    bands = rate_bands(one, other, [year])
    if one == other or year not in bands or max(bands[year]) / min(bands[year]) > 3:
        return
    low, high = bands[year]
    amount, rate = value * 1e6, low + place * (high - low)
    if amount * rate < 1e5:
        return
    right, wrong = (f"In {year} it cost {one} {value} million ({other} {written(amount * rate * by)})." for by in (1, factor))
    assert numbers.check_text(right) == []
    if amount * rate * factor >= 1e5:
        assert len(numbers.check_text(wrong)) == 1, wrong
