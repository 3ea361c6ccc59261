"""Reads amounts in words: "half a million yen", "ten miles (16 km)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.facts.amount import Amount
from checker.facts.lexicon import Lexicon
from checker.facts.numbers import SCALES, WORDS, read_words
from checker.facts.readings import read_tail
from checker.model import Span

_TOKEN = re.compile(r"[A-Za-z.]+")
_JOINS = frozenset(("and", "a", "an", "half"))
_REACH = 60  # characters that a number in words takes


def read_scaled_words(text: str, part: str, lexicon: Lexicon) -> Iterator[Amount]:
    """Yields the amounts in words whose first scale word holds `part` ("illion")."""
    at = text.find(part)
    done = 0
    while at >= 0:
        start, end = at, at + len(part)
        while start > max(done, at - 6) and text[start - 1].isalpha():
            start -= 1
        # Most follow digits, and are read with them.
        before = text[max(done, start - 12) : start].rstrip(" -\u00a0")
        word = before[max(before.rfind(" "), before.rfind("-")) + 1 :].lower()
        if word not in WORDS and word not in SCALES and word not in _JOINS:
            at = text.find(part, end)
            continue
        begin = _words_start(text, start, floor=done)
        tokens = [*(match.group() for match in _TOKEN.finditer(text[begin:start].lower()))] if begin < start else []
        at = text.find(part, end)
        if not any(token in WORDS or token in ("half", "a") for token in tokens):
            continue
        value = read_words(tokens)
        if value is None and set(tokens) <= {"a", "an"}:
            value = Decimal(1)
        if value is not None and value > 0:
            place = Decimal("0.1") if value != int(value) else Decimal(1)
            amount = read_tail(text, Span(begin, start - 1), (value, place, place), lexicon, is_spelled=True)
            if amount is not None and amount.scale:
                yield amount
                done = amount.span.end


def read_spelled_before(text: str, end: int, lexicon: Lexicon) -> Amount | None:
    """Returns the amount in words that ends right before `end`: number words and a unit or currency."""
    tokens = list(_TOKEN.finditer(text, max(0, end - _REACH), end))
    if not tokens or text[tokens[-1].end() : end].strip():
        return None
    for count in (1, 2, 3):
        if len(tokens) <= count:
            return None
        form = [token.group().lower() for token in tokens[-count:]]
        entries = lexicon.after.get(form[0], ())
        meaning = next((found for rest, found in entries if list(rest) == form[1:] and (found.codes or found.units)), None)
        if meaning is None:
            continue
        number_end = tokens[-count].start()
        begin = _words_start(text, number_end, floor=max(0, end - _REACH))
        words = [match.group().lower() for match in _TOKEN.finditer(text, begin, number_end)]
        value = read_words(words)
        if value is None or not value or not any(word in WORDS or word in SCALES for word in words):
            return None
        scale = SCALES.get(words[-1], 1)
        place = Decimal(scale) if value % scale == 0 else Decimal(scale) / 10
        return Amount(Span(begin, tokens[-1].end()), value, value, place, place, meaning.codes, meaning.units, meaning.is_open)
    return None


def _words_start(text: str, end: int, *, floor: int) -> int:
    """Returns where the number words that end at `end` begin; `end` where there are none."""
    start = end
    for token in reversed(list(_TOKEN.finditer(text, max(floor, end - _REACH), end))):
        word = token.group().lower()
        if text[token.end() : start].strip(" -\u00a0") or not (word in WORDS or word in SCALES or word in _JOINS):
            break
        start = token.start()
    first = _TOKEN.match(text, start, end)
    while first and first.group().lower() == "and":
        start = min(end, first.end() + 1)
        first = _TOKEN.match(text, start, end)
    return start
