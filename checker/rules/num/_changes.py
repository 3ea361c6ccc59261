"""Reads what a text says of a change: from A to B, by so many percent or times, and in which direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.facts.amount import Amount
from checker.model import Span

_UP_WORDS = (
    r"rose|risen|rise|rises|rising|increas\w+|grew|grown|grow|grows|growing|growth|climb\w*|jump\w*|surg\w+|soar\w*|gain\w*|up|"
    r"higher|expand\w*|rais\w+|boost\w*"
)
_DOWN_WORDS = (
    r"fell|fallen|fall|falls|falling|decreas\w+|declin\w+|drop\w*|plung\w+|plummet\w*|sank|shr[aiu]nk\w*|slump\w*|tumbl\w+|"
    r"down|lower\w*|reduc\w+|cut|cuts|slash\w*|loss|halv\w+"
)
UP = re.compile(rf"\b(?:{_UP_WORDS})\b", re.IGNORECASE)
DOWN = re.compile(rf"\b(?:{_DOWN_WORDS})\b", re.IGNORECASE)
_FROM = re.compile(
    r"\bfrom (?:about |around |nearly |almost |some |just |only |over |more than |less than |a |the )*\Z", re.IGNORECASE
)
# Between A and B: "from 40 people in 2019 to 50".
_TO = re.compile(
    r"(?: [A-Za-z'’-]+){0,5}(?: [0-9]{4})?,? to "
    r"(?:about |around |nearly |almost |some |just |only |over |more than |a |the )*",
    re.IGNORECASE,
)
_A_OF = (
    r"(?:(?:or|up|down|about|around|nearly|almost|roughly|by|which is|that is|representing|equal to|marking|meaning|i\.e\.|"
    r"more than|less than|over|an?|the|rise|increase|growth|gain|jump|surge|fall|drop|decrease|decline|reduction|plunge|cut|"
    r"change|some|year-on-year|of|to|with|equivalent|it|is|was|this|that|full|amounts?|corresponds|year|on|[0-9]{4}|in)[ ,]*)"
)
_THEN = re.compile(
    rf"(?: [a-z'’-]+){{0,4}}?(?: ?[,;:(\u2013\u2014]+ ?| (?=or |up |down |by |with an? )|\. (?=This|That|It)){_A_OF}{{0,9}}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r",?(?: (?:increase|rise|growth|gain|jump|surge|fall|drop|decrease|decline|reduction|cut|plunge|year-on-year))?"
    r"(?: (?:in|of|to|for) [A-Za-z' ’-]{1,30}?)?(?: ?[,(:])? ?from (?:about |around |nearly |some |just |only )*",
    re.IGNORECASE,
)
_ONLY_TO = re.compile(r" to (?:about |around |nearly |almost |some |just |only |a record )*", re.IGNORECASE)
_ONLY_FROM = re.compile(r",? from (?:about |around |nearly |almost |some |just |only )*", re.IGNORECASE)
# What follows a percentage that is a change: no noun of its own ("a 5 percent tariff", "35 percent of the market").
ENDS_SHARE = re.compile(
    r" ?(?:[,.;:)\u2013\u2014\n]|$|(?:in|over|during|since|within|from|to|year-on-year|on the year|compared with|increase|rise|"
    r"growth|gain|jump|surge|fall|drop|decrease|decline|reduction|cut|plunge|times)\b|(?:more|less|higher|lower)\b(?! than))"
)
_AGES = frozenset(("years", "year", "months", "days", "hours", "minutes", "May", "June", "July", "August"))
_WINDOW = 40


@dataclass(frozen=True, slots=True)
class Change:
    """A change between two amounts, and the share or factor that is said of it."""

    first: Amount
    last: Amount
    said: Amount
    direction: int
    span: Span


def is_times(amount: Amount) -> bool:
    """Says whether an amount is a factor: "6.4 times", "threefold"."""
    return amount.noun in ("times", "fold") and not amount.units


def leave_out_years(amounts: Sequence[Amount]) -> list[Amount]:
    """Returns the amounts that are neither years nor ordinals: "from 40 in 2019 to 50" is a pair."""
    return [amount for amount in amounts if not amount.is_ordinal and not _is_year(amount)]


def read_changes(text: str, amounts: Sequence[Amount]) -> Iterator[Change]:
    """Yields the changes of which two amounts and a percentage or factor stand together."""
    for one, two, three in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if three.span.end - one.span.start > 220:
            continue
        found: tuple[Amount, Amount, Amount] | None = None
        if _is_share(three) and _are_alike(one, two):
            if _is_from_to(text, one, two) and _THEN.fullmatch(text, two.span.end, three.span.start):
                found = one, two, three
        elif _is_share(one) and _are_alike(two, three):
            start = one.span.end + (len(one.noun) + 1 if is_times(one) else 0)
            if _is_between(text, two, three) and _BEFORE.fullmatch(text, start, two.span.start):
                found = two, three, one
            elif _ONLY_TO.fullmatch(text, start, two.span.start) and _gap_is(_ONLY_FROM, text, two, three):
                found = three, two, one
        if found:
            first, last, said = found
            end = said.span.end + (len(said.noun) + 1 if is_times(said) else 0)
            way = direction(text, said)
            if way and ENDS_SHARE.match(text, end) and last.noun not in _AGES:
                yield Change(first, last, said, way, Span(one.span.start, three.span.end))


def read_pairs(text: str, amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Yields the pairs "from A to B" of one kind, percentages included."""
    for one, two in pairwise(amounts):
        if two.span.start - one.span.end < 60 and "from" in text[max(0, one.span.start - 18) : one.span.start]:
            is_alike = (one.is_percent and two.is_percent) or _are_alike(one, two)
            if is_alike and _is_from_to(text, one, two):
                yield one, two


def direction(text: str, said: Amount) -> int:
    """Returns 1 where the words around say up, -1 for down, 0 where they say neither or both."""
    around = text[max(0, said.span.start - _WINDOW) : said.span.end + 24]
    around = around[around.rfind("\n", 0, _WINDOW) + 1 :]
    is_up, is_down = UP.search(around) is not None, DOWN.search(around) is not None
    return is_up - is_down


def _is_year(amount: Amount) -> bool:
    if amount.span.end - amount.span.start != 4 or amount.codes or amount.units or amount.scale:
        return False
    return 1900 <= amount.low <= 2100 and amount.place == 1


def _is_share(amount: Amount) -> bool:
    return (amount.is_percent or is_times(amount)) and not amount.is_range


def _are_alike(one: Amount, two: Amount) -> bool:
    if one.is_range or two.is_range or one.is_percent or two.is_percent or one.low <= 0 or two.low <= 0:
        return False
    if (one.codes or one.units) and (one.codes, one.units) != (two.codes, two.units):
        return bool(one.codes and two.codes and one.codes[0] == two.codes[0])
    # "from 4 to 6 million": whether the first is in millions, too, is not said.
    return not (two.scale and not one.scale and one.low < 1000)


def _is_from_to(text: str, one: Amount, two: Amount) -> bool:
    return bool(_FROM.search(text, max(0, one.span.start - 30), one.span.start)) and _is_between(text, one, two)


def _is_between(text: str, one: Amount, two: Amount) -> bool:
    return two.span.start - one.span.end < 60 and _gap_is(_TO, text, one, two)


def _gap_is(pattern: re.Pattern[str], text: str, one: Amount, two: Amount) -> bool:
    return pattern.fullmatch(text, one.span.end, two.span.start) is not None
