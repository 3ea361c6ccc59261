"""Offices that a person does not hold, and Mr. beside Ms. for one person.

## What it finds
A title before a known name that the person never had: President for a prime minister, Minister for an American secretary,
Foreign Minister for the finance minister, General Secretary for a Secretary-General, or the office of another country.
An office that the person has no longer, or not yet, is reported where the article's date is known and the sentence speaks
of the present. Also Mr. and Ms. for one person that the packs do not know.

## Why it matters
Offices have names of their own in every language. Rendered word by word they turn into another office, and the reader meets
a government that does not exist.

## Flagged
- Minister Marco Rubio spoke in Washington on Tuesday.
- Japanese President Sanae Takaichi arrived in Seoul.
- UN General Secretary António Guterres called for calm.

## Accepted
- Secretary of State Marco Rubio spoke in Washington on Tuesday.
- Former Foreign Minister Taro Kono spoke. LDP President Sanae Takaichi arrived.
- Secretary-General António Guterres called for calm.

## Fix safety
Unsafe: the office may be right and the name wrong.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.match.mentions import Mention, mention_span
from checker.match.titles import HONORIFICS
from checker.model import Concept, Document, Finding, Office, Severity
from checker.rules.base import Context, Rule
from checker.rules.nam._figures import name_after
from checker.rules.nam._offices import Title, held_on, holds, title_at

_NOW = re.compile(r"[ \u00a0](?:is|will|has|says|plans|hopes|intends|wants|wishes|remains)\b")
_FAMILY = frozenset("husband wife father mother son daughter brother sister widow widower spouse couple".split())
_TITLE_ENDS = frozenset("minister premier pm president secretary general".split())
MINISTERIAL = re.compile(r"\b(?:Minister|Secretary|Exchequer)\b")
HEADS = re.compile(r"\b(?:President|Prime Minister|Premier|King|Queen|Emir|Sultan|Chancellor(?! of the Exch)|Emperor|Leader)\b")


class TitleMismatch(Rule):
    """Reports titles that a person does not have."""

    code = "NAM105"
    name = "title-mismatch"
    mqm = "entity"
    severity = Severity.MAJOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding for each wrong title and for the rarer form of address."""
        mentions = context.scan.persons.mentions
        if mentions:
            named = context.scan.persons.named
            listed = context.scan.words.list
            for mention in mentions:
                if not mention.first or listed[mention.first - 1] not in _TITLE_ENDS or mention.is_strange:
                    continue
                if len(mention.persons) == 1 and mention.persons[0] in named:
                    yield from self._title(mention, context)
        if len(context.scan.persons.honorifics) > 2:
            yield from self._mixed(context)

    def _title(self, mention: Mention, context: Context) -> Iterator[Finding]:
        span = mention_span(mention, context.scan.words)
        title = title_at(mention.first, context)
        if title is None:
            return
        concept = context.concepts[mention.persons[0]]
        why = _mismatch(title, concept, span.end, context)
        if not why:
            return
        offices = held_on(concept, context.document.date)
        right = [office.title for office in offices] if len(offices) == 1 else []
        said = context.text(title.span)
        if title.kind in ("party", "body"):
            right = ["Secretary-General" if title.kind == "party" else "General Secretary"]
        yield self.find(
            context,
            title.span,
            f"“{f'{title.nation} ' if why.startswith('No office') else ''}{said}” for {concept.preferred}.",
            concept=concept.id,
            suggestions=[] if why.startswith("No office") else right,
            safety="unsafe" if right and not why.startswith("No office") else None,
            confidence=0.8,
            reason=why,
        )

    def _mixed(self, context: Context) -> Iterator[Finding]:
        scan = context.scan
        listed = scan.words.list
        if any(listed[at] in _FAMILY for at in scan.persons.nouns):
            return
        known = {mention.last for mention in scan.persons.mentions}
        uses: dict[str, dict[str, list[int]]] = {}
        for at in scan.persons.honorifics:
            last = name_after(at, listed, context)
            if last > at and last not in known and listed[at] in ("mr", "ms"):
                uses.setdefault(listed[last], {}).setdefault(HONORIFICS[listed[at]], []).append(at)
        for genders in uses.values():
            if len(genders) < 2:
                continue
            counts = Counter({gender: len(places) for gender, places in genders.items()})
            (most, often), (least, rare) = counts.most_common()
            if rare > 1 or often < 2:
                continue
            at = genders[least][0]
            span = scan.span(at, name_after(at, listed, context))
            first = genders[most][0]
            right = context.text(scan.span(first))
            yield self.find(
                context,
                span,
                f"“{context.text(span)}” beside “{right}” for the same name.",
                severity=Severity.MINOR,
                confidence=0.6,
                related=[context.related(scan.span(first, name_after(first, listed, context)), f"“{right}” here")],
                reason=f"“{right}” stands {often} times.",
            )


def _mismatch(title: Title, concept: Concept, end: int, context: Context) -> str:
    """Returns why a title is wrong for a person, in a sentence; empty where nothing is known against it."""
    person = concept.person
    if person is None or not person.offices:
        return ""
    date = context.document.date
    nations = context.scan.persons.nations
    if title.nation and title.kind != "bare":
        own = [nations.get(office.of, ()) for office in person.offices]
        if all(len(forms) > 1 for forms in own) and not any(title.nation in forms for forms in own):
            return f"No office of {concept.preferred} is {title.nation}: {_offices(concept)}."
    if not holds(title, person.offices):
        if title.kind == "minister" and not _is_minister_of_another(held_on(concept, date)):
            return ""
        if title.kind == "bare" and not held_on(concept, date):
            return ""
        # The two are confused with one another; of other persons' parties and bodies nothing is known.
        other = {"party": "body", "body": "party"}.get(title.kind)
        if other and not holds(Title(title.span, other), person.offices):
            return ""
        return f"{concept.preferred} has not held that office: {_offices(concept)}."
    if date and title.kind in ("government", "state"):
        return _at_another_time(title, concept, date, end, context)
    return ""


def _is_minister_of_another(current: Sequence[Office]) -> bool:
    """Says whether somebody has a ministry and is no head of government, who may have one besides."""
    titles = [office.title for office in current]
    return any(map(MINISTERIAL.search, titles)) and not any(map(HEADS.search, titles))


def _at_another_time(title: Title, concept: Concept, date: str, end: int, context: Context) -> str:
    held = [office for office in (concept.person.offices if concept.person else ()) if holds(title, [office])]
    if any(office.end is None or office.end[:7] >= date[:7] for office in held if (office.start or "")[:7] <= date[:7]):
        return ""
    if all((office.start or "")[:7] > date[:7] for office in held):
        return (
            f"{concept.preferred} took that office in {min(office.start or '' for office in held)}; the article is of {date}."
        )
    if _NOW.match(context.document.prose.text, end):
        last = max(office.end or "" for office in held)
        return f"{concept.preferred} held that office until {last}; the article is of {date}."
    return ""


def _offices(concept: Concept) -> str:
    offices = concept.person.offices if concept.person else ()
    told = [f"{office.title}{f' of {office.of}' if office.of else ''}" for office in offices]
    return ", ".join(dict.fromkeys(told))
