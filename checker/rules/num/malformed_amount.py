"""A number or an amount is written as no number is.

## What it finds
- four digits or more before a scale word ("4765 billion"), a scale word on top of another ("5 hundred million", "30 ten
  thousand", "1 billion 200 million"), or without a number ("hundred million yuan", "worth $ billion");
- a currency said twice, or two of them ("RMB 5 yuan", "$5 million yen"); "5% percent";
- digits grouped as in no English number ("$26,4669/89", "10,000363", "12,5 percent", "10, 000 people", "fell 98-24 points");
- a part of a person or a ship ("1.5 troops"), outside averages and rates.

## Why it matters
Most of these are a lost thousand or a 万, 億, 亿 that was carried over by the digits. The figure has to be read again in the
source.

## Flagged
- The bank lent `4765 billion` ringgit last year.
- The city invested `hundred million yuan` in the port.
- A ticket costs `RMB 5 yuan`.
- The index closed at `26,4669/89` dollars.
- About `1.5 troops` took part in the parade.
- Output grew by `12,5 percent`.

## Accepted
- The bank lent 4,765 billion ringgit and several hundred million yuan.
- A family has 1.5 children on average.
- The numbers 1,2,3 came up on July 4,2021.
- It rose by 1.5 million people to 12,34,567 in Delhi.
- The government set aside 5 lakh crore rupees.

## Fix safety
Unsafe where the value is plain; elsewhere there is no fix, for only the source knows the number.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from checker.facts.amount import Amount
from checker.facts.figures import find_figures
from checker.facts.lexicon import load_lexicon
from checker.facts.numbers import SCALES
from checker.model import Document, Finding, Severity, Span
from checker.rules.base import Context, Rule
from checker.rules.num._digits import find_broken_digits
from checker.rules.num._wording import say

_LONG = re.compile(r"[^0-9]{0,6}([0-9]{4,})(?:\.[0-9]+)?[ \u00a0-]?[A-Za-z]")
_LARGE = frozenset(("million", "billion", "trillion", "bn", "tn", "mln", "bln", "mn"))
_YEAR_BEFORE = re.compile(r"\b(?:in|since|by|until|of|from|to|for|during|year)\s\Z", re.IGNORECASE)
_PERCENT = re.compile(r" ?per ?cent\b")
_TEN = re.compile(r"[ -]ten[ -](?:thousand|million|billion)s?\b")
_SIGNED = re.compile(r"[^0-9]{1,6}(?=[0-9])")
_NAMED = re.compile(r"[A-Za-z.]+(?: [A-Za-z.]+)*\Z")
_SCALE = re.compile(r"((?:[mb]|tr)illion)s?(?![-\w])(?: (?:U\.S\. |US )?([A-Za-z]+))?")
_TAKES_NUMBER = re.compile(
    r"of|by|with|for|from|than|is|was|cost|costs|pay|pays|paid|spend|spends|spent|lost|won|earn|earns|invest|raise|lend|lent|"
    r"owe|owes|sold|bought|worth|[a-z]{3,}ed"
)
_TOKEN = re.compile(r"[A-Za-z]+|[0-9]|[^\sA-Za-z0-9]")
_CURRENCY = frozenset(
    "yuan yen won dollars euros rupees rubles roubles dong baht ringgit rupiah pounds pesos hryvnias rand reais francs "
    "liras tenge renminbi people tons tonnes barrels".split()
)
# After these a scale word may stand without a number.
_QUANTIFIERS = frozenset(
    "a an the per each every half several few many some another any this that these those first next last couple no of our my "
    "multi quarter one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred thousand dozen hundreds thousands tens millions billions their its his her and odd plus "
    "or to almost nearly about around over".split()
)
_PEOPLE = (
    "troops soldiers people persons personnel residents civilians citizens refugees evacuees passengers victims casualties "
    "employees workers students servicemen servicewomen fighters militants officers policemen sailors pilots migrants tourists "
    "visitors participants protesters demonstrators delegates patients prisoners hostages survivors vessels ships warships "
    "aircraft helicopters planes tanks missiles drones submarines houses buildings vehicles"
)
_PARTED = re.compile(rf"(?:[ -][A-Za-z-]+){{0,2}}? (?:{'|'.join(_PEOPLE.split())})\b(?! of\b)")
_RATE = re.compile(
    r"average|mean\b|median|\bper\b|\bfor every\b|\beach\b|ratio|\brate|times|\bevery\b|likely|equivalent|typical|roughly one|"
    r"full-time|\ba (?:year|month|week|day)\b|annually|daily|density|household|"
    r"index|score|square|kilomet|100,000|fold\b|\bfewer than\b|factor|%",
    re.IGNORECASE,
)
_AROUND = 90


class MalformedAmount(Rule):
    """Reports "4765 billion", "RMB 5 yuan", "1.5 troops"."""

    code = "NUM102"
    name = "malformed-amount"
    mqm = "number-format"
    severity = Severity.MINOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a place, the first reason counts."""
        text = document.prose.text
        amounts = context.fact(find_figures).amounts
        done = 0
        places = [*_in_amounts(text, amounts), *_in_text(text, amounts), *find_broken_digits(text)]
        for span, message, better in sorted(places, key=lambda place: place[0]):
            if span.start >= done:
                done = span.end
                yield self.find(
                    context, span, message, suggestions=[better] if better else [], safety="unsafe" if better else None
                )


