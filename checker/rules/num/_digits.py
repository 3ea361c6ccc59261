"""Digits that are grouped as in no English number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.amounts import read_amounts
from checker.facts.numbers import LONGEST, read_numeral
from checker.facts.readings import NUMERAL
from checker.model import Span

# Begins with the mark, to which the engine jumps; the digits before it are looked up afterwards.
_SUSPECTS = (
    (",", re.compile(r",(?<=[0-9],)(?:[0-9]{1,2}(?![0-9])|[0-9]{4}| 000\b)")),
    (".", re.compile(r"\.(?<=[0-9]\.)[0-9]{3}[.,][0-9]{2}")),
)
_SIGN = re.compile(r"(?:[A-Z]{0,3}[$€£¥]) ?\Z")
_TAIL = re.compile(r"[/\u2013\u2014-][0-9]{1,4}")
_DATE_BEFORE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \Z|(?:Nos?\.|numbers?|pages?|pp\.|[A-Z]) \Z"
)
_LIST = re.compile(r"[0-9]{1,2}(?:,[0-9]{1,2})+|[0-9]{4}(?:,[0-9]{4})+")
_LONG_GROUP = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*,[0-9]{4,}")
_DECIMAL_COMMA = re.compile(r"[0-9]{1,4},[0-9]{1,2}")
_YEAR_FIRST = re.compile(r"(?:19|20)[0-9]{2},")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?")
# "98-24 points", "$182-44": a decimal point that became a hyphen. A score is no amount of points, money or percent.
_HYPHEN = re.compile(r"-(?<=[0-9]-)[0-9]{2}\b(?![-/:])")
_MEASURED = re.compile(r" (?:points|percent|per cent|yen|yuan|won|dollars|euros|rubles|rupees|pounds)\b")
_MOVED = re.compile(r"\b(?:fell|rose|fall|rise|up|down|gained|gain|lost|lower|higher|price|drop|dropped|of|by|at|to)\b")
Place = tuple[Span, str, str]


def find_broken_digits(text: str) -> Iterator[Place]:
    """Yields where digits are broken, with what is wrong and what to write if that is plain."""
    if "-" in text:
        yield from _hyphens(text)
    done = 0
    found = [match for mark, pattern in _SUSPECTS if mark in text for match in pattern.finditer(text)]
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() < done:
            continue
        start = match.start()
        floor = max(0, start - LONGEST)
        while start > floor and (text[start - 1].isdigit() or text[start - 1] in ".,"):
            start -= 1
        while not text[start].isdigit():
            start += 1
        if start and (text[start - 1].isalnum() or text[start - 1] in "-/:#_." or start == floor):
            continue
        if text.startswith(" 000", match.start() + 1):
            yield from _spaced(text, start, match.end())
            continue
        numeral = NUMERAL.match(text, start, start + 2 * LONGEST)
        if numeral is None:
            continue
        done = numeral.end()
        yield from _judge(text, start, numeral.group())


def _hyphens(text: str) -> Iterator[Place]:
    for match in _HYPHEN.finditer(text):
        start = match.start()
        floor = max(0, start - LONGEST)
        while start > floor and (text[start - 1].isdigit() or text[start - 1] in ".,"):
            start -= 1
        whole = text[start : match.start()].replace(",", "")
        if not whole.isdigit() or int(whole) <= int(match.group()[1:]) or text[start - 1 : start] in ("-", "/", ":"):
            continue
        sign = _SIGN.search(text, max(0, start - 5), start)
        if sign or (_MEASURED.match(text, match.end()) and _MOVED.search(text, max(0, start - 16), start)):
            span = Span(sign.start() if sign else start, match.end())
            yield span, f"“{text[start : match.end()]}” is no number and no range.", ""


def _spaced(text: str, start: int, end: int) -> Iterator[Place]:
    digits = text[start:end]
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})*, 000", digits) and not _DATE_BEFORE.search(text, max(0, start - 12), start):
        yield Span(start, end), "A space inside a number.", digits.replace(" ", "")


def _judge(text: str, start: int, digits: str) -> Iterator[Place]:
    end = start + len(digits)
    sign = _SIGN.search(text, max(0, start - 4), start)
    begin = sign.start() if sign else start
    if digits[0] == "0" or read_numeral(digits) or _DATE_BEFORE.search(text, max(0, start - 12), start):
        return
    if _LONG_GROUP.fullmatch(digits) and not (re.fullmatch(r"[0-9]{1,2},(?:19|20)[0-9]{2}", digits) and not sign):
        tail = _TAIL.match(text, end)
        yield Span(begin, tail.end() if tail else end), f"“{digits}” is grouped as no number is.", ""
        return
    better = ""
    if _YEAR_FIRST.match(digits):
        return
    if _DECIMAL_COMMA.fullmatch(digits):
        better = digits.replace(",", ".")
    elif _DOTTED.fullmatch(digits):
        better = digits.replace(".", "\0").replace(",", ".").replace("\0", ",")
    if better and (sign or _counts_something(text, start, end, better)):
        yield Span(start, end), f"“{digits}” is not how English writes the number.", better


def _counts_something(text: str, start: int, end: int, better: str) -> bool:
    """Says whether a scale, a unit or a currency follows, or a currency stands before: then it is one number, no list."""
    before, after = text[max(0, start - 6) : start], text[end : end + 24]
    amounts = read_amounts(f"{before}{better}{after.split(chr(10))[0]}")
    return any(
        (amount.codes or amount.units or amount.scale) and amount.span.start <= len(before) < amount.span.end
        for amount in amounts
    )
