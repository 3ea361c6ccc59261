"""The articles of a story spell a name differently.

## What it finds
A name that no dictionary has, in two spellings that are a slip apart or sound alike (Evmenov and Yevmenov, Kronshtadt and
Kronstadt), and one surname with two forms of one given name (Peter Morgunov and Pyotr Morgunov). An ending more or less is
another name (Petrov and Petrova). It is a note, without weight: each may be right by its own system. Examples show two
articles, with | between them.

## Why it matters
The reader of two articles takes two spellings for two people or places. A desk decides on one.

## Flagged
- Admiral Nikolai `Yevmenov` was on board. | Admiral Nikolai Evmenov was on board.
- The landing ship `Pyotr Morgunov` sailed. | The landing ship Peter Morgunov sailed.

## Accepted
- Admiral Nikolai Yevmenov was on board. | Admiral Yevmenov was on board.
- Vera Petrova sang. | Ivan Petrov played.

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
from itertools import combinations

from checker.match.spelling import is_near, skeleton_of, sound_of
from checker.match.words import Words
from checker.model import Document, Finding, Observation, Related, Severity, Span
from checker.rules.base import Context, Rule

KEY = "name"
_INSIDE = re.compile(r"[a-z,] ([A-Z][a-z]{5,})\b")
ENDS = 3
SHORTEST = 5
MOST = 40  # names of an article
COMMON_BLOCK = 60
SHOWN = 8


class NamesAcrossArticles(Rule):
    """Notes the spellings that the articles of a story have of one name."""

    code = "NAM201"
    name = "names-across-articles"
    mqm = "entity"
    severity = Severity.NEUTRAL
    scope = "story"

    def observe(self, document: Document, context: Context) -> Iterator[Observation]:
        """Yields the first place of each capitalised word that no dictionary has, with the name before it.

        Long words that a dictionary has are given, too: Kronstadt is in some, and its misspelling is in none.
        """
        words = context.scan.words
        seen: set[tuple[str, str]] = set()
        strangers = set(context.scan.strangers)
        for at in sorted({*strangers, *_places_of_names(words)}):
            start = words.starts[at]
            if not words.text[start].isupper() or words.text[start + 1].isupper() or len(words.list[at]) < SHORTEST:
                continue
            given = ""
            if at and words.gap(at - 1) == " " and words.text[words.starts[at - 1]].isupper() and len(words.list[at - 1]) > 2:
                given = words.list[at - 1]
            if (words.list[at], given) in seen or len(seen) >= MOST:
                continue
            seen.add((words.list[at], given))
            first = at - 1 if given else at
            offset, is_strange = start - words.starts[first], int(at in strangers)
            yield self.observation(context, words.span(first, at), KEY, json.dumps([words.list[at], given, offset, is_strange]))

    def conclude(self, key: str, observations: Sequence[Observation]) -> Iterator[Finding]:
        """Yields a note on the rarer of two spellings."""
        places: dict[str, list[Observation]] = defaultdict(list)
        strange: set[str] = set()
        givens: dict[str, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
        for one in observations:
            word, given, _, is_strange = json.loads(one.value)
            places[word].append(one)
            if is_strange:
                strange.add(word)
            if given and is_strange:
                givens[word][given].append(one)
        for rare, often in _variants(places, strange):
            yield self._report(places[rare][0], places[rare], places[often], whole=False)
        for forms in givens.values():
            for first, second in combinations(sorted(forms), 2):
                if first[0] == second[0] and skeleton_of(first) == skeleton_of(second):
                    rare, often = _rank(first, second, forms)
                    yield self._report(forms[rare][0], forms[rare], forms[often], whole=True)

    def _report(self, here: Observation, mine: Sequence[Observation], theirs: Sequence[Observation], *, whole: bool) -> Finding:
        offset = 0 if whole else json.loads(here.value)[2]
        shown = theirs[0].text[0 if whole else json.loads(theirs[0].value)[2] :]
        count = len({(one.path, one.article) for one in theirs})
        articles = f"{count} articles have" if count > 1 else "another article has"
        others = [*theirs, *(one for one in mine if one is not here)]
        return self.find_at(
            here,
            f"“{here.text[offset:]}” here; {articles} “{shown}”.",
            part=Span(offset, len(here.text)),
            confidence=0.6,
            related=[Related(one.path, one.span, one.text, "", "other-article") for one in others[:SHOWN]],
            reason="The spellings are a slip apart, or sound alike.",
        )


def _places_of_names(words: Words) -> list[int]:
    """Returns the long words that have a capital inside a sentence, by their places in the list of words."""
    starts = {match.start(1) for match in _INSIDE.finditer(words.text)}
    return [at for at, start in enumerate(words.starts) if start in starts]


def _variants(places: dict[str, list[Observation]], strange: set[str]) -> Iterator[tuple[str, str]]:
    """Yields (rarer, more frequent) spellings of one name that stand in different articles."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for word in sorted(places):
        blocks[word[:ENDS]].append(word)
        blocks[f"-{word[-ENDS:]}"].append(word)
    pairs = {pair for words in blocks.values() if len(words) <= COMMON_BLOCK for pair in combinations(sorted(words), 2)}
    for one, other in sorted(pairs):
        first, second = ({(place.path, place.article) for place in places[word]} for word in (one, other))
        # A word of the dictionary is a name of its own, unless the other is the same in sound.
        is_alike = {one, other} <= strange or skeleton_of(one) == skeleton_of(other)
        if first != second and strange & {one, other} and is_alike and is_near(one, other) and not _are_family(one, other):
            yield _rank(one, other, places)


def _are_family(one: str, other: str) -> bool:
    """Says whether two words differ only by an ending: a place and its people, a man and a woman of one name."""
    if sound_of(one) == sound_of(other):
        return False
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared >= min(len(one), len(other)) - 1 and abs(len(one) - len(other)) <= 3 and one[-1] != other[-1]


def _rank(one: str, other: str, places: dict[str, list[Observation]]) -> tuple[str, str]:
    """Returns two words, the one that fewer articles have first."""
    rare, often = sorted((one, other), key=lambda word: (len({place.path for place in places[word]}), word))
    return rare, often
