"""What of an article tells its event: its rare words, weighted, as a short value without text."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from sys import intern

from checker.match.attest import frequency
from checker.match.words import Words, split_words
from checker.model import Document

FEATURES = 64
# Words more frequent than one in about 3,000 say nothing of the event (Zipf 5.5).
COMMON = 5.5
NUMBER = 1.0
SHORTEST = 3

ArticleId = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article as the grouping sees it: its words, heaviest first, with weights from 1 to 255.

    `story` is what the article itself calls its story. Words are interned: a hundred thousand sketches share them.
    """

    path: str
    article: str
    date: str | None
    story: str | None
    words: tuple[str, ...]
    weights: bytes

    @property
    def id(self) -> ArticleId:
        """Path and digest: articles of one file share the path, copies of one article the digest."""
        return self.path, self.article

    @property
    def unit(self) -> dict[str, float]:
        """The weights by word, of length 1 together."""
        length = math.sqrt(sum(weight * weight for weight in self.weights)) or 1.0
        return {word: weight / length for word, weight in zip(self.words, self.weights, strict=True)}


def sketch_article(document: Document, words: Words) -> Sketch:
    """Returns the sketch of an article; `words` are the words of its prose."""
    boilerplate = [segment.text for segment in document.segments if segment.kind == "boilerplate"]
    counts = Counter(words.list)
    for text in boilerplate:
        counts.subtract(split_words(text))
    weigh = _WEIGHTS.__getitem__
    weights: dict[str, float] = {}
    for word, count in counts.items():
        weight = weigh(word)
        if weight and count > 0:
            base = word[:-1] if word[-1] == "s" and word[:-1] in counts else word
            weights[base] = weights.get(base, 0.0) + (weight * (1 + math.log(count)) if count > 1 else weight)
    kept = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:FEATURES]
    scale = 255 / kept[0][1] if kept else 1.0
    return Sketch(
        document.path,
        document.digest,
        document.date,
        document.story,
        tuple(intern(word) for word, _ in kept),
        bytes(max(1, round(scale * weight)) for _, weight in kept),
    )


class _Weights(dict[str, float]):
    """How much a word tells: the rarer it is in English at large, the more; filled as words are met.

    Rarity is measured outside the run, so that an unrelated article more or less changes no weight.
    """

    def __missing__(self, word: str) -> float:
        weight = 0.0
        if len(word) >= SHORTEST:
            if word.isdigit():
                weight = NUMBER
            elif word.isascii() and word.isalpha():
                weight = max(0.0, COMMON - frequency(word))
            elif any(map(str.isalpha, word)):
                weight = COMMON
        self[word] = weight
        return weight


_WEIGHTS = _Weights()
