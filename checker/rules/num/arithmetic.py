"""Figures that stand together do not add up.

## What it finds
- from A to B, and a percentage or a factor that does not follow from them ("rose from 40 to 50, up 35 percent", "doubled from
  20 to 70"), or the wrong direction ("fell from $40 to $50");
- a fall by more than 100 percent;
- N of M, and a percentage ("12 of the 20 members, or 40 percent");
- a total and its parts ("20 people (12 men and 9 women)", "12 people, including 15 children").

Rounding, "about" and "more than" are allowed for. "Increased 6.4 times" is accepted for 6.4 times as much and for 6.4 times
more. Yearly averages, and results that may turn into a loss, are left alone.

## Why it matters
One of the figures is wrong, mostly by a lost digit or by "to" read as "by", and the reader sees it.

## Flagged
- Exports `rose from 40 million to 50 million tons, up 35 percent`.
- Prices `fell from $40 to $50` a barrel.
- The number of visitors `decreased by 120 percent`.
- `12 of the 20 members, or 40 percent`, voted against it.
- The boat carried `20 people (12 men and 9 women)`.
- Sales `tripled from 20 million to 50 million` euros.

## Accepted
- Exports rose from 40 million to 50 million tons, up 25 percent.
- Prices fell from $50 to $40 a barrel, an annual decline of 3 percent.
- Profit fell 120 percent, and the firm made a loss.
- 12 of the 20 members, or 60 percent, voted against it.
- The boat carried 21 people (12 men and 9 women).
- The share rose from 40 percent to 50 percent, up 10 points.

## Fix safety
No fix: any of the figures may be the wrong one.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.amount import Amount
from checker.facts.figures import find_figures
from checker.model import Document, Finding, Severity, Span
from checker.rules.base import Context, Rule
from checker.rules.num._changes import ENDS_SHARE, Change, is_times, leave_out_years, read_changes, read_pairs
from checker.rules.num._shares import Share, Sum, read_shares, read_sums
from checker.rules.num._wording import say, shorten

_YEARLY = re.compile(
    r"annual|a year|per year|each year|per annum|average|compound|CAGR|monthly|a month|per month|inflation|real terms|adjusted|"
    r"quarterly|seasonally|organic|constant",
    re.IGNORECASE,
)
_MAY_BE_NEGATIVE = re.compile(
    r"profit|income|earning|result|margin|loss|EBIT|surplus|deficit|balance|cash flow|growth|rate|yield|return|sentiment|index",
    re.IGNORECASE,
)
_MULTIPLES = re.compile(
    r"\b(?:(more than|nearly|almost|about|over|roughly) )?(doubled|tripled|trebled|quadrupled|halved)"
    r"(?: [a-z'’-]+){0,3}? from (?:about |around |nearly |some |only |just )?\Z",
    re.IGNORECASE,
)
_FACTORS = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_FELL_BY = re.compile(
    r"\b(?:fell|fallen|dropped|declined|decreased|plunged|reduced|cut|shrank|down)(?: by)? (?:more than |about |over )?\Z",
    re.IGNORECASE,
)
_ROSE_FROM = re.compile(
    r"\b(?:(rose|risen|increased|grew|grown|climbed|jumped|surged|soared)|(fell|fallen|decreased|declined|dropped|plunged|sank))"
    r"(?: (?:sharply|slightly|steadily|again|further|to))? from (?:about |around |nearly |some )?\Z",
    re.IGNORECASE,
)
_POINTS = 0.6  # percentage points that a percentage may be off beside its digits
_SHARE = 0.03  # the same as a part of it
_AROUND = 60


class Arithmetic(Rule):
    """Reports "from 40 to 50, up 35 percent"."""

    code = "NUM104"
    name = "arithmetic"
    mqm = "number"
    severity = Severity.MAJOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a sum that does not work out."""
        text = document.prose.text
        amounts = context.fact(find_figures).amounts
        if len(amounts) < 2 and not any(amount.is_percent for amount in amounts):
            return
        done = 0
        for span, message, reason in sorted(_places(text, amounts), key=lambda place: (place[0].start, -place[0].end)):
            if span.start >= done and "\n" not in text[span.start : span.end]:
                done = span.end
                yield self.find(context, span, message, reason=reason)


Place = tuple[Span, str, str]


def _places(text: str, amounts: tuple[Amount, ...]) -> Iterator[Place]:
    kept = leave_out_years(amounts)
    if any(amount.is_percent or is_times(amount) for amount in kept):
        for change in read_changes(text, kept):
            yield from _judge_change(text, change)
        for share in read_shares(text, kept):
            yield from _judge_share(share)
        yield from _falls(text, kept)
    if " from " in text:
        for one, two in read_pairs(text, kept):
            yield from _directions(text, one, two)
            yield from _multiples(text, one, two)
    for total in read_sums(text, amounts):
        yield from _judge_sum(total)


