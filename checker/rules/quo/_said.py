"""Statements of a story's articles as values to compare: who said what, in which words."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from checker.facts.speakers import fold_name
from checker.facts.statements import Statement
from checker.match.sayings import Likeness, Saying, compare, measure_chrf, read_saying
from checker.model import Observation

DIRECT = ("quote", "part")
MOST_ALIKE = 16  # statements that one is compared with
COMMON_BLOCK = 200  # statements that share a word and are looked at


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in an article; `name` is the speaker's, folded, by words."""

    place: Observation
    saying: Saying
    kind: str
    name: tuple[str, ...]
    shown: str
    roles: tuple[str, ...]
    is_person: bool
    is_sure: bool
    lang: str

    @property
    def article(self) -> tuple[str, str]:
        return self.place.path, self.place.article

    @property
    def is_direct(self) -> bool:
        return self.kind in DIRECT


def encode(statement: Statement, *, offset: int = 0, lang: str = "") -> str:
    """Returns what an observation says of a statement; `offset` is where the words begin in the observed text."""
    speaker = statement.speaker
    if speaker is None:
        return json.dumps([statement.kind, "", [], 0, 0, offset, lang])
    flags = [int(speaker.is_person), int(speaker.is_sure)]
    return json.dumps([statement.kind, speaker.name, list(speaker.roles), *flags, offset, lang], ensure_ascii=False)


def decode(observation: Observation) -> Said:
    """Returns the statement of an observation."""
    kind, name, roles, is_person, is_sure, offset, lang = json.loads(observation.value)
    words = tuple(word for word in fold_name(name).split() if word)
    saying = _read(observation.text[offset:])
    return Said(observation, saying, kind, words, name, tuple(roles), bool(is_person), bool(is_sure), lang)


@lru_cache(maxsize=8192)
def _read(text: str) -> Saying:
    return read_saying(text)


@lru_cache(maxsize=32768)
def chrf_of(one: str, other: str) -> float:
    """Returns the chrF of two wordings."""
    return measure_chrf(one, other)


def is_same_speaker(one: Said, other: Said) -> bool | None:
    """Says whether two statements have one speaker; None where one of them has none that is known."""
    if one.name and other.name:
        return share_name(one.name, other.name)
    if one.roles and other.roles and (not one.name or not other.name):
        return bool({*one.roles} & {*other.roles}) or None
    return None


def share_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Says whether two names may be one person's: they share a word, or words that differ by a spelling."""
    if {*one} & {*other}:
        return True
    from rapidfuzz.distance import OSA

    return any(
        min(len(a), len(b)) >= 4 and OSA.distance(a, b) <= (1 if min(len(a), len(b)) < 7 else 2)
        for a in one[-1:]
        for b in other[-1:]
    )


def find_candidates(said: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Yields pairs of statements of different articles that share a word of meaning, the most telling first.

    Each statement is paired with few others, so that a story of many articles takes no more than its share.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(said):
        for stem in {one.saying.stems[at] for at in one.saying.core}:
            blocks[stem].append(number)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for numbers in blocks.values():
        if len(numbers) > COMMON_BLOCK:
            continue
        weight = 1 / len(numbers)
        for first, second in combinations(numbers, 2):
            if said[first].article != said[second].article:
                shared[first, second] += weight
    counts = [0] * len(said)
    for (first, second), _ in sorted(shared.items(), key=lambda pair: (-round(pair[1], 9), pair[0])):
        if counts[first] < MOST_ALIKE or counts[second] < MOST_ALIKE:
            counts[first] += 1
            counts[second] += 1
            yield first, second


def rate(one: Said, other: Said) -> tuple[float, Likeness]:
    """Returns how alike two statements are (0 to 2.5: shared meaning, chrF, shared order) and the parts of that."""
    likeness = compare(one.saying, other.saying)
    if likeness.matched == 0:
        return 0.0, likeness
    short, long = sorted((one.saying, other.saying), key=lambda saying: (len(saying.words), saying.words))
    chrf = chrf_of(short.plain, _window(short, long)) / 100
    return likeness.share + chrf + 0.5 * _in_order(short.stems, long.stems), likeness


def _window(short: Saying, long: Saying) -> str:
    """Returns the stretch of the longer wording that the shorter one may stand for: a part is not compared with all."""
    size = len(short.words) + 3
    if len(long.words) <= size + 3:
        return long.plain
    wanted = {short.stems[at] for at in short.core}
    hits = [stem in wanted for stem in long.stems]
    best = max(range(len(long.words) - size + 1), key=lambda at: (sum(hits[at : at + size]), -at))
    return " ".join(long.words[best : best + size])


def _in_order(short: Sequence[str], long: Sequence[str]) -> float:
    """Returns the share of the shorter wording's words that the other has in the same order."""
    row = [0] * (len(long) + 1)
    for word in short:
        before = 0
        for at, other in enumerate(long, 1):
            keep = row[at]
            row[at] = before + 1 if word == other else max(row[at], row[at - 1])
            before = keep
    return row[-1] / len(short) if short else 0.0
