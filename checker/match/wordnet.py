"""WordNet 3.0 as a table of word classes and near words (compiled by `scripts/compile_wordnet.py`, see data/NOTICE)."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

RELATIONS = {"s": "synonym", "d": "derived form", "m": "similar word", "h": "broader or narrower word"}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A near word: `relation` is a key of RELATIONS, `weight` between 0 and 1."""

    word: str
    relation: str
    weight: float


class WordNet:
    """Looks words up in the compiled table; holds the lines as they are and parses only what is asked for."""

    def __init__(self, lines: dict[str, str]) -> None:
        self._lines = lines

    def __contains__(self, word: str) -> bool:
        return word in self._lines

    def classes(self, word: str) -> str:
        """Returns the word's classes: any of n, v, a and r; empty for an unknown word."""
        return self._lines.get(word, "\t").split("\t")[0]

    def neighbours(self, word: str) -> tuple[Neighbour, ...]:
        """Returns near words, nearest first."""
        near = self._lines.get(word, "\t").split("\t")[1]
        return tuple(Neighbour(item[2:], item[0], int(item[1]) / 10) for item in near.split())

    def relatives(self, word: str) -> tuple[str, ...]:
        """Returns the words of the same family (derived forms, one step)."""
        return tuple(near.word for near in self.neighbours(word) if near.relation == "d")


@lru_cache(maxsize=1)
def load_wordnet() -> WordNet:
    """Returns the table that ships with the package."""
    data = gzip.decompress(files("checker.match").joinpath("data/wordnet.txt.gz").read_bytes()).decode()
    return WordNet(dict(line.split("\t", 1) for line in data.splitlines()))
