"""What an article says that somebody said: quotations, parts of quotations and reported speech, each with its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker.facts.cues import NAMING, PREPOSITIONS, REPORTING
from checker.facts.date_names import WEEKDAY_NAMES
from checker.facts.quotations import find_quotations
from checker.facts.speakers import (
    Cast,
    Mention,
    Speaker,
    find_mentions,
    find_role,
    make_cast,
)
from checker.facts.subjects import Cue, find_cues
from checker.facts.telling import ABBREVIATED, BLOB, CUE, blank_quotations, split_telling
from checker.model import Document, Span

_COMPLEMENT = re.compile(r"(?: out)?(?:[ ,]+(?:[\w.\u2019'-]+ ){0,4}?)?(?:that|how)\b[ ,]*")
_LATER = frozenset("later earlier today yesterday again back out up when while because if so what who".split())
SHORTEST = 3  # words of reported speech that can be compared
LONGEST = 400
NEAR = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that somebody said. `kind` is quote (a sentence or more), part (a few words in quotation marks) or report.

    `span` covers the words, quotation marks included; `whole` the clause around a part; `lead` reaches from the speaker's
    name to the words. Spans count in the prose.
    """

    kind: str
    span: Span
    whole: Span
    lead: Span
    speaker: Speaker | None


def find_statements(document: Document) -> list[Statement]:
    """Returns what an article reports as said, in order."""
    text = document.prose.text
    quotes = find_quotations(document)
    if not quotes and not CUE.search(text):
        return []
    narration = blank_quotations(text, quotes)
    sentences = list(split_telling(narration))
    telling = [(start, end) for start, end in sentences if BLOB in narration[start:end] or CUE.search(narration, start, end)]
    mentions = {start: find_mentions(narration, start, end) for start, end in telling}
    seen = [mention for found in mentions.values() for mention in found]
    if any(find_role(narration, start, end) for start, end in telling):
        seen = find_mentions(narration, 0, len(narration))
    cast = make_cast(narration, seen)
    known = {start for start, _ in telling}
    before = {one[0]: last for last, one in pairwise(sentences) if one[0] in known and last[0] not in known}
    return list(_read(narration, telling, before, mentions, quotes, cast, document))


def _read(
    text: str,
    telling: list[tuple[int, int]],
    before: dict[int, tuple[int, int]],
    mentions: dict[int, list[Mention]],
    quotes: list[Span],
    cast: Cast,
    document: Document,
) -> Iterator[Statement]:
    last: Speaker | None = None
    last_end = -1
    prose = document.prose
    number = 0
    for start, end in telling:
        if prose.segment_at(start).kind in ("boilerplate", "heading"):
            continue
        while number < len(quotes) and quotes[number].start < start:
            number += 1
        if start in before:
            # The sentence before reports nothing, but may name whom a pronoun here stands for.
            named = _subject_of(text, *before[start], find_mentions(text, *before[start]), cast)
            if named is not None and named.is_person and " " in named.name:
                last, last_end = named, before[start][1] - 1
        inside = []
        at = number
        while at < len(quotes) and quotes[at].start < end:
            inside.append(quotes[at])
            at += 1
        cues = list(find_cues(text, start, end, mentions[start], inside))
        is_near = prose.index_at(start) - prose.index_at(max(0, last_end)) <= NEAR if last_end >= 0 else False
        spoken: Speaker | None = None
        speakers: list[Speaker | None] = []
        found: list[Statement] = []
        for cue in cues:
            speaker = _resolve(cue, cast, last if is_near else None, spoken)
            speakers.append(speaker)
            spoken = speaker or spoken
            if cue.word in REPORTING or cue.word in NAMING or cue.word == "according":
                found += _reported(text, cue, start, end, speaker, inside)
        for quote in inside:
            own = _cue_of(quote, cues)
            if own is not None:
                speaker = speakers[cues.index(own)]
                lead = Span(min(own.at, quote.start), max(own.end, quote.start))
            elif not cues and is_near and text[start:end].strip(BLOB + ' .,!?\n"\u201c\u201d') == "":
                # A sentence that is nothing but a quotation goes on from the one before.
                speaker = None if last is None else Speaker(last.name, last.roles, last.is_person, False, last.gender)
                lead = Span(quote.start, quote.start)
            else:
                speaker = _subject_of(text, start, quote.start, mentions[start], cast)
                lead = Span(quote.start, quote.start)
            words = prose.text[quote.start + 1 : quote.end - 1].split()
            if _is_title(words):
                continue
            kind = "quote" if _is_sentence(prose.text, quote, words) else "part"
            clause = _clause_around(text, quote, own, end)
            if kind == "part":
                found.append(Statement(kind, quote, clause, lead, speaker))
            else:
                found += [Statement(kind, span, span, lead, speaker) for span in _split_quote(prose.text, quote)]
        yield from _drop_doubles(sorted(found, key=lambda statement: (statement.span.start, statement.span.end)))
        subject = spoken or _subject_of(text, start, end, mentions[start], cast)
        if subject is not None and subject.is_person:
            last, last_end = subject, end - 1
        elif last is not None and is_near:
            last_end = end - 1


