"""Two amounts are given as equal, at a rate that no market had.

## What it finds
An amount of money with its value in another currency ("600,000 yen ($54,000)", "or about", "equivalent to", "/"), where the
rate that the two imply lies outside everything the market paid that year. The year is that of the article's date or dateline;
without one, all years from 2000 on count, and a year that the sentence names always does. Rounding and words such as
"about" are allowed for, and ten percent beside.
The reason names the currency that fits the rate, or the scale: ten times too large, ten thousand times (万 read as a
million).

## Why it matters
The wrong currency or a lost zero makes the figure wrong by a factor, and a reader has no way to see which of the two is right.

## Flagged
- In 2024 the fund lent $40 billion `(approximately 55 trillion yen)` to shipyards.
- The phone cost `600,000 yen ($54,000)` in 2019.
- The museum paid `30 million yuan, or about $42 million,` for it in 2024.

## Accepted
- In 2024 the fund lent $40 billion (approximately 6 trillion yen) to shipyards.
- The phone cost 60,000 yen ($540) in 2019.
- The house cost 500 yen ($80 in today's money) in 1935.
- Adjusted for purchasing power, 100 yen ($1.40) buys a coffee.

## Fix safety
No fix: either amount may be the wrong one.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.amount import Amount
from checker.facts.article_date import find_article_date
from checker.facts.currencies import find_places, meant_by, name_of
from checker.facts.equations import Equation
from checker.facts.figures import find_figures
from checker.facts.rates import FIRST_YEAR, LAST_YEAR, Band, rate_bands
from checker.model import Document, Finding, Severity
from checker.rules.base import Context, Rule
from checker.rules.num._wording import say, shorten

MARGIN = 0.10  # around what the market paid: fees, dates and roundings
TIGHT = 0.03  # the same when another currency or scale is named
FAR = 1.5  # by how much a rate is off to be critical
UPSIDE_DOWN = 0.04  # the product of a band's ends, under which the rate is said the other way round: yen to a dollar
OLD = 10  # years: a rate of that time is reported only where it is far off
REACH = 160  # characters around, in which a year or "in today's money" counts
_OTHER_MONEY = re.compile(
    r"inflation|today.s (?:money|dollars|value|prices|terms|yen|rate)|purchasing.power|\bPPP\b|constant (?:prices|dollars)|"
    r"in real terms|current prices|back then|then worth|worth .{0,12}today|in those days|discount|plus tax|face value",
    re.IGNORECASE,
)
_AT_THE_TIME = re.compile(r"at the time|at that time|at the then|original(?:ly)?|historic", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9][0-9.,]*")
_YEAR = re.compile(r"\b(?:19[0-9]{2}|20[0-9]{2})\b")
# What translations mix up first: 元 円 圓 원 are one word, dollar and đồng are next to them.
CONFUSED = ("KRW", "JPY", "CNY", "USD", "TWD", "HKD", "VND")


class ImpliedRate(Rule):
    """Reports "$40 billion (approximately 55 trillion yen)"."""

    code = "NUM101"
    name = "implied-rate"
    mqm = "unit-conversion"
    severity = Severity.CRITICAL

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a pair of amounts."""
        figures = context.fact(find_figures)
        pairs = [pair for pair in figures.equations if _are_comparable(pair)]
        if pairs:
            named = tuple(dict.fromkeys((*CONFUSED, *(amount.codes[0] for amount in figures.amounts if amount.codes))))
            places = find_places(document.prose.text)
            for equation in pairs:
                yield from self._compare(equation, document, context, named, places)

    def _compare(
        self, equation: Equation, document: Document, context: Context, named: tuple[str, ...], places: frozenset[str]
    ) -> Iterator[Finding]:
        text, one, other = document.prose.text, equation.left, equation.right
        place = document.prose.span_of(document.prose.index_at(equation.span.start))
        around = text[max(place.start, equation.span.start - REACH) : min(place.end, equation.span.end + REACH)]
        if _OTHER_MONEY.search(around):
            return
        dated = context.fact(find_article_date)
        years, said = _years(dated.day.year if dated else None, around)
        if not years:
            return
        ones, others = meant_by(one, places), meant_by(other, places)
        pairs = [(a, b, band) for a in ones for b in others if a != b and (band := _band(a, b, years))]
        implied = _implied(one, other)
        if not pairs or {*ones} & {*others} or any(_fits(implied, band, MARGIN) for _, _, band in pairs):
            return
        source, target, band = pairs[0]
        off = _distance(implied, band)
        # A rate of some years ago may be that of the day in question.
        older = _band(source, target, tuple(range(years[-1] - OLD, years[-1] + 1)))
        if off < FAR and (equation.link != "bracket" or (older and _fits(implied, older, MARGIN))):
            return
        if equation.link != "bracket" and one.low == other.low:
            return
        middle = float(other.low + other.high) / float(one.low + one.high)
        candidates = [code for code in named if code not in (source, target)]
        written = context.text(other.span)
        shown, suggestions = _explain(equation, written, (source, target), band, years, middle, candidates)
        base, quoted, rate, paid = source, target, middle, band
        if band[0] * band[1] < UPSIDE_DOWN:
            base, quoted, rate, paid = target, source, 1 / middle, (1 / band[1], 1 / band[0])
        low, high = shorten(paid[0]), shorten(paid[1])
        market = f"The market's rate {said} was {low if low == high else f'{low} to {high}'}"
        worth = [say(float(amount) * rate) for amount, rate in ((one.low, band[0]), (one.high, band[1]))]
        market += f": {context.text(one.span)} was worth {' to '.join(dict.fromkeys(worth))} {name_of(target)}."
        yield self.find(
            context,
            other.span,
            f"{context.text(one.span)} is not {context.text(other.span)}: "
            f"the rate would be {shorten(rate)} {name_of(quoted)} to {_one(base)}.",
            severity=self.severity if off >= FAR else Severity.MAJOR,
            confidence=0.95 if off >= FAR else 0.7,
            suggestions=suggestions,
            related=[context.related(one.span, "given as equal", role="equal")],
            reason=" ".join((market, *shown)),
        )


