"""Odd input to the rules for dates: no crash, and twice the text takes twice the steps."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from checker.engine.check import Checker, load_checker
from checker.engine.select import select_rules

# Each piece is repeated; some are hits at every place, some nearly one.
PIECES = [
    "31.",
    "31/",
    "2025-13-45 ",
    "31.02.2013 ",
    "3\u200f1\u200e.\u200f0\u200e2 ",
    "Sunday, October 25, 2025 ",
    "Sunday, October 25 ",
    "Sunday, ",
    "May 1, ",
    "1, 2 and 3 May ",
    "On February 30, ",
    "October 28 to October 25 ",
    "15 days, from February 5 to 24, ",
    "The naval parade on June 26. The naval parade on July 26. ",
    "Ann Smith was born on May 4, 1950. Ann Smith was born on April 3, 1950. ",
    "On November 3, the minister said it. ",
    "at 25:70 ",
    "22 pm ",
    "16 o'clock ",
    "from 2/5 to 19 ",
    "on 8.2, ",
    "In 7, the ",
    "last month 21, ",
    "held on 27 days ",
    "Reiwa 7 (2024) ",
    "Reiwa ",
    "the 7th year of the ",
    "2568 BE (",
    "the 22nd (Monday) ",
    "1st 2nd ",
    "October 99999, October 25, 0000 ",
]
SIZE = 8_000


@pytest.fixture(scope="module")
def dates() -> Checker:
    return load_checker(select_rules(select=["DAT"]), packs=[])


def steps_of(run: Callable[[], object]) -> int:
    """Returns how many functions of ours and of the interpreter `run` calls."""
    count = 0

    def see(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(see)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("head", ["", "Oct 26, 2025\n\n"])
@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_takes_twice_the_steps(dates: Checker, piece: str, head: str) -> None:
    small, large = (head + piece * (size // len(piece)) for size in (SIZE, 2 * SIZE))
    dates.check_text(head + piece)
    assert steps_of(lambda: dates.check_text(large)) <= 2.3 * steps_of(lambda: dates.check_text(small)) + 1000


@pytest.mark.parametrize("piece", PIECES)
def test_a_large_text_comes_to_an_end(dates: Checker, piece: str) -> None:
    """What is quadratic inside the engine of regular expressions would be at this for minutes."""
    text = piece * (100_000 // len(piece))
    assert all(text[finding.span.start : finding.span.end] == finding.text for finding in dates.check_text(text))


@pytest.mark.parametrize("text", ["31." * 10_000, "1" * 400 + ".2", "May " + "9" * 400, "at " + "2" * 400 + ":70"])
def test_figures_without_end_are_no_dates(dates: Checker, text: str) -> None:
    assert dates.check_text(text) == []
