"""Hostile articles: the rules for names neither break nor take time that grows faster than the text."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.engine.check import Checker
from checker.engine.select import select_rules

PIECES = {
    "he and she": "Sanae Takaichi said he met Donald Trump and she left. ",
    "openings": "In his call, Sanae Takaichi said no. ",
    "addresses": "Mr. Sanae Takaichi and Ms. Donald Trump. ",
    "one sentence": "Sanae Takaichi and he and she and his and her ",
    "capitals": "Sanae Takaichi He She Prime Minister Gaoshi Zaomiao ",
    "misreadings": "Prime Minister Gaoshi Zaomiao of Japan; Gaoshi. ",
    "titles": "Minister Minister Prime Minister President Sanae Takaichi. ",
    "near names": "Prime Minister Sanae Takaiichi said so. ",
    "both orders": "Sanae Takaichi, Takaichi Sanae. ",
    "quotations": "“Sanae Takaichi said he left.” Sanae Takaichi said he left. ",
    "one word": "Takaichi ",
    "pronouns": "he she his her ",
}

PARTS = [
    *" .,\n“”'’-e\u0301\u200f😀İĐ",
    " he ",
    "In his ",
    " Takaichi",
    "Sanae ",
    "Gaoshi ",
    "Zaomiao",
    " Tô Lâm",
    "Su Lin ",
    "Ms. ",
]
PARTS += ["Prime Minister ", "Donald ", "Trump", "Vietnam's ", " said ", "Takaiichi"]


@pytest.fixture(scope="module")
def names(checker: Checker) -> Checker:
    """The rules for names alone, over the packs that ship."""
    return Checker(checker.glossary, select_rules(select=["NAM"]), {})


def steps_of(run: Callable[[], object]) -> int:
    """Returns how many functions a run enters, those written in C included."""
    steps = 0

    def see(frame: object, event: str, argument: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    sys.setprofile(see)
    try:
        run()
    finally:
        sys.setprofile(None)
    return steps


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_steps_grow_with_the_text(names: Checker, piece: str) -> None:
    names.check_text(piece * 20)
    few, many = (steps_of(lambda count=count: names.check_text(piece * count)) for count in (150, 600))
    assert many < 6 * few


def test_many_names_that_begin_alike_take_no_square_of_steps(names: Checker) -> None:
    def text(count: int) -> str:
        # Two letters after a common beginning, and an end of its own: no dictionary has them.
        words = [f"Zqx{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}vrk{chr(97 + n // 676)}" for n in range(count)]
        return " ".join(f"{word} said no." for word in words)

    names.check_text(text(20))
    few, many = (steps_of(lambda count=count: names.check_text(text(count))) for count in (500, 2000))
    assert many < 6 * few


def test_a_pronoun_or_an_honorific_with_a_mark_is_none(names: Checker) -> None:
    assert names.check_text("-\u0301Ms. Marco Rubio and hi\u0301s \u0301woman met.") == []


@given(text=st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_finding_stands_where_its_text_is(names: Checker, text: str) -> None:
    for finding in names.check_text(text):
        assert text[finding.span.start : finding.span.end] == finding.text != ""