def _resolve(cue: Cue, cast: Cast, last: Speaker | None, spoken: Speaker | None) -> Speaker | None:
    if cue.subject is not None:
        return cast.resolve(cue.subject)
    if cue.role:
        words = cue.role.split()
        for size in (2, 1):
            known = cast.of_role(" ".join(words[-size:]))
            if known is not None:
                return known
        return Speaker("", (cue.role,), True, False)
    if cue.pronoun == "they":
        return None
    if cue.pronoun:
        wanted = "m" if cue.pronoun == "he" else "f"
        known = spoken or last
        if known is None or not known.is_person or (known.gender and known.gender != wanted):
            return None
        return Speaker(known.name, known.roles, True, False, wanted)
    return spoken


def _subject_of(text: str, start: int, end: int, mentions: list[Mention], cast: Cast) -> Speaker | None:
    """Returns the first name of a sentence that is no object, as somebody the sentence is about."""
    for mention in mentions:
        if mention.start >= end:
            break
        if not mention.is_object and mention.start >= start:
            speaker = cast.resolve(mention)
            return Speaker(speaker.name, speaker.roles, speaker.is_person, False, speaker.gender)
    return None


def _cue_of(quote: Span, cues: list[Cue]) -> Cue | None:
    """Returns the verb that a quotation belongs to: the last one before it, else the first after it."""
    before = [cue for cue in cues if cue.start < quote.start]
    after = [cue for cue in cues if cue.start >= quote.end]
    near_after = after and after[0].start - quote.end <= 90
    if before and not (near_after and quote.start - before[-1].end > 120):
        return before[-1]
    return after[0] if after else None


def _told_before(text: str, cue: Cue, begin: int, end: int, speaker: Speaker | None) -> Iterator[Statement]:
    """Yields what stands before "..., Lee said." at the end of a sentence."""
    stop = text.rfind(",", begin, cue.at + 1)
    if stop < 0 or cue.at - stop > 4 or BLOB in text[begin : cue.at] or end - cue.end > 70 or cue.word in NAMING:
        return
    if text[begin:stop].count(" ") + 1 >= SHORTEST + 1:
        span = Span(begin + len(text[begin:stop]) - len(text[begin:stop].lstrip()), stop)
        yield Statement("report", span, span, Span(stop, cue.end), speaker)


