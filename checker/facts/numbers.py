"""Numbers as written, in digits and in words, as exact values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

# A longer run of digits is an identifier, or noise.
LONGEST = 24
_GROUPED = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3})(?:\.[0-9]+)?")
_ONE = Decimal(1)
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")

SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "thousands": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "millions": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "billions": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "trillions": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "quadrillion": 10**15,
}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: number for number, word in enumerate(_ONES.split())}
WORDS |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
WORDS |= {"dozen": 12}


# A value, the place of the last digit written, and the place of the last that is no zero.
Number = tuple[Decimal, Decimal, Decimal]


def read_numeral(text: str) -> Number | None:
    """Returns the value of digits as English groups them ("1,234.5", "12,34,567"), with the place of the last digit.

    The two places are the one of the last digit written and the one of the last that is no zero: 600,000 is good to the
    unit, or only to a hundred thousand. None for what is no number in English.
    """
    if len(text) > LONGEST:
        return None
    if text[-1] != "0" and text.isdigit():
        return Decimal(text), _ONE, _ONE
    if "," in text:
        if not _GROUPED.fullmatch(text):
            return None
        text = text.replace(",", "")
    elif not _PLAIN.fullmatch(text):
        return None
    whole, _, decimals = text.partition(".")
    value = Decimal(text)
    if decimals:
        place = Decimal(1).scaleb(-len(decimals))
        return value, place, place
    zeros = len(whole) - len(whole.rstrip("0"))
    return value, _ONE, Decimal(1).scaleb(zeros if zeros < len(whole) else 0)


def read_words(words: Sequence[str]) -> Decimal | None:
    """Returns the value of number words: "two hundred and fifty", "half a million", "one and a half"; None for others.

    Words are in lower case, hyphens taken apart.
    """
    total, current, is_open = Decimal(0), Decimal(0), False
    for word in words:
        if word in WORDS:
            if word == "dozen":
                current = (current or Decimal(1)) * 12
            else:
                current += WORDS[word]
            is_open = True
        elif word == "half":
            current += Decimal("0.5")
            is_open = True
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
            is_open = True
        elif word in SCALES:
            total += (current or Decimal(1)) * SCALES[word]
            current, is_open = Decimal(0), True
        elif word not in ("and", "a", "an"):
            return None
    return total + current if is_open else None
