"""Amounts: numbers with what they count, as values with spans."""

from __future__ import annotations

import re

from checker.facts.amount import Amount
from checker.facts.lexicon import load_lexicon
from checker.facts.readings import NUMERAL, read_at
from checker.facts.spelled import read_scaled_words, read_spelled_before

_DIGIT = re.compile("[0-9]")
_SCALE_PARTS = ("illion", "housand", "undred")
_BRACKET = 24  # characters between a bracket and the amount in it: "(or approximately "


def read_amounts(text: str) -> list[Amount]:
    """Returns the amounts of a text in order: digits wherever they stand for a number, words with a scale or a unit.

    Dates, times and labels (COVID-19, 5G) are left out; a bare year is a count like any other number.
    """
    lexicon = load_lexicon()
    found: list[Amount] = []
    done = 0
    # Looking for one digit is twice as fast as looking for a number.
    digit = _DIGIT.search(text)
    while digit is not None:
        match = NUMERAL.match(text, digit.start())
        if match is None:
            break
        amount = read_at(text, match.start(), match.end(), lexicon)
        digit = _DIGIT.search(text, max(match.end(), amount.span.end if amount else 0))
        if amount is None:
            continue
        if amount.codes or amount.units:
            bracket = text.rfind("(", max(done, amount.span.start - _BRACKET), amount.span.start)
            spelled = read_spelled_before(text, bracket, lexicon) if bracket > 0 else None
            if spelled is not None and spelled.span.start >= done:
                found.append(spelled)
        done = amount.span.end
        found.append(amount)
    spelled_out = [amount for part in _SCALE_PARTS if part in text for amount in read_scaled_words(text, part, lexicon)]
    return _merge(found, spelled_out) if spelled_out else found


def _merge(found: list[Amount], others: list[Amount]) -> list[Amount]:
    """Returns both in order, without those of `others` that overlap an earlier one."""
    merged: list[Amount] = []
    is_main = {id(amount) for amount in found}
    for amount in sorted([*found, *others], key=lambda one: (one.span.start, -one.span.end)):
        if merged and merged[-1].span.end > amount.span.start:
            if id(amount) in is_main and id(merged[-1]) not in is_main:
                merged[-1] = amount
            continue
        merged.append(amount)
    return merged
