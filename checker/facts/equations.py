"""Pairs of amounts that an article gives as equal: "600,000 yen ($5,400)", "10 miles, or 16 km"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker.facts.amount import Amount
from checker.model import Span

_HEDGE = (
    r"(?:(?:or|i\.e\.|that is|which is|about|around|roughly|some|approximately|approx\.?|nearly|almost|over|just|slightly|"
    r"more than|less than|up to|at least|under|close to|equal to|equals|equivalent to|the equivalent of|equivalent of|"
    r"an equivalent of|worth|valued at|currently|then|now|converted to|an estimated|estimated|a total of|"
    r"in total|at (?:the )?(?:current|today.s|present) (?:exchange )?rates?|well|a|=|≈|~|c\.)[,:]? )"
)
# What may stand between the two, and what has to follow the second one then.
_IN_MONEY = (
    r"(?:(?:converted )?(?:in|into) )?(?:(?:[A-Z][A-Za-z.]+ )?(?:yen|yuan|won|dong|dollars?|euros?|pounds?|baht)|currency)"
    r"(?: equivalent| terms| value)?[,:]? ?"
)
_BRACKET = re.compile(
    rf"(?:[- ](?:long|wide|high|deep|tall|thick|away|square|people))? ?[(\[] ?(?:{_IN_MONEY})?{_HEDGE}{{0,4}}[=≈~]?",
    re.IGNORECASE,
)
_SLASH = re.compile(r" ?[/=≈] ?")
_OR = re.compile(
    rf",? (?:or|that is|i\.e\.,?|equivalent to|the equivalent of|equal to|which is equivalent to|which equals) {_HEDGE}{{0,3}}",
    re.IGNORECASE,
)
_COMMA = re.compile(rf"(?:,| [\u2013\u2014-]) {_HEDGE}{{1,3}}", re.IGNORECASE)
_NEXT = re.compile(rf"(?:[;,/]| or) ?{_HEDGE}{{0,3}}", re.IGNORECASE)
_CLOSED = re.compile(
    r"(?: ?(?:or so|respectively|approximately|in total|today|then|now|tall|"
    r"long|wide|high|deep|away|at (?:the )?(?:current|today.s|present|prevailing)[a-z ]{0,20}rates?(?: of [^()]{0,30})?|"
    r"at (?:the )?(?:exchange )?rates?[^()]{0,40}|at the time|as of [^()]{0,24}))?\.? ?[)\],;/]",
    re.IGNORECASE,
)
_ENDED = re.compile(r" ?(?:[,.;:)\u2013\u2014]| -|\n|$)")
_LONGEST_GAP = 60


@dataclass(frozen=True, slots=True)
class Equation:
    """Two amounts that are said to be equal; `span` covers both, `link` is bracket, slash, or, comma: how they are joined."""

    left: Amount
    right: Amount
    span: Span
    link: str


def read_equations(text: str, amounts: Iterable[Amount]) -> Iterator[Equation]:
    """Yields the pairs of amounts of money or of measures that a text gives as equal, in order."""
    left: Amount | None = None
    in_bracket = False
    for one, other in pairwise(amount for amount in amounts if amount.codes or amount.units):
        start, end = one.span.end, other.span.start
        if end - start > _LONGEST_GAP:
            left, in_bracket = None, False
            continue
        # "600,000 yen ($5,400; £4,300)": the third equals the first as well.
        if left is not None and in_bracket and _NEXT.fullmatch(text, start, end) and _CLOSED.match(text, other.span.end):
            yield Equation(left, other, Span(left.span.start, other.span.end), "bracket")
            continue
        left, in_bracket = None, False
        link = _link(text, one, other)
        if link:
            left, in_bracket = one, link == "bracket"
            yield Equation(one, other, Span(one.span.start, other.span.end), link)


def _link(text: str, one: Amount, other: Amount) -> str:
    start, end, after = one.span.end, other.span.start, other.span.end
    first = text[start : start + 2]
    if first[:1] in " ([-" and _BRACKET.fullmatch(text, start, end) and _CLOSED.match(text, after):
        return "bracket"
    if _SLASH.fullmatch(text, start, end):
        return "slash"
    if _OR.fullmatch(text, start, end) and (first[:1] == "," or _ENDED.match(text, after)):
        return "or"
    if first[:1] in ", " and _COMMA.fullmatch(text, start, end) and _ENDED.match(text, after):
        return "comma"
    return ""
