"""What English is known to have: words, how frequent they are, and common pairs of words.

Sources: pyspellchecker's word list, WordNet, wordfreq (Speer 2022; Zipf scale, data frozen in 2021) and the bigrams of
Google Books in SymSpell's dictionary (243,342 pairs), each read from its own package when first asked for.
"""

from __future__ import annotations

from functools import lru_cache
from gzip import decompress
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from checker.match.wordnet import load_wordnet

RAREST = 9.0


def is_known(word: str) -> bool:
    """Returns whether pyspellchecker's list has the lower-case `word`: the cheap question, asked of every new word.

    Most words that it lacks are names. Whether WordNet or wordfreq has them (0.04 s and 0.1 s to load) is asked by the rules,
    through `is_attested`, and only of the few that stand in a text in lower case.
    """
    return word in listed_words()


def is_in_dictionary(word: str) -> bool:
    """Returns whether pyspellchecker's list or WordNet has the lower-case `word`."""
    return word in listed_words() or word in load_wordnet()


def is_attested(word: str) -> bool:
    """Returns whether the lower-case `word` is in a dictionary, or in use (wordfreq has it)."""
    return is_in_dictionary(word) or frequency(word) > 0


@lru_cache(maxsize=65536)
def frequency(word: str) -> float:
    """Returns the Zipf value of `word`: the decimal logarithm of its uses in a billion words; 0 if there are none."""
    if word.isascii() and word.isalpha():
        return _zipf_values().get(word, 0.0)
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en"))


def frequency_in(lang: str, word: str) -> float:
    """Returns the Zipf value of the lower-case `word` in another language, by wordfreq's small list for it; else 0."""
    return _zipf_values(f"small_{lang}").get(word, 0.0)


@lru_cache
def _zipf_values(name: str = "large_en") -> dict[str, float]:
    """Returns a list of wordfreq's, by default its 321,180 English words, with their Zipf values.

    wordfreq's file is a MessagePack list whose item n + 1 holds the words of a frequency of -n centibels, so of a Zipf value
    of 9 - n / 100. Read directly it costs half of what `import wordfreq` and a first question do (0.1 s, not 0.2 s); words
    of letters alone need none of its tokenizing.
    """
    import msgpack  # type: ignore[import-untyped]  # comes with wordfreq

    data = decompress((_folder_of("wordfreq") / "data" / f"{name}.msgpack.gz").read_bytes())
    values: dict[str, float] = {}
    for number, words in enumerate(msgpack.unpackb(data)[1:]):
        if words:
            values.update(dict.fromkeys(words, round(RAREST - number / 100, 2)))
    return values


@lru_cache(maxsize=1)
def listed_words() -> frozenset[str]:
    """Returns pyspellchecker's English words, 160,572 of them.

    The package's file is an object of word -> count without escapes, so that its words stand between every other pair of
    quotation marks. Splitting there takes 0.04 s, parsing the JSON 0.08 s, `SpellChecker()` 0.14 s.
    """
    data = (_folder_of("spellchecker") / "resources/en.json.gz").read_bytes()
    return frozenset(decompress(data).decode().split('"')[1::2])


def _folder_of(package: str) -> Path:
    """Returns where an installed package lies, without importing it, which for these takes longer than reading the file."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is not installed", name=package)
    return Path(spec.submodule_search_locations[0])


def rarity(word: str) -> float:
    """Returns minus the decimal logarithm of a word's share of running text: about 1.3 for "the", 9 for the unseen."""
    return RAREST - frequency(word)


@lru_cache(maxsize=1)
def common_pairs() -> frozenset[str]:
    """Returns pairs of words that are common beside one another, each as "one other"."""
    path = files("symspellpy").joinpath("frequency_bigramdictionary_en_243_342.txt")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return frozenset(line.rpartition(" ")[0] for line in lines)