def _are_comparable(pair: Equation) -> bool:
    one, other = pair.left, pair.right
    return bool(
        one.codes and other.codes and one.codes[0] != other.codes[0] and one.low > 0 < other.low and one.per == other.per
    )


def _years(year: int | None, around: str) -> tuple[tuple[int, ...], str]:
    """Returns the years whose rates count, and how to say them; none where an earlier year is named."""
    named = {int(match) for match in _YEAR.findall(around)}
    if named and min(named) < FIRST_YEAR:
        return (), ""
    named = {one for one in named if FIRST_YEAR <= one <= LAST_YEAR}
    if (year is None and not named) or _AT_THE_TIME.search(around):
        return tuple(range(FIRST_YEAR, LAST_YEAR + 1)), f"from {FIRST_YEAR} to {LAST_YEAR}"
    if year is not None:
        year = min(year, LAST_YEAR)
        named |= {year - 1, year}
    years = tuple(sorted(named))
    return years, f"in {years[0]}" if len(years) == 1 else f"in {years[0]} to {years[-1]}"


def _band(one: str, other: str, years: tuple[int, ...]) -> Band | None:
    bands = rate_bands(one, other, years).values()
    return (min(low for low, _ in bands), max(high for _, high in bands)) if bands else None


def _implied(one: Amount, other: Amount) -> Band:
    """Returns the least and the most units of `other` for one of `one` that the written digits allow."""
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    return other_low / high, other_high / low


def _bounds(amount: Amount) -> Band:
    half = min(float(amount.step) / 2, 0.5 * float(amount.low))
    loose = 0.05 if amount.is_approximate else 0.0
    return (float(amount.low) - half) * (1 - loose), (float(amount.high) + half) * (1 + loose)


def _fits(implied: Band, band: Band, margin: float) -> bool:
    return implied[0] <= band[1] * (1 + margin) and implied[1] >= band[0] * (1 - margin)


def _distance(implied: Band, band: Band) -> float:
    return band[0] / implied[1] if implied[1] < band[0] else implied[0] / band[1]


def _explain(
    equation: Equation,
    written: str,
    pair: tuple[str, str],
    band: Band,
    years: tuple[int, ...],
    rate: float,
    candidates: list[str],
) -> tuple[list[str], list[str]]:
    """Returns sentences on what fits the rate, and amounts that would."""
    source, target = pair
    value = float(equation.right.low)
    shown, suggestions = [], []
    fitting = [
        (code, other) for code in candidates if (other := _band(source, code, years)) and _fits((rate, rate), other, TIGHT)
    ]
    if fitting:
        name = name_of(fitting[0][0])
        shown.append(f"{shorten(rate)} fits the {name.removesuffix('s')}.")
        suggestions.append(f"{say(value)} {name}")
    else:
        fitting = [
            (code, other) for code in candidates if (other := _band(code, target, years)) and _fits((rate, rate), other, TIGHT)
        ]
        if fitting:
            shown.append(f"It fits if {say(float(equation.left.low))} is in {name_of(fitting[0][0])}.")
    for power in (1, 2, 3, 4, 5, 6, 8, 9):
        for factor in (10.0**power, 10.0**-power):
            if _fits((rate / factor, rate / factor), band, TIGHT):
                size = "large" if factor > 1 else "small"
                unit = {4: " (万)", 8: " (億)"}.get(power, "")
                shown.append(f"It fits {name_of(target)} if {say(value)} is {10**power:,} times too {size}{unit}.")
                suggestions.append(_rewrite(written, equation.right, value / factor))
    return shown, suggestions


def _rewrite(written: str, amount: Amount, value: float) -> str:
    """Returns an amount as written, with another number."""
    sign = next((at for at, char in enumerate(written) if char.isdigit()), 0)
    words = _NUMBER.match(written, sign)
    end = words.end() if words else sign
    if amount.scale:
        last = amount.scale.split()[-1]
        end = max(end, written.rfind(last) + len(last))
    return f"{written[:sign]}{say(value)}{written[end:]}" if words else f"{say(value)} {name_of(amount.codes[0])}"


def _one(code: str) -> str:
    name = name_of(code).removesuffix("s")
    return f"a {name}" if name[:1] not in "AEIOae" else f"{'a' if name.startswith(('euro', 'US')) else 'an'} {name}"
