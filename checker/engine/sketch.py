"""What of an article tells its event: its rare words, weighted, as a short value without text."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

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
    """An article as the grouping sees it: `features` are words with weights, heaviest first, of length 1 together.

    `story` is what the article itself calls its story.
    """

    path: str
    article: str
    date: str | None
    story: str | None
    features: tuple[tuple[str, float], ...]

    @property
    def id(self) -> ArticleId:
        """Path and digest: articles of one file share the path, copies of one article the digest."""
        return self.path, self.article


def sketch_article(document: Document, words: Words) -> Sketch:
    """Returns the sketch of an article; `words` are the words of its prose."""
    boilerplate = [segment.text for segment in document.segments if segment.kind == "boilerplate"]
    counts = Counter(words.list)
    for text in boilerplate:
        counts.subtract(split_words(text))
    weights: dict[str, float] = {}
    for word, count in counts.items():
        weight = _weigh(word)
        if weight <= 0 or count <= 0:
            continue
        base = word[:-1] if word[-1] == "s" and word[:-1] in counts else word
        weights[base] = weights.get(base, 0.0) + weight * (1 + math.log(count))
    kept = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:FEATURES]
    length = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    features = tuple((word, round(weight / length, 4)) for word, weight in kept)
    return Sketch(document.path, document.digest, document.date, document.story, features)


def _weigh(word: str) -> float:
    """Returns how much a word tells: the rarer it is in English at large, the more.

    Rarity is measured outside the run, so that an unrelated article more or less changes no weight.
    """
    weight = _WEIGHTS.get(word)
    if weight is None:
        weight = 0.0
        if len(word) >= SHORTEST:
            if word.isdigit():
                weight = NUMBER
            elif word.isascii() and word.isalpha():
                weight = max(0.0, COMMON - frequency(word))
            elif any(map(str.isalpha, word)):
                weight = COMMON
        _WEIGHTS[word] = weight
    return weight


_WEIGHTS: dict[str, float] = {}