def _judge_change(text: str, change: Change) -> Iterator[Place]:
    said = change.said
    if _YEARLY.search(text, max(0, said.span.start - _AROUND), said.span.end + _AROUND):
        return
    low, high = _ratio(change.first, change.last)
    ratio = float(change.last.low / change.first.low)
    if is_times(said):
        value, room = float(said.low), float(said.place) / 2 + _SHARE * float(said.low)
        accepted = [(value, value), (value + 1, value + 1)]
        spans = [(low, high), (1 / high, 1 / low)] if change.direction <= 0 else [(low, high)]
        if any(first - room <= b and a <= last + room for first, last in accepted for a, b in spans):
            return
        actual = ratio if ratio >= 1 else 1 / ratio
        yield change.span, f"That is {shorten(actual)} times, not {shorten(value)}.", _from_to(change, text)
        return
    actual_low, actual_high = 100 * (low - 1), 100 * (high - 1)
    if actual_high < 0:
        actual_low, actual_high = -actual_high, -actual_low
    if _covers(said, actual_low, actual_high):
        return
    actual = abs(ratio - 1) * 100
    word = "a rise" if ratio > 1 else "a fall"
    yield change.span, f"That is {word} of {shorten(actual)} percent, not {shorten(float(said.low))}.", _from_to(change, text)


def _from_to(change: Change, text: str) -> str:
    ratio = float(change.last.low / change.first.low)
    return f"{_said(text, change.last)} / {_said(text, change.first)} = {shorten(ratio)}"


def _said(text: str, amount: Amount) -> str:
    return text[amount.span.start : amount.span.end]


def _judge_share(share: Share) -> Iterator[Place]:
    low, high = _ratio(share.whole, share.part)
    if _covers(share.said, 100 * low, 100 * high):
        return
    actual = 100 * float(share.part.low / share.whole.low)
    reason = f"{say(float(share.part.low), 6)} / {say(float(share.whole.low), 6)} = {shorten(actual / 100)}"
    yield share.span, f"That is {shorten(actual)} percent, not {shorten(float(share.said.low))}.", reason


def _judge_sum(total: Sum) -> Iterator[Place]:
    parts = sum(float(part.low) for part in total.parts)
    whole = float(total.total.low)
    if parts > whole or (total.is_whole and parts != whole):
        shown = " + ".join(say(float(part.low), 6) for part in total.parts)
        message = f"The parts make {say(parts, 6)}, the total is {say(whole, 6)}."
        yield total.span, message, f"{shown} = {say(parts, 6)}" if len(total.parts) > 1 else "a part is larger than the whole"


def _falls(text: str, amounts: list[Amount]) -> Iterator[Place]:
    for amount in amounts:
        if amount.is_percent and amount.low > 100:
            match = _FELL_BY.search(text, max(0, amount.span.start - 36), amount.span.start)
            if (
                match
                and ENDS_SHARE.match(text, amount.span.end)
                and not _MAY_BE_NEGATIVE.search(text, max(0, match.start() - _AROUND), amount.span.end + _AROUND)
            ):
                yield (
                    Span(match.start(), amount.span.end),
                    "Nothing falls by more than 100 percent.",
                    "at 100 percent nothing is left",
                )


def _directions(text: str, one: Amount, two: Amount) -> Iterator[Place]:
    match = _ROSE_FROM.search(text, max(0, one.span.start - 50), one.span.start)
    if match and (two.codes or two.units) and one.low != two.low and (two.low > one.low) != bool(match[1]):
        more = "more" if two.low > one.low else "less"
        shown = f"{_said(text, two)} is {more} than {_said(text, one)}."
        yield Span(match.start(), two.span.end), shown, f"“{match[1] or match[2]}” says the opposite"


def _multiples(text: str, one: Amount, two: Amount) -> Iterator[Place]:
    match = _MULTIPLES.search(text, max(0, one.span.start - 70), one.span.start)
    if match is None or one.is_percent:
        return
    low, high = _ratio(one, two)
    factor = _FACTORS[match[2].lower()]
    least, most = 0.9 * factor, 1.2 * factor
    bound = match[1].lower() if match[1] else ""
    if bound in ("nearly", "almost", "about", "roughly"):
        least = 0.8 * factor
    elif bound:
        least, most = (0.98 * factor, 1.75 * factor) if factor > 1 else (0.25, most)
    if high < least or low > most:
        times = shorten(float(two.low / one.low))
        shown = f"That is {times} times as much, not “{match[2].lower()}”."
        yield Span(match.start(), two.span.end), shown, f"{_said(text, two)} / {_said(text, one)} = {times}"


def _ratio(first: Amount, last: Amount) -> tuple[float, float]:
    """Returns the least and the most that `last` / `first` can be, as far as their digits go."""
    (low, high), (other_low, other_high) = _bounds(first), _bounds(last)
    return other_low / high, other_high / low


def _bounds(amount: Amount) -> tuple[float, float]:
    value = float(amount.low)
    place = float(amount.step if amount.is_approximate else amount.place)
    is_exact = place <= 1 and not amount.is_approximate and not amount.scale and value < 1000
    half = 0.0 if is_exact and place == 1 else min(place / 2, 0.25 * value)
    loose = 0.04 * value if amount.is_approximate else 0.0
    return value - half - loose, value + half + loose


def _covers(said: Amount, low: float, high: float) -> bool:
    """Says whether a percentage as said fits the range that the figures give."""
    value = float(said.low)
    room = float(said.place) / 2 + max(_POINTS, _SHARE * value)
    if said.bound == "~":
        room += 0.08 * value + 1
    least, most = value - room, value + room
    if said.bound == ">":
        most = value * 1.25 + 5
    elif said.bound == "<":
        least = value * 0.75 - 5
    return low <= most and high >= least
