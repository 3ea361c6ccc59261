"""Articles on one event are put together, by what they say and when.

Two articles belong together if the cosine of their sketches reaches `ALIKE` and their dates lie at most `WINDOW` days
apart. Pairs are looked for among articles that share one of their heaviest words, latest neighbours first (blocking), so
that the work grows with the number of articles, not with its square. Pairs are then joined, most alike first, unless the
groups as a whole have little in common (a chain of neighbours is no story), or would hold more than `MOST` articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checker.engine.sketch import ArticleId, Sketch
from checker.match.groups import Groups

ALIKE = 0.19
COHERENT = 0.12  # cosine of two groups' middles that are joined
WINDOW = 10
BLOCKS = 20  # words of a sketch that it is looked up by
FEWEST = 8  # words that an article must have to be put anywhere
NEIGHBOURS = 40  # articles looked back at in a block
CANDIDATES = 24  # articles that are compared in full
SHOWN = 6
MOST = 50  # articles of one story: of reprints without end the work would grow with the square


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of a story, by path and digest, with its name and the reasons to put them together."""

    name: str
    articles: tuple[ArticleId, ...]
    reasons: tuple[str, ...]


def group_articles(sketches: Iterable[Sketch], named: Mapping[str, str] | None = None, *, alone: bool = False) -> list[Group]:
    """Returns the stories of two articles or more, by name; the order of `sketches` does not matter.

    `named` maps paths to stories, as a file of stories says; what an article says itself comes first. The others are
    grouped by what they say, unless `alone` is set.
    """
    ordered = sorted(sketches, key=lambda sketch: (sketch.date or "", sketch.path, sketch.article))
    told: dict[str, list[Sketch]] = defaultdict(list)
    rest: list[Sketch] = []
    for sketch in ordered:
        story = sketch.story or (named or {}).get(sketch.path)
        (told[story] if story else rest).append(sketch)
    groups = [
        Group(name, tuple(sorted(sketch.id for sketch in members)), ("named by the articles or by a file",))
        for name, members in told.items()
        if len(members) > 1
    ]
    if not alone:
        groups += [_describe(members) for members in _cluster(rest)]
    return sorted(groups, key=lambda group: (group.name, group.articles))


def _cluster(sketches: Sequence[Sketch]) -> list[list[Sketch]]:
    pairs = _find_pairs(sketches)
    groups = Groups(len(sketches))
    middles: dict[int, dict[str, float]] = {}
    sizes: dict[int, int] = {}

    for _, first, second in sorted(pairs):
        one, other = sorted((groups.leader(first), groups.leader(second)))
        if one == other:
            continue
        for at in (one, other):
            if at not in middles:
                middles[at], sizes[at] = sketches[at].unit, 1
        if sizes[one] + sizes[other] > MOST:
            continue
        if min(sizes[one], sizes[other]) > 1 and _cosine(middles[one], middles[other]) < COHERENT:
            continue
        for word, weight in middles.pop(other).items():
            middles[one][word] = middles[one].get(word, 0.0) + weight
        sizes[one] += sizes.pop(other)
        groups.join(one, other)
    return [[sketches[at] for at in members] for members in groups.members() if len(members) > 1]


def _find_pairs(sketches: Sequence[Sketch]) -> list[tuple[float, int, int]]:
    """Returns pairs of articles that are alike, as (minus the cosine, number, number)."""
    blocks: dict[str, list[int]] = defaultdict(list)
    days = [_day(sketch.date) for sketch in sketches]
    pairs = []
    for at, sketch in enumerate(sketches):
        if len(sketch.words) < FEWEST:
            continue
        shared: dict[int, int] = {}
        for word, weight in zip(sketch.words[:BLOCKS], sketch.weights, strict=False):
            block = blocks[word]
            for other in block[-NEIGHBOURS:]:
                shared[other] = shared.get(other, 0) + weight
            block.append(at)
        day = days[at]
        near = sorted((-weight, other) for other, weight in shared.items() if _is_near(day, days[other]))[:CANDIDATES]
        if near:
            unit = sketch.unit
            for _, other in near:
                cosine = sum(weight * unit.get(word, 0.0) for word, weight in sketches[other].unit.items())
                if cosine >= ALIKE:
                    pairs.append((-round(cosine, 6), other, at))
    return pairs


def _describe(members: Sequence[Sketch]) -> Group:
    totals: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    for sketch in members:
        for word, weight in sketch.unit.items():
            totals[word] += weight
            counts[word] += 1
    shared = sorted((word for word in totals if counts[word] > 1), key=lambda word: (-round(totals[word], 4), word))
    words = ", ".join(f"{word} ({counts[word]} of {len(members)})" for word in shared[:SHOWN])
    dates = sorted({sketch.date for sketch in members if sketch.date})
    reasons = [f"rare words that they share: {words}"]
    if dates:
        reasons.append(f"dates from {dates[0]} to {dates[-1]}" if len(dates) > 1 else f"date {dates[0]}")
    return Group(" ".join(shared[:3]), tuple(sorted(sketch.id for sketch in members)), tuple(reasons))


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    small, large = sorted((one, other), key=len)
    product = sum(weight * large.get(word, 0.0) for word, weight in small.items())
    lengths = sum(weight * weight for weight in one.values()) * sum(weight * weight for weight in other.values())
    return product / lengths**0.5 if lengths else 0.0


def _day(iso: str | None) -> int | None:
    try:
        return date.fromisoformat(iso).toordinal() if iso else None
    except ValueError:
        return None


def _is_near(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= WINDOW