Place = tuple[Span, str, str]


def _in_amounts(text: str, amounts: tuple[Amount, ...]) -> Iterator[Place]:
    for amount in amounts:
        start, end = amount.span.start, amount.span.end
        if amount.scale:
            yield from _scales(text, amount)
        elif amount.noun == "ten" and (ten := _TEN.match(text, end)):
            yield Span(start, ten.end()), f"“{text[start : ten.end()]}”: a number has one scale word.", ""
        if amount.codes and not text[start].isdigit() and text[end - 1].isalpha():
            yield from _said_twice(text, amount)
        if amount.is_percent and text[end - 1] == "%" and (again := _PERCENT.match(text, end)):
            yield Span(start, again.end()), "The percent sign and the word.", text[start:end]
        if not amount.scale and not amount.codes and not amount.units and amount.low != int(amount.low):
            match = _PARTED.match(text, end)
            if match and not _RATE.search(text, max(0, start - _AROUND), min(len(text), match.end() + _AROUND)):
                span = Span(start, match.end())
                yield span, f"{text[start : match.end()]}: a scale such as “thousand” is missing.", ""
    for one, other in pairwise(amounts):
        if (
            one.scale.lower() in _LARGE
            and other.scale
            and text[one.span.end : other.span.start] == " "
            and not (one.codes or one.units or other.is_range or one.is_range)
            and other.high < one.place
            and text[other.span.start].isdigit()
        ):
            tail = text[_number_end(text, other) : other.span.end]
            better = f"{say(float(one.low + other.low), 6)}{tail}"
            yield Span(one.span.start, other.span.end), "One number in two scales.", better


def _scales(text: str, amount: Amount) -> Iterator[Place]:
    start, end = amount.span.start, amount.span.end
    written = text[start:end]
    words = amount.scale.lower().split()
    digits = _LONG.match(text, start, min(end, start + 40))
    if digits and words[0] in _LARGE and not (amount.is_range and "-" in written):
        is_year = 1900 <= int(digits[1][:5]) <= 2100 and _YEAR_BEFORE.search(text, max(0, start - 8), start)
        if not is_year and not amount.is_range:
            at = _number_end(text, amount)
            better = f"{text[start : digits.start(1)]}{say(float(amount.low), 12)}{text[at:end]}"
            yield amount.span, "A number of four digits or more before a scale word.", better
    elif len(words) > 1 and text[start].isdigit() and words[0] not in ("lakh", "lakhs", "thousand"):
        yield amount.span, f"“{amount.scale}” after digits: a number has one scale word.", ""


def _number_end(text: str, amount: Amount) -> int:
    """Returns where the scale of an amount ends."""
    at = text.rfind(amount.scale.split()[-1], amount.span.start, amount.span.end)
    return at + len(amount.scale.split()[-1])


def _said_twice(text: str, amount: Amount) -> Iterator[Place]:
    written = text[amount.span.start : amount.span.end]
    sign, words = _SIGNED.match(written), _NAMED.search(written)
    lexicon = load_lexicon()
    meant = lexicon.before.get(sign.group().strip()) if sign else None
    if meant is None or words is None:
        return
    first, *rest = words.group().lower().split()
    while first in SCALES and rest:
        first, *rest = rest
    named = next((meaning.codes for form, meaning in lexicon.after.get(first, ()) if [*form] == rest), ())
    if {*named} & {*meant.codes}:
        kept = written[: words.end() - len(" ".join((first, *rest)))]
        yield amount.span, f"The currency is said twice in “{written}”.", kept.rstrip(" -\u00a0")
    elif named:
        yield amount.span, f"Two currencies in “{written}”.", ""


def _in_text(text: str, amounts: tuple[Amount, ...]) -> Iterator[Place]:
    at = text.find("illion")
    while at >= 0:
        yield from _bare(text, at, amounts)
        at = text.find("illion", at + 6)


def _bare(text: str, at: int, amounts: tuple[Amount, ...]) -> Iterator[Place]:
    """Yields a scale word at `at` that has no number."""
    start = text.rfind(" ", max(0, at - 8), at) + 1
    scale = _SCALE.match(text, start) if start else None
    last = bisect_right(amounts, start, key=lambda amount: amount.span.start) - 1
    if scale is None or (last >= 0 and start < amounts[last].span.end):
        return
    sign = text[max(0, start - 2) : start].strip()
    if sign in ("$", "€", "£", "¥"):
        begin = text.rfind(sign, 0, start)
        yield Span(begin, scale.end(1)), f"“{text[begin : scale.end(1)]}” has no number.", ""
        return
    begin = start - 8 if text.startswith("hundred ", start - 8) else start
    before = _TOKEN.findall(text, max(0, begin - 24), begin)
    word = before[-1].lower() if before else ""
    if word.endswith("s") and len(before) > 1 and before[-2] in "'’":
        return
    is_lone = _TAKES_NUMBER.fullmatch(word) if begin == start else word.isalpha() and word not in _QUANTIFIERS
    if is_lone and scale[2] and scale[2].lower() in _CURRENCY:
        yield Span(begin, scale.end(2)), f"“{text[begin : scale.end(2)]}” has no number.", ""
