"""Two spellings of one name in an article, and near misses of known names.

## What it finds
A name that is spelled in two ways (Rechan, Recan), the rarer one; and a name that is nearly that of a person in the packs
(Mako Rubio for Marco Rubio). Two spellings are one name if they are a slip apart or sound alike, and the article treats them as
one person: the same given name, the same title, or a surname alone that only the other spelling introduces. Words that a
dictionary has are no names, and names of four letters are too alike to tell.

## Why it matters
A reader takes two spellings for two people, and a search finds half of the article.

## Flagged
- Mako Rubio, the US Secretary of State, spoke first.
- Prime Minister Dorin Belcescu resigned on Friday. Belcesku said he was tired.

## Accepted
- Marco Rubio, the US Secretary of State, spoke first.
- Anna Petrov and her sister Vera Petrova came. Petrova said little.

## Fix safety
Unsafe: the rarer spelling may be the right one.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.match.spelling import is_near
from checker.match.titles import HONORIFICS, OPENERS, TITLE_HEADS, TITLE_WORDS
from checker.model import Document, Finding, Severity
from checker.rules.base import Context, Rule
from checker.rules.nam._near_names import find_near_names

ENDS = 3
SHORTEST_SURNAME = 5
_SAYS = frozenset(
    (
        "said says told added adds stressed noted noting explained claimed stated announced wrote writes argued asked "
        "insisted warned promised thanked resigned denied admitted replied recalled believes thinks has had will was is who "
        "should would could can may must did does"
    ).split()
)
_JOINED = (" ", "\u00a0", "-")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a name is used: its places, the given names before it, and whether a title or a verb shows that it is a person."""

    word: str
    places: tuple[int, ...]
    given: frozenset[str]
    is_person: bool


class NameVariant(Rule):
    """Reports the rarer of two spellings of a name, and near misses of known names."""

    code = "NAM101"
    name = "name-variant"
    mqm = "entity"
    severity = Severity.MAJOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding for each place."""
        scan = context.scan
        taken: set[int] = set()
        for near in find_near_names(context):
            taken.update(range(near.first, near.last + 1))
            span = scan.span(near.first, near.last)
            yield self.find(
                context,
                span,
                f"“{context.text(span)}” for {near.concept.preferred}.",
                concept=near.concept.id,
                suggestions=[near.right],
                safety="unsafe",
                confidence=0.8,
                reason=near.why,
            )
        places = _places([at for at in scan.strangers if at not in taken], context)
        for rare, often in _variants(places, context):
            shown = context.text(scan.span(often[0]))
            for at in rare:
                span = scan.span(at)
                yield self.find(
                    context,
                    span,
                    f"“{context.text(span)}” beside “{shown}” in one article.",
                    suggestions=[shown],
                    safety="unsafe",
                    confidence=0.8,
                    related=[context.related(scan.span(often[0]), f"“{shown}” here", role="majority")],
                    reason=f"“{shown}” stands {len(often)} times, “{context.text(span)}” {len(rare)}.",
                )


def _places(strangers: Sequence[int], context: Context) -> dict[str, list[int]]:
    """Returns where the capitalised ones of some words stand, by folded word."""
    words = context.scan.words
    text, starts, listed = words.text, words.starts, words.list
    places: dict[str, list[int]] = {}
    for at in strangers:
        start = starts[at]
        if text[start].isupper() and not text[start + 1].isupper():
            places.setdefault(listed[at], []).append(at)
    return places


def _use(word: str, places: Sequence[int], context: Context) -> Spelling:
    words = context.scan.words
    listed = words.list
    given: set[str] = set()
    is_person = False
    for at in places:
        before = listed[at - 1] if at and words.gap(at - 1) in (*_JOINED, ". ") else ""
        if before and words.text[words.starts[at - 1]].isupper():
            if before in HONORIFICS or before in TITLE_HEADS:
                is_person = True
            elif before not in TITLE_WORDS and before not in OPENERS and words.gap(at - 1) != ". ":
                given.add(before)
                is_person = is_person or (at > 1 and listed[at - 2] in TITLE_HEADS)
        elif before in TITLE_HEADS:
            is_person = True
        after = listed[at + 1] if at + 1 < len(listed) and words.gap(at) == " " else ""
        is_person = is_person or after in _SAYS or (after.endswith("ed") and after != "limited")
    return Spelling(word, tuple(places), frozenset(given), is_person)


def _variants(places: Mapping[str, Sequence[int]], context: Context) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Yields the places of the rarer and of the more frequent spelling of a name."""
    by_end: dict[str, list[str]] = {}
    for word in places:
        by_end.setdefault(word[:ENDS], []).append(word)
        by_end.setdefault(f"-{word[-ENDS:]}", []).append(word)
    alike = {pair for found in by_end.values() if len(found) > 1 for pair in _pairs(found)}
    near = [(one, other) for one, other in alike if is_near(one, other)]
    reported: set[str] = set()
    for one, other in sorted(near, key=lambda pair: min(places[pair[0]][0], places[pair[1]][0])):
        first, second = (_use(word, places[word], context) for word in (one, other))
        if not _are_one(first, second):
            continue
        rare, often = sorted((first, second), key=lambda use: (len(use.places), bool(use.given), -use.places[0]))
        if rare.word not in reported:
            reported.add(rare.word)
            yield rare.places, often.places


def _pairs(found: Sequence[str]) -> Iterator[tuple[str, str]]:
    # A text of nothing but names that begin alike would make this quadratic.
    for at, one in enumerate(found[:60]):
        for other in found[at + 1 : 60]:
            yield (one, other) if one < other else (other, one)


def _are_one(one: Spelling, other: Spelling) -> bool:
    """Says whether two near spellings are used as one person's name."""
    if one.given & other.given:
        return True
    if one.given and other.given:
        return False
    # One of them stands without a given name: if the article introduces the other, they are one.
    bare = other if one.given else one
    return one.is_person and other.is_person and len(bare.word) >= SHORTEST_SURNAME
