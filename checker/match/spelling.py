"""Whether two spellings may stand for one name: by sound, and by the number of slips between them."""

from __future__ import annotations

import re
from functools import lru_cache

SHORTEST = 4
LONG = 8
# Letters that transliterations choose between freely. Longest first.
_SOUNDS = (
    ("sch", "sh"), ("tch", "ch"), ("ck", "k"), ("ph", "f"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("zh", "z"),
    ("ts", "c"), ("tz", "c"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("ei", "i"), ("ey", "i"), ("iy", "i"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip
_VOWELS = re.compile("(?<=.)[aeiouh]")
_DOUBLE = re.compile(r"(.)\1+")


def skeleton_of(word: str) -> str:
    """Returns the consonants of a folded word as they sound: what every transliteration of a name has."""
    return _VOWELS.sub("", sound_of(word))


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """Returns a folded word as it sounds, roughly: what transliterations write in several ways is made one."""
    for letters, sound in _SOUNDS:
        if letters in word:
            word = word.replace(letters, sound)
    # c stands for k before a, o, u and consonants, and for itself where it came from ts.
    word = re.sub(r"c(?=[aourlnt]|$)", "k", word)
    return _DOUBLE.sub(r"\1", word)


def is_near(one: str, other: str) -> bool:
    """Says whether two different folded words are one slip apart, two if they are long, or sound alike.

    An ending more or less is no slip: Petrov and Petrova, Ivanovich and Ivanovic's sons are different people.
    """
    if one == other or min(len(one), len(other)) < SHORTEST or abs(len(one) - len(other)) > 2:
        return False
    if sound_of(one) == sound_of(other):
        return True
    if one.startswith(other) or other.startswith(one):
        return False
    from rapidfuzz.distance import OSA

    first, second = sound_of(one), sound_of(other)
    slips = min(OSA.distance(first, second, score_cutoff=2), OSA.distance(one, other, score_cutoff=2))
    shorter = min(len(first), len(second))
    return slips <= 1 if shorter < LONG else slips <= 2 and first[:1] == second[:1]
