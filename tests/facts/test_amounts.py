"""Amounts as values: what is read, that spans slice right, and that hostile texts come to an end in few steps."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engine.check import Checker, load_checker
from checker.engine.select import select_rules
from checker.facts.amounts import read_amounts
from checker.facts.equations import read_equations
from checker.facts.lexicon import load_lexicon
from checker.facts.numbers import read_numeral, read_words
from checker.facts.rates import FIRST_YEAR, LAST_YEAR, per_dollar, rate_bands
from checker.facts.units import convert

M, B, T = 10**6, 10**9, 10**12

# Text, then for each amount: what is sliced, low, high, currency or unit.
AMOUNTS: list[tuple[str, list[tuple[str, Any, Any, str]]]] = [
    ("It cost $5.", [("$5", 5, 5, "USD")]),
    (
        "It cost US$5m, A$3.2 billion and HK$ 400,000.",
        [
            ("US$5m", 5 * M, 5 * M, "USD"),
            ("A$3.2 billion", 32 * B // 10, 32 * B // 10, "AUD"),
            ("HK$ 400,000", 400000, 400000, "HKD"),
        ],
    ),
    ("It cost RMB 5 or 5 yuan.", [("RMB 5", 5, 5, "CNY"), ("5 yuan", 5, 5, "CNY")]),
    (
        "It cost Rs 5,00,000, that is 5 lakh rupees.",
        [("Rs 5,00,000", 500000, 500000, "INR"), ("5 lakh rupees", 500000, 500000, "INR")],
    ),
    ("It cost 10 million New Taiwan dollars.", [("10 million New Taiwan dollars", 10 * M, 10 * M, "TWD")]),
    ("It cost 3 bn U.S. dollars.", [("3 bn U.S. dollars", 3 * B, 3 * B, "USD")]),
    ("Between 4 and 6 million people came.", [("4 and 6 million", 4 * M, 6 * M, "")]),
    ("It cost $26–28bn.", [("$26–28bn", 26 * B, 28 * B, "USD")]),
    ("It cost $800,000 to $1.2 million.", [("$800,000 to $1.2 million", 800000, 1200000, "USD")]),
    ("It rose from $4 to $6.", [("$4", 4, 4, "USD"), ("$6", 6, 6, "USD")]),
    (
        "It rose 5.5 per cent, 12% or 3 percentage points.",
        [("5.5 per cent", Decimal("5.5"), Decimal("5.5"), "%"), ("12%", 12, 12, "%"), ("3 percentage points", 3, 3, "pp")],
    ),
    (
        "Half a million yen and two hundred and fifty million dong.",
        [("Half a million yen", 500000, 500000, "JPY"), ("two hundred and fifty million dong", 250 * M, 250 * M, "VND")],
    ),
    ("One and a half billion won.", [("One and a half billion won", 15 * B // 10, 15 * B // 10, "KRW")]),
    ("He ran ten miles (16 km).", [("ten miles", 10, 10, "mi"), ("16 km", 16, 16, "km")]),
    ("It was -5 °C and 41F.", [("5 °C", -5, -5, "C"), ("41F", 41, 41, "F")]),
    ("At 90 km/h over 3 sq km.", [("90 km/h", 90, 90, "km/h"), ("3 sq km", 3, 3, "km2")]),
    ("The 21st of 30 ships.", [("21st", 21, 21, ""), ("30", 30, 30, "")]),
    ("COVID-19, an F-16 and 5G at 10:30 on 9/11.", []),
    ("It is worth $1e999.", []),
    ("Build 1.2.3 and 10,000363.", []),
    ("Several million people, hundreds of thousands of yen.", []),
    ("He stayed 5 in London, 3 in Rome.", [("5", 5, 5, ""), ("3", 3, 3, "")]),
    ("About 300 quadrillion rupiah.", [("300 quadrillion rupiah", 300 * 10**15, 300 * 10**15, "IDR")]),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts_are_read(text: str, expected: list[tuple[str, Any, Any, str]]) -> None:
    found = [
        (text[one.span.start : one.span.end], one.low, one.high, (*one.codes, *one.units, "")[0]) for one in read_amounts(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "bound", "per", "noun", "place", "step"),
    [
        ("about 600,000 people", "~", "", "people", 1, 100000),
        ("more than $3.50 a gallon", ">", "gallon", "", Decimal("0.01"), Decimal("0.01")),
        ("up to 790 trillion yen", "<", "", "", T, 10 * T),
        ("just 26.5 tons", "", "", "", Decimal("0.1"), Decimal("0.1")),
        ("at least 12 soldiers", ">", "", "soldiers", 1, 1),
    ],
)
def test_an_amount_keeps_its_words(text: str, bound: str, per: str, noun: str, place: Any, step: Any) -> None:
    (one,) = read_amounts(text)
    assert (one.bound, one.per, one.noun, one.place, one.step) == (bound, per, noun, place, step)


@pytest.mark.parametrize(
    ("text", "value"),
    [("two hundred and fifty", 250), ("half a million", 500000), ("three thousand five hundred", 3500), ("a dozen", 12)],
)
def test_words_are_numbers(text: str, value: int) -> None:
    assert read_words(text.split()) == value


@pytest.mark.parametrize("text", ["1,2,3", "26,4669", "10,000363", "1.2.3", "12,5", "1" * 400, ",5"])
def test_broken_digits_are_no_number(text: str) -> None:
    assert read_numeral(text) is None


@given(st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False, allow_infinity=False))
def test_a_formatted_number_is_read_back(value: Decimal) -> None:
    number = read_numeral(f"{value:,}")
    assert number is not None
    assert number[0] == value


CODES = sorted({codes.codes[0] for form, codes in load_lexicon().before.items() if form.isalpha() and len(form) == 3})


@given(
    st.sampled_from(CODES),
    st.integers(min_value=1, max_value=999),
    st.sampled_from([("", 1), (" thousand", 1000), (" million", M), ("bn", B), (" trillion", T)]),
    st.sampled_from(["", "About ", "🙂 e\u0301 ", "(", "It cost\u00a0"]),
    st.sampled_from(["", ".", ", then more", ") in all", "\n2"]),
)
def test_a_formatted_amount_is_read_back(code: str, number: int, scale: tuple[str, int], before: str, after: str) -> None:
    written = f"{code} {number}{scale[0]}"
    amounts = read_amounts(f"{before}{written}{after}")
    found = [(f"{before}{written}{after}"[one.span.start : one.span.end], one.low, one.codes[:1]) for one in amounts]
    assert (written, number * scale[1], (code,)) in found


@given(st.text(alphabet="0123456789.,-–%$€¥ ()/abkm\u200fmillion percent to from of\n", max_size=200))
def test_spans_are_in_order_and_slice_digits_or_words(text: str) -> None:
    amounts = read_amounts(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(amounts))
    assert all(text[one.span.start : one.span.end].strip() for one in amounts)
    assert all(one.low <= one.high for one in amounts)
    assert all(pair.left.span.end <= pair.right.span.start for pair in read_equations(text, amounts))


def test_bands_of_rates_are_bands() -> None:
    for code in load_lexicon().names:
        bands = per_dollar(code)
        assert bands, code
        assert all(FIRST_YEAR <= year <= LAST_YEAR and 0 < low <= high for year, (low, high) in bands.items()), code


@pytest.mark.parametrize(
    ("one", "other", "year", "rate"),
    [
        ("USD", "JPY", 2011, 79.7),
        ("JPY", "USD", 2011, 1 / 79.7),
        ("USD", "VND", 2005, 15858),
        ("EUR", "KRW", 2020, 1345),
        ("USD", "TWD", 2003, 34.4),
    ],
)
def test_a_known_rate_is_in_its_band(one: str, other: str, year: int, rate: float) -> None:
    low, high = rate_bands(one, other, [year])[year]
    assert low <= rate <= high


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        (10, "mi", "km", 16.09),
        (30, "C", "F", 86),
        (2, "ha", "ac", 4.942),
        (100, "km/h", "mph", 62.14),
        (1013, "hPa", "inHg", 29.91),
    ],
)
def test_units_are_converted(value: float, unit: str, other: str, expected: float) -> None:
    assert next(convert(value, unit, other)) == pytest.approx(expected, rel=1e-3)


@contextmanager
def counted() -> Iterator[Callable[[], int]]:
    """Counts the lines of our own that run."""
    steps = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal steps
        if "/checker/" not in frame.f_code.co_filename:
            return None
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield lambda: steps
    finally:
        sys.settrace(before)


@pytest.fixture(scope="module")
def numbers() -> Checker:
    return load_checker(select_rules(select=["NUM1"]), packs=[], search=[])


HOSTILE = {
    "brackets": "(",
    "brackets with digits": "(5 ",
    "money in brackets": "$5 (",
    "pairs": "$5 (5 yen) ",
    "marks between digits": "1\u200f0\u200e",
    "digits and commas": "1,",
    "groups": "1,000,",
    "percentages": "from 5 to 6, up 5 percent ",
    "scales": "million ",
    "number words": "hundred ",
    "ones": "one ",
    "ranges": "5-6-",
    "shares": "5 of 10 (5%) ",
    "exponents": "$1e999 ",
    "years": "0000 ",
    "signs": "$",
    "or": "or about ",
    "lone scales": "of million 5 million yuan ",
    "conversions": "5 miles (50 km) ",
    "wrong rates": "In 2019, 5 yen ($5) ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_steps_grow_as_the_text_does(numbers: Checker, piece: str) -> None:
    counts = []
    for times in (500, 2000):
        with counted() as steps:
            numbers.check_text(f"It cost {piece * times} in all.")
        counts.append(steps())
    assert counts[1] <= 5 * counts[0] + 2000


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400 + " yen ($" + "9" * 400 + ")",
        "$" + "1" * 5000 + " million (5 yen)",
        "0 yen ($0), 0 percent of 0 (0)",
        "from 0 to 0, up 0 percent; doubled from 0 to 5",
        "0.000000000001 miles (0.0000 km)",
        "99999999999999999999999 quadrillion trillion billion yen ($1)",
        "Year 0, year 0000: $1e999 (1e999 yen)",
        "5 " + "hundred " * 50 + "yen",
        "1" + ",000" * 3000,
        "-" * 10000 + "5 km (" * 3,
    ],
    ids=lambda text: text[:20],
)
def test_odd_numbers_do_no_harm(numbers: Checker, text: str) -> None:
    for finding in numbers.check_text(text):
        assert text[finding.span.start : finding.span.end] == finding.text
