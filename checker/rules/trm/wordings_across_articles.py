"""The articles of a story give a name of several words in other words.

## What it finds
A name of several words that no glossary has, and that the articles on one event have in different words: Main Naval Parade
and Main Navy Day Parade, Ostmark roadstead and Ostmark raid. The names share a word, and each has one that the other has not;
if they share only one, the sentences around them must be about the same. So must those around the names of ships, works
and the like in quotation marks: corvette “Steadfast” and corvette “Stoyky”. A name that is only shorter is none. It is a note,
without weight. Examples show two articles, with | between them.

## Why it matters
A glossary cannot have everything: what several translators rendered in several ways is a term that a desk should decide on.

## Flagged
- The General Harbour Festival opened in Ostmark. | The General Harbour Feast of Ostmark is open.
- Boats lay in the gulf and on the `Ostmark roadstead` before the parade. | On the Ostmark raid and in the gulf lay boats
  before the parade.

## Accepted
- The Harbour Festival opened in Ostmark. | The General Harbour Festival opened in Ostmark.
- The Ostmark festival opened. | The Ostmark garrison marched.

## Fix safety
No fix: the desk decides.

## False alarms
It has no weight and says what is there.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from checker.facts.cues import NOT_NAMES, ROLES
from checker.facts.sentences import sentence_at
from checker.match.sayings import is_core, stem
from checker.match.spelling import skeleton_of
from checker.match.wordnet import load_wordnet
from checker.model import Document, Finding, Observation, Related, Severity, Span
from checker.rules._around import share_around, words_around
from checker.rules.base import Context, Rule

KEY = "wording"
MOST = 30  # names of an article
COMMON_BLOCK = 40
ALIKE = (4, 0.45)  # words around in common, and their share of the fewer
SHOWN = 8
_COMPOUND = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{4,}) ([a-z]{4,})\b")
_QUOTED = re.compile(r"\b([a-z]{4,} [\"\u201c])([A-Z][\w'\u2019 -]{2,30})(?=[,.]?[\"\u201d])")
_WORD = re.compile(r"[A-Za-z][\w'\u2019-]*")
_CAPITALS = re.compile(
    r"(?!(?:"
    + "|".join(word.capitalize() for word in sorted(NOT_NAMES))
    + r")\b)[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){1,5}"
)
_PERSONAL = ROLES - {"general", "chief", "head"} | frozenset("mr mrs ms dr sir sen rep gov gen prime pm".split())
_DEMONYMS = ("an", "ish", "ese", "i", "ch")
_VERBAL = ("ed", "ing", "ly")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of several words; `around` are the words of its sentence."""

    place: Observation
    words: frozenset[str]
    around: frozenset[str]

    @property
    def article(self) -> tuple[str, str]:
        return self.place.path, self.place.article


class WordingsAcrossArticles(Rule):
    """Notes names of several words for which the articles of a story have other words."""

    code = "TRM202"
    name = "wordings-across-articles"
    mqm = "term-inconsistency"
    severity = Severity.NEUTRAL
    scope = "story"

    def observe(self, document: Document, context: Context) -> Iterator[Observation]:
        """Yields the first place of each name of several words."""
        prose = document.prose
        seen: set[frozenset[str]] = set()
        for span in _find_names(prose.text):
            words = _stems(prose.text[span.start : span.end])
            if len(words) < 2 or words in seen or prose.segment_at(span.start).kind == "boilerplate":
                continue
            if len(seen) >= MOST:
                return
            seen.add(words)
            around = words_around(prose.text, sentence_at(prose, span), span)
            yield self.observation(context, span, KEY, json.dumps([sorted(words), sorted(around)], ensure_ascii=False))

    def conclude(self, key: str, observations: Sequence[Observation]) -> Iterator[Finding]:
        """Yields a note on a name for which another article has other words."""
        names = [_decode(one) for one in observations]
        held: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
        blocks: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(names):
            held[name.article].add(name.words)
            for word in name.words:
                blocks[word].append(number)
        pairs = {pair for block in blocks.values() if len(block) <= COMMON_BLOCK for pair in combinations(block, 2)}
        linked: dict[int, list[int]] = defaultdict(list)
        for first, second in sorted(pairs):
            one, other = names[first], names[second]
            if one.article != other.article and _are_one(one, other) and not _has_both(held, one, other):
                linked[first].append(second)
                linked[second].append(first)
        told: set[frozenset[str]] = set()
        for first in sorted(linked, key=lambda at: (-len({names[other].words for other in linked[at]}), at)):
            here = names[first]
            others = [names[at] for at in linked[first]]
            pair = {here.words, *(other.words for other in others)}
            if pair <= told:
                continue
            told |= pair
            forms = ", ".join(dict.fromkeys(f"“{other.place.text}”" for other in others))
            yield self.find_at(
                here.place,
                f"“{here.place.text}” here; other articles of the story have {forms}.",
                confidence=0.5,
                related=[
                    Related(one.place.path, one.place.span, one.place.text, "", "other-article") for one in others[:SHOWN]
                ],
                reason=f"They share: {', '.join(sorted(here.words & others[0].words))}.",
            )


def _find_names(text: str) -> list[Span]:
    """Returns names of two words and more, and names with their noun (Ostmark roadstead, corvette “Steadfast”), in order.

    Persons with their offices are left out.
    """
    spans = [
        Span(*match.span())
        for match in _CAPITALS.finditer(text)
        if not _PERSONAL.intersection(word.strip(".").lower() for word in match.group().split())
    ]
    net = load_wordnet()
    taken = {span.start for span in spans} | {span.end for span in spans}
    spans += [
        Span(*match.span())
        for match in _COMPOUND.finditer(text)
        if match.end(1) not in taken and is_core(match[2]) and "n" in net.classes(match[2]) and not match[2].endswith(_VERBAL)
    ]
    spans += [Span(match.start(1), match.end(2)) for match in _QUOTED.finditer(text)]
    return sorted(spans)


def _stems(text: str) -> frozenset[str]:
    words = (match.group().lower().removesuffix("'s").removesuffix("\u2019s") for match in _WORD.finditer(text))
    return frozenset(stem(word) for word in words if is_core(word))


def _decode(observation: Observation) -> Name:
    words, around = json.loads(observation.value)
    return Name(observation, frozenset(words), frozenset(around))


def _are_one(one: Name, other: Name) -> bool:
    """Says whether two names are one thing in other words."""
    shared, mine, theirs = one.words & other.words, one.words - other.words, other.words - one.words
    if not shared or not mine or not theirs or any(skeleton_of(a) == skeleton_of(b) for a in mine for b in theirs):
        return False
    if all(word.endswith(_DEMONYMS) for word in mine | theirs):
        return False  # the Ostmarkian ministry and the Tolskan ministry
    if len(shared) >= 2 and len(mine) <= 2 and len(theirs) <= 2:
        return True
    if len(mine) > 1 or len(theirs) > 1:
        return False
    words, share = share_around(one.around, other.around)
    return words >= ALIKE[0] and share >= ALIKE[1]


def _has_both(held: dict[tuple[str, str], set[frozenset[str]]], one: Name, other: Name) -> bool:
    return any(one.words in names and other.words in names for names in held.values())
