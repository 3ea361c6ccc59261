"""Reads the amount that stands at a numeral: sign or code before it, scale, range, unit or currency after it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from checker.facts.amount import Amount
from checker.facts.approximation import bound_before
from checker.facts.lexicon import Lexicon, Meaning
from checker.facts.numbers import Number, read_numeral
from checker.facts.units import factors
from checker.model import Span

NUMERAL = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
SIGNS = frozenset("$€£¥￥₩₹₽₫₱฿₪₺₴₦₸₮₭៛")
_WORD = re.compile(
    r"[ \u00a0-]?((?:[A-Za-z]\.){2,}|[A-Za-z\u00c0-\u017f]+(?:/[hs]\b)?[²³]?|\u00b0 ?[CF]\b|[%\u2103\u2109€£¥￥$₩₽₫₴])"
)
_BEFORE = re.compile(r"(?<![A-Za-z])(?:(?:[A-Z][A-Za-z.]{0,3})?[$€£¥￥₩₹₽₫₱฿₪₺₴₦₸₮₭៛]|[A-Z][A-Za-z]{0,2}\.?)[ \u00a0]?\Z")
_RANGE = re.compile(r"(?: ?[-\u2010-\u2014] ?| (to|and) )(?:[A-Z]{0,3}[$€£¥₩₹₽₫₱])?([0-9]+(?:[.,][0-9]+)*)")
_BEFORE_RANGE = re.compile(r"\b(from|between)\s+(?:about |around |some |roughly )?\S{0,4}\Z", re.IGNORECASE)
_INNER = re.compile(
    r"[ ,-]{0,2}(?:and )?([0-9]{1,2}(?:\.[0-9]+)?)(?:[ -]?(in|inch|inches|oz|ounces?|lbs?|pounds?)\b|(?= ?[,;()]|\. |\.?$))"
)
_PLAIN_WORD = re.compile(r" ([a-z]+)\b")
_STOPS = frozenset(',.;:)!?\n"\u201d')
_CONNECTORS = frozenset(("to", "and"))
_MINUS = re.compile(r"(?:\bminus |(?<![\w.])[-\u2212\u2013])\Z", re.IGNORECASE)
_PER = re.compile(r" ?(?:/|per |an? )([A-Za-z]+)")
_SHORT_SCALES = {"m": 10**6, "M": 10**6, "b": 10**9, "B": 10**9, "t": 10**12, "T": 10**12, "K": 10**3}
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
# Short forms that are words or initials, too: as units they stand at the end of a phrase, or joined to the number.
_SHY = frozenset(("in", "m", "g", "l", "c", "f", "t", "pt", "nm", "mb", "st"))
_AFTER_SHY = re.compile(r"[ ]?(?:[),;/\]]|\.(?![A-Za-z0-9])|$|tall|long|wide|high|deep|thick|of )")
_SMALLER = {"ft": "in", "st": "lb", "lb": "oz"}


def read_at(text: str, start: int, end: int, lexicon: Lexicon) -> Amount | None:
    """Returns the amount whose digits stand at `start` to `end`; None for dates, times, labels and broken numbers."""
    begin, money = start, None
    previous = text[start - 1] if start else " "
    if previous in SIGNS or previous.isalpha() or (previous in " \u00a0." and start > 1 and _may_end_code(text[start - 2])):
        match = _BEFORE.search(text, max(0, start - 6), start)
        money = lexicon.before.get(match.group().strip()) if match else None
        if match and money:
            begin = match.start()
        elif previous.isalpha():
            return None
    elif (
        previous == "#"
        or (previous in "-\u2011\u2013:.,_" and start > 1 and text[start - 2].isalnum())
        or (previous == "/" and start > 1 and text[start - 2].isdigit())
    ):
        return None
    if text[end : end + 1] in (":", "/") and text[end + 1 : end + 2].isdigit():
        return None
    number = read_numeral(text[start:end])
    if number is None:
        return None
    value, place, step = number
    if money is None:
        noun = "" if text[end : end + 1] in _STOPS else None
        if noun is None:
            word = _PLAIN_WORD.match(text, end)
            if word is not None and word[1] not in _CONNECTORS and word[1].lower() not in lexicon.after:
                noun = word[1]
        if noun is not None:
            bound = bound_before(text, start)
            return Amount(Span(start, end), value, value, place, step, (), (), False, "", bound, "", noun, False)
    return read_tail(text, Span(begin, end), number, lexicon, money=money)


def read_tail(
    text: str, span: Span, number: Number, lexicon: Lexicon, *, money: Meaning | None = None, is_spelled: bool = False
) -> Amount | None:
    """Returns the amount of a number at `span` with what follows it: scales, the end of a range, unit or currency, noun.

    `money` is what a sign or code before the number means; None is returned where the number is a part of a label ("5G").
    """
    begin, at = span.start, span.end
    low, place, step = number
    high, has_sign = low, money is not None
    scale, written, at = _scales(text, at, lexicon, has_sign=has_sign)
    ranged = _range(text, begin, at, lexicon, has_sign=has_sign) if text[at : at + 1] in _RANGE_STARTS else None
    if ranged is not None:
        other, other_scale, other_written, other_end = ranged
        first = other_scale if other_scale > scale == 1 and low < 1000 else scale
        if low * first < other[0] * other_scale:
            low, high = low * first, other[0] * other_scale
            place, step = other[1] * other_scale, other[2] * other_scale
            written, at, scale = other_written, other_end, 1
    if scale != 1:
        low, high, place, step = low * scale, high * scale, place * scale, step * scale
    meaning, noun, per, is_ordinal = money, "", "", False
    match = _WORD.match(text, at)
    if match is not None:
        named = _meaning(text, match, lexicon, is_after_scale=bool(written))
        if named is not None:
            meaning, at = money or named[0], named[1]
        elif match.start(1) == at == span.end and match[1].isalpha() and not is_spelled:
            if match[1] not in _ORDINALS:
                return None
            is_ordinal, at = True, match.end()
        elif money is None:
            noun = match[1]
            # "337 billion Macau patacas": a place, and a currency that is one place's alone.
            following = _WORD.match(text, match.end()) if noun[0].isupper() else None
            own = _meaning(text, following, lexicon, is_after_scale=True) if following else None
            if own and len(own[0].codes) == 1 and not own[0].units:
                meaning, at, noun = own[0], own[1], ""
    codes, units, is_open = (meaning.codes, meaning.units, meaning.is_open) if meaning else ((), (), False)
    if meaning and text[at : at + 1] in " /p":
        price = _PER.match(text, at)
        per = price[1] if price else ""
    bound = bound_before(text, begin)
    found = Amount(Span(begin, at), low, high, place, step, codes, units, is_open, written, bound, per, noun, is_ordinal)
    if units and units[-1] in ("C", "F") and _MINUS.search(text, max(0, begin - 6), begin):
        return replace(found, low=-high, high=-low)
    return _compound(text, found) if units and units[-1] in _SMALLER else found


_RANGE_STARTS = frozenset(" -\u2010\u2011\u2012\u2013\u2014")


def _may_end_code(char: str) -> bool:
    return char in SIGNS or char.isupper() or char in "sp."


def _scales(text: str, at: int, lexicon: Lexicon, *, has_sign: bool) -> tuple[int, str, int]:
    """Returns the product of the scale words from `at`, the words, and where they end."""
    scale, words = 1, []
    for _ in range(3):
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match[1]
        factor = _SHORT_SCALES.get(word, 0) if has_sign and match.start(1) == at else 0
        if not factor:
            entries = lexicon.after.get(word.lower(), ())
            factor = next((meaning.scale for rest, meaning in entries if not rest), 0)
        if not factor:
            break
        scale, at = scale * factor, match.end()
        words.append(word)
    return scale, " ".join(words), at


def _range(text: str, begin: int, at: int, lexicon: Lexicon, *, has_sign: bool) -> tuple[Number, int, str, int] | None:
    """Returns the second number of a range with its scale, and where it ends; "from 4 to 6" is a change, no range."""
    match = _RANGE.match(text, at)
    number = read_numeral(match[2]) if match else None
    if match is None or number is None or text[match.end() : match.end() + 1] in (":", "/"):
        return None
    lead = _BEFORE_RANGE.search(text, max(0, begin - 24), begin) if match[1] else None
    word = lead[1].lower() if lead else ""
    if (match[1] == "and" and word != "between") or (match[1] == "to" and word == "from"):
        return None
    scale, written, end = _scales(text, match.end(), lexicon, has_sign=has_sign)
    return number, scale, written, end


def _meaning(text: str, match: re.Match[str], lexicon: Lexicon, *, is_after_scale: bool) -> tuple[Meaning, int] | None:
    """Returns what the words from `match` mean as currency or unit, and where they end."""
    word = match[1]
    entries = lexicon.after.get(word.lower().replace(" ", ""))
    if entries is None or (word in SIGNS and text[match.end() : match.end() + 1].isdigit()):
        return None
    if word in _SHY or (len(word) == 1 and word.isalpha()):
        is_wrong_case = len(word) == 1 and word.isupper() != (word in "CF")
        is_joined = text[match.start() : match.start(1)] != " " and not is_after_scale
        if (
            is_wrong_case
            or (not is_joined and not _AFTER_SHY.match(text, match.end()))
            or (word == "in" and match.start() == match.start(1))
        ):
            return None
    for rest, meaning in entries:
        if meaning.scale and not meaning.codes and not meaning.units:
            continue
        end: int | None = match.end()
        for expected in rest:
            following = _WORD.match(text, end) if end is not None else None
            end = following.end() if following and following[1].lower() == expected else None
            if end is None:
                break
        if end is not None:
            return meaning, end
    return None


def _compound(text: str, amount: Amount) -> Amount:
    """Returns "6 feet" with the "2 inches" that follow it."""
    unit = amount.units[-1]
    match = _INNER.match(text, amount.span.end)
    if match is None or amount.is_range:
        return amount
    smaller = _SMALLER[unit]
    named = {"i": "in", "o": "oz", "l": "lb", "p": "lb"}[match[2][0]] if match[2] else smaller
    if named != smaller or (not match[2] and unit != "ft"):
        return amount
    share = Decimal(str(round(factors(smaller)[0][0] / factors(unit)[0][0], 9)))
    value = amount.low + Decimal(match[1]) * share
    span = Span(amount.span.start, match.end())
    return replace(amount, span=span, low=value, high=value, place=share, step=share, codes=(), units=(unit,))
