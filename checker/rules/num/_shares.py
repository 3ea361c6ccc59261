"""Reads parts of a whole: "12 of the 20 members, or 60 percent", "20 people (12 men and 8 women)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.facts.amount import Amount
from checker.model import Span

_ABOUT = r"(?:about|around|roughly|approximately|nearly|almost|some|just|only|over|more than|less than)"
_OF = re.compile(
    rf"(?: [A-Za-z-]+){{0,2}},? (?:out )?of (?:(?:the|its|their|a|all|total|total of|country.s|{_ABOUT}) )*", re.IGNORECASE
)
_OR = re.compile(
    rf"(?: [A-Za-z'’-]+){{0,4}}? ?(?:[,(\u2013\u2014:]|\. (?:This|That|It)|\bor\b)+ ?"
    rf"(?:(?:or|which is|is|was|that is|i\.e\.|accounting for|making up|equal to|equivalent to|representing|corresponding to|"
    rf"amounts to|means|a share of|a|{_ABOUT}),? )*",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(rf" of (?:(?:the|its|their|all|total|a total of|{_ABOUT}) )*", re.IGNORECASE)
_CLOSED = re.compile(r" ?(?:[),.;\n]|$)")
_OR_ONLY = re.compile(r"[^,;:.]{0,40}?(?: ?\(|,? or )[^,;:.()]{0,24}")
_COUNTED = re.compile(r"report|count|tall(?:y|ied)", re.IGNORECASE)
_PART_CLOSED = re.compile(r"(?: [A-Za-z]+){0,2} ?[),]")
_SUM_CLOSED = re.compile(r"[).;\n]|$| \(")
_CLASSES = (
    ("men women"),
    ("male female males females"),
    ("boys girls"),
    ("adults children"),
    ("soldiers civilians"),
    ("soldiers officers"),
    ("men women children"),
    ("students teachers"),
    ("passengers crew"),
    ("wins losses draws"),
    ("votes abstentions"),
)
CLASSES = tuple(frozenset(words.split()) for words in _CLASSES)
_OPEN = re.compile(
    r"(?: [A-Za-z-]+){0,4}?(?: ?[(:\u2013\u2014] ?|, )(?:of whom |among them |comprising |namely )?", re.IGNORECASE
)
_INCLUDING = re.compile(
    r"(?: [A-Za-z-]+){0,4}?(?: ?\(|,) ?(?:including|among them|of whom|of them) (?:at least )?", re.IGNORECASE
)
_AND = re.compile(r" [A-Za-z]+(?: members)?(?:,| and|, and) (?:another )?")
_PEOPLE = frozenset(
    "people persons passengers residents civilians soldiers troops students workers employees men women children adults girls "
    "boys officers tourists foreigners police policemen firefighters members crew women's teachers patients".split()
)


_PERSONS = re.compile(
    r"\b(?:people|persons|[A-Za-z]+(?:ers|ors|ists|ants|ents|men|ees|pils|tims|ives|tians|als|gers|ates|ties)|crew|staff|children|"
    r"adults|pupils|dead|injured|wounded|hostages|matches|games)\b"
)


@dataclass(frozen=True, slots=True)
class Share:
    """A part, the whole, and the percentage that is said of them."""

    part: Amount
    whole: Amount
    said: Amount
    span: Span


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and its parts; `is_whole` where the parts are all there is."""

    total: Amount
    parts: tuple[Amount, ...]
    is_whole: bool
    span: Span


def read_shares(text: str, amounts: Sequence[Amount]) -> Iterator[Share]:
    """Yields "N of M, X percent" and "X percent of M (N)"."""
    for one, two, three in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if three.span.end - one.span.start > 200:
            continue
        span = Span(one.span.start, three.span.end)
        if three.is_percent and _are_counts(one, two):
            if (
                _OF.fullmatch(text, one.span.end, two.span.start)
                and _OR.fullmatch(text, two.span.end, three.span.start)
                and not _COUNTED.search(text, two.span.end, three.span.start)
                and _CLOSED.match(text, three.span.end)
            ):
                yield Share(one, two, three, span)
        elif (
            one.is_percent
            and _are_counts(three, two)
            and _OF_WHOLE.fullmatch(text, one.span.end, two.span.start)
            and _OR.fullmatch(text, two.span.end, three.span.start)
            and _OR_ONLY.fullmatch(text, two.span.end, three.span.start)
            and _PART_CLOSED.match(text, three.span.end)
        ):
            yield Share(three, two, one, span)


def read_sums(text: str, amounts: Sequence[Amount]) -> Iterator[Sum]:
    """Yields totals with their parts: in brackets or after a colon all parts, after "including" some."""
    for at, total in enumerate(amounts[:-1]):
        first = amounts[at + 1]
        if first.span.start - total.span.end > 60 or not _is_count(total) or not _is_count(first):
            continue
        gap = text[total.span.end : first.span.start]
        if not any(mark in gap for mark in "(:,\u2013\u2014"):
            continue
        is_some = _INCLUDING.fullmatch(text, total.span.end, first.span.start) is not None
        if not is_some and not _OPEN.fullmatch(text, total.span.end, first.span.start):
            continue
        parts = [first]
        for following in amounts[at + 2 : at + 6]:
            if not _AND.fullmatch(text, parts[-1].span.end, following.span.start) or not _is_count(following):
                break
            parts.append(following)
        nouns = {part.noun.lower() for part in parts}
        is_disjoint = len(nouns) == len(parts) > 1 and any(nouns <= group for group in CLASSES)
        end = parts[-1].span.end + len(parts[-1].noun) + 1
        if is_some and (is_disjoint or (len(parts) == 1 and {total.noun.lower(), *nouns} <= _PEOPLE)):
            yield Sum(total, tuple(parts), is_whole=False, span=Span(total.span.start, end))
        elif is_disjoint and _PERSONS.search(text, total.span.end, first.span.start) and _SUM_CLOSED.match(text, end):
            yield Sum(total, tuple(parts), is_whole=True, span=Span(total.span.start, end))


def _is_count(amount: Amount) -> bool:
    return not (amount.codes or amount.units or amount.is_range or amount.is_ordinal or amount.bound) and amount.low > 0


def _are_counts(one: Amount, two: Amount) -> bool:
    if one.is_range or two.is_range or one.is_percent or two.is_percent or one.is_ordinal or two.is_ordinal or one.low <= 0:
        return False
    is_alike = (one.codes[:1], one.units) == (two.codes[:1], two.units) or not (one.codes or one.units)
    is_scaled = not (two.scale and not one.scale and one.low < 1000)
    is_year = 1900 <= two.low <= 2100 and not two.scale and not two.codes and not two.noun
    return is_alike and is_scaled and not is_year and two.low > 0
