"""What English is known to have: words, how frequent they are, and common pairs of words.

Sources: pyspellchecker's word list, WordNet, wordfreq (Speer 2022; Zipf scale, data frozen in 2021) and the bigrams of
Google Books in SymSpell's dictionary (243,342 pairs), each read from its own package when first asked for.
"""

from __future__ import annotations

from functools import lru_cache
from gzip import decompress
from importlib.resources import files

from checker.match.wordnet import load_wordnet

RAREST = 9.0


def is_known(word: str) -> bool:
    """Returns whether a dictionary has the lower-case `word`: pyspellchecker's list or WordNet.

    Most words that neither has are names. Whether they are in use is asked of `frequency`, which takes 0.2 s to load, and
    only for the few that stand in a text in lower case.
    """
    return word in listed_words() or word in load_wordnet()


def is_attested(word: str) -> bool:
    """Returns whether the lower-case `word` is known, or in use (wordfreq has it)."""
    return is_known(word) or frequency(word) > 0


@lru_cache(maxsize=65536)
def frequency(word: str) -> float:
    """Returns the Zipf value of `word`: the decimal logarithm of its uses in a billion words; 0 if there are none."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en"))


@lru_cache(maxsize=1)
def listed_words() -> frozenset[str]:
    """Returns pyspellchecker's English words, 160,572 of them.

    The package's file is an object of word -> count without escapes, so that its words stand between every other pair of
    quotation marks. Splitting there takes 0.04 s, parsing the JSON 0.08 s, `SpellChecker()` 0.14 s.
    """
    data = files("spellchecker").joinpath("resources/en.json.gz").read_bytes()
    return frozenset(decompress(data).decode().split('"')[1::2])


def rarity(word: str) -> float:
    """Returns minus the decimal logarithm of a word's share of running text: about 1.3 for "the", 9 for the unseen."""
    return RAREST - frequency(word)


@lru_cache(maxsize=1)
def common_pairs() -> frozenset[str]:
    """Returns pairs of words that are common beside one another, each as "one other"."""
    path = files("symspellpy").joinpath("frequency_bigramdictionary_en_243_342.txt")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return frozenset(line.rpartition(" ")[0] for line in lines)