def _reported(text: str, cue: Cue, begin: int, end: int, speaker: Speaker | None, quotes: list[Span]) -> Iterator[Statement]:
    """Yields the reported speech that follows a verb (or goes before "X said"), unless it is all quotation."""
    start = cue.end
    if cue.word == "according":
        start = cue.end + 2 if text.startswith(", ", cue.end) else -1
    elif cue.word in NAMING:
        match = re.compile(r"[^,;.\x01]{0,60}? as ").match(text, start, end)
        start = match.end() if match else -1
    else:
        match = _COMPLEMENT.match(text, start, min(end, start + 60))
        if match:
            start = match.end()
        elif not cue.word.startswith("t") and _is_bare(text, start, end):
            start += 1
        else:
            start = -1
    if start < 0:
        yield from _told_before(text, cue, begin, end, speaker)
        return
    stop = end
    if cue.word in NAMING:
        comma = re.compile(r"[,;]").search(text, start, end)
        stop = comma.start() if comma else end
    following = [other for other in (text.find(", said ", start, end), text.find(" said. ", start, end)) if other > 0]
    stop = min([stop, start + LONGEST, *following])
    while stop > start and text[stop - 1] in ' .!?,;:\n\x01"' and not any(quote.start < stop <= quote.end for quote in quotes):
        stop -= 1
    if text[start:stop].strip().count(" ") + 1 < SHORTEST or all(char in BLOB + " ,." for char in text[start:stop]):
        return
    covered = sum(
        min(stop, quote.end) - max(start, quote.start) for quote in quotes if quote.start < stop and start < quote.end
    )
    if covered > 0.6 * (stop - start):
        return
    span = Span(start, stop)
    yield Statement("report", span, span, Span(cue.at, start), speaker)


_NEXT = re.compile(r" ([\w\u2019'$-]+) ")


def _is_bare(text: str, start: int, end: int) -> bool:
    """Says whether reported speech follows without "that": "said the talks had begun"."""
    match = _NEXT.match(text, start, end)
    if match is None or end - start < 20:
        return False
    word = match[1]
    return word.lower() not in PREPOSITIONS and word not in WEEKDAY_NAMES and not word.endswith("ly") and word not in _LATER


_STOP = re.compile(ABBREVIATED + r"[.!?]+(?:[ \u00a0]+|\n)(?=[A-Z\"\u201c])")


def _split_quote(text: str, quote: Span) -> Iterator[Span]:
    """Yields the sentences of a quotation; the first and the last keep their mark."""
    start = quote.start
    for match in _STOP.finditer(text, quote.start + 1, quote.end - 1):
        yield Span(start, match.start() + len(match.group().rstrip()))
        start = match.end()
    yield Span(start, quote.end)


def _drop_doubles(statements: list[Statement]) -> Iterator[Statement]:
    """Yields statements; of reported speech that ends where the one before does, the shorter part is left out."""
    last: Statement | None = None
    for statement in statements:
        if (
            last
            and statement.kind == last.kind == "report"
            and statement.span.end == last.span.end
            and statement.span.start - last.span.start < 24
        ):
            continue
        last = statement
        yield statement


def _is_title(words: list[str]) -> bool:
    """Says whether words in quotation marks are a name: all but the small ones have a capital."""
    long_words = [word for word in words if len(word) > 3]
    return len(words) < 9 and bool(long_words) and all(word[:1].isupper() for word in long_words)


def _is_sentence(text: str, quote: Span, words: list[str]) -> bool:
    """Says whether a quotation is a sentence: six words or more that begin with a capital."""
    first = next((char for char in text[quote.start + 1 : quote.end] if char.isalnum()), "")
    return len(words) >= 4 and first.isupper()


def _clause_around(text: str, quote: Span, cue: Cue | None, end: int) -> Span:
    """Returns the words that a part of a quotation stands among: from the verb to the sentence's end."""
    if cue is None or cue.end > quote.start:
        return quote
    start = cue.end
    match = _COMPLEMENT.match(text, start, min(quote.start, start + 60))
    start = match.end() if match else start
    while start < quote.start and text[start] in " ,:":
        start += 1
    stop = end
    while stop > quote.end and text[stop - 1] in " .!?,;\n":
        stop -= 1
    return Span(start, max(quote.end, min(stop, start + LONGEST)))
