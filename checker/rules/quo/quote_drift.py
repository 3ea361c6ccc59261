"""One statement is quoted in different words by the articles of a story.

## What it finds
The articles on one event quote one speaker's statement in words that differ in meaning: “cheerful and engaging” in one,
“cheerful and pleasant” in the other. Speakers are found by the verbs of saying around a quotation, by name, by office or
by a pronoun. A quotation that is only shorter, or that differs in small words, is no finding. Where one article quotes and
another tells the statement in its own words, the finding is neutral. Examples show two articles, with | between them.

## Why it matters
A quotation is what somebody said. Two wordings in English mostly mean that it was translated twice, or translated there
and back, and at most one of them is what the official text has.

## Flagged
- “It is `a fair and lasting settlement`,” Foreign Minister Ann Hale said. | “It is an equitable and lasting settlement,”
  Foreign Minister Ann Hale said on Monday.
- Mayor Tom Reed called the plan “cheerful and engaging”. | Mayor Tom Reed called the plan “cheerful and pleasant”.

## Accepted
- “It is a fair and lasting settlement,” Foreign Minister Ann Hale said. | Foreign Minister Ann Hale spoke of “a fair and
  lasting settlement”.
- “We leave as friends,” Mayor Tom Reed said. | “We came as guests,” Mayor Tom Reed said.

## Fix safety
No fix: the wording is another article's. Look for the official text.

## False alarms
In two stories of clean news (14 articles) none with weight, one note; in 58 articles of clean news, which share no story, none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.facts.statements import find_statements
from checker.match.groups import Groups
from checker.match.sayings import Change, compare, find_changes, span_of
from checker.model import Document, Finding, Observation, Related, Severity, Span
from checker.rules.base import Context, Rule
from checker.rules.quo._said import Said, decode, encode, find_candidates, is_same_speaker, rate

KEY = "said"
SHOWN = 8
SHORT = 6  # words up to which a wording is shown as a whole
# How alike two wordings of one speaker must be (`rate`, 0 to 2.5), and how many words of meaning they must share.
QUOTED = (1.05, 2)
TOLD = (1.25, 2)
RETOLD = (1.6, 4)
NAMELESS = (1.6, 3)
LONG_FRAME = 0.8
SMALL_WORDS = 3  # differing small words from which two quotations are noted


class QuoteDrift(Rule):
    """Reports quotations of one statement whose words differ between articles."""

    code = "QUO201"
    name = "quote-drift"
    mqm = "inconsistent-use"
    severity = Severity.MINOR
    scope = "story"

    def observe(self, document: Document, context: Context) -> Iterator[Observation]:
        """Yields what an article reports as said."""
        for statement in context.fact(find_statements):
            if statement.kind == "report" and statement.speaker is None:
                continue
            yield self.observation(context, statement.span, KEY, encode(statement))

    def conclude(self, key: str, observations: Sequence[Observation]) -> Iterator[Finding]:
        """Yields a finding for each wording that differs from the one that most articles have."""
        said = [one for one in map(decode, observations) if one.saying.core]
        groups = _group(said)
        for members in groups:
            yield from self._compare(members)

    def _compare(self, members: list[Said]) -> Iterator[Finding]:
        usual = _most_agreed(members)
        for one in members:
            if one.article == usual.article:
                continue
            changes = find_changes(one.saying, usual.saying)
            meant = [change for change in changes if change.is_content]
            small = sum(max(len(change.first), len(change.second)) for change in changes)
            both_direct = one.is_direct and usual.is_direct
            if not meant and not (both_direct and small >= SMALL_WORDS):
                continue
            yield self._report(one, usual, members, meant or changes, both_direct=both_direct, is_meant=bool(meant))

    def _report(
        self, one: Said, usual: Said, members: list[Said], changes: list[Change], *, both_direct: bool, is_meant: bool
    ) -> Finding:
        part, suggestion = _differing(one, usual, changes)
        agreeing = len({other.article for other in members if _agree(other, usual)})
        who = one.shown or usual.shown or (one.roles or usual.roles or ("the speaker",))[0]
        words = _quote(usual)
        how = "quotes" if usual.is_direct else "tells"
        count = f"{agreeing} articles have" if agreeing > 1 else f"Another article {how}"
        origin = (
            " The speaker's language is English: other words than the original's come from a translation back."
            if "en"
            in (
                one.lang,
                usual.lang,
            )
            else ""
        )
        others = [other for other in members if other is not one]
        others.sort(key=lambda other: (not _agree(other, usual), not other.is_direct, other.place.path, other.place.span.start))
        return self.find_at(
            one.place,
            f"{who}'s statement in other words: {count} “{words}”.{origin}",
            part=part,
            severity=Severity.MINOR if both_direct and is_meant else Severity.NEUTRAL,
            confidence=0.9 if agreeing > 1 else 0.6,
            suggestions=[suggestion] if both_direct and suggestion else [],
            related=[_relate(other, one) for other in others[:SHOWN]],
            reason=_explain(one, usual, changes),
        )


def _group(said: Sequence[Said]) -> list[list[Said]]:
    groups = Groups(len(said))
    for first, second in find_candidates(said):
        if groups.leader(first) != groups.leader(second) and _is_one_statement(said[first], said[second]):
            groups.join(first, second)
    found = [[said[at] for at in members] for members in groups.members()]
    return [members for members in found if len({one.article for one in members}) > 1]


def _is_one_statement(one: Said, other: Said) -> bool:
    same = is_same_speaker(one, other)
    if same is False:
        return False
    direct = one.is_direct + other.is_direct
    if same is None:
        if direct < 2:
            return False
        wanted, words = NAMELESS
    else:
        wanted, words = (RETOLD, TOLD, QUOTED)[direct]
    score, likeness = rate(one, other)
    cores = sorted((len(one.saying.core), len(other.saying.core)))
    is_short = cores[0] <= 3 and cores[1] <= 4 and same is True and direct
    if likeness.matched < (1 if is_short else words):
        long_frame = same is True and direct == 2 and min(len(one.saying.words), len(other.saying.words)) >= 8
        return bool(long_frame and score >= LONG_FRAME and likeness.matched)
    return score >= wanted


def _most_agreed(members: Sequence[Said]) -> Said:
    """Returns the wording that most articles have: a quotation if there is one, rather a whole one than a few words."""

    largest = max(len(one.saying.core) for one in members)

    def support(one: Said) -> tuple[bool, float, int]:
        articles: dict[tuple[str, str], float] = {}
        for other in members:
            if _agree(other, one):
                articles[other.article] = max(articles.get(other.article, 0.0), 1.0 if other.is_direct else 0.6)
        words = len(one.saying.core)
        return one.is_direct, sum(articles.values()) * (0.6 + 0.4 * words / largest), words

    return max(members, key=support)


def _agree(one: Said, other: Said) -> bool:
    """Says whether one wording is the other, or a part of it."""
    if one is other:
        return True
    changes = find_changes(one.saying, other.saying)
    short = min(len(one.saying.core), len(other.saying.core))
    return not any(change.is_content for change in changes) and compare(one.saying, other.saying).equal >= 0.6 * short


def _differing(one: Said, usual: Said, changes: Sequence[Change]) -> tuple[Span, str]:
    """Returns the part of a wording to mark, and what the usual wording has there."""
    whole = Span(one.saying.spans[0].start, one.saying.spans[-1].end)
    theirs = usual.place.text[len(usual.place.text) - len(usual.saying.text) :]
    whole_theirs = theirs[usual.saying.spans[0].start : usual.saying.spans[-1].end]
    touched = sum(len(change.first) for change in changes)
    if len(one.saying.words) > SHORT and 0 < touched <= len(one.saying.words) / 2:
        largest = max(changes, key=lambda change: (len(change.first), -sum(change.first[:1])))
        if largest.first:
            span = span_of(one.saying, largest.first)
            put = span_of(usual.saying, largest.second) if largest.second and len(changes) == 1 else None
            return span, theirs[put.start : put.end] if put else ""
    return whole, whole_theirs if one.kind == usual.kind else ""


def _quote(one: Said) -> str:
    text = one.saying.text
    words = text[one.saying.spans[0].start : one.saying.spans[-1].end]
    return " ".join(words.split())[:160]


def _relate(other: Said, one: Said) -> Related:
    changes = [change for change in find_changes(other.saying, one.saying) if change.first and change.is_content]
    text = other.saying.text
    differing = ", ".join(
        f"“{text[span_of(other.saying, change.first).start : span_of(other.saying, change.first).end]}”"
        for change in changes[:3]
    )
    return Related(
        other.place.path,
        other.place.span,
        other.place.text,
        f"here {differing}" if differing else "",
        "other-article" if other.article != one.article else "other",
    )


def _explain(one: Said, usual: Said, changes: Sequence[Change]) -> str:
    from checker.match.sayings import measure_chrf

    pairs = []
    for change in changes[:4]:
        mine = " ".join(one.saying.words[at] for at in change.first) or "nothing"
        theirs = " ".join(usual.saying.words[at] for at in change.second) or "nothing"
        pairs.append(f"“{mine}” for “{theirs}”")
    likeness = measure_chrf(one.saying.plain, usual.saying.plain)
    return f"{'; '.join(pairs)} (chrF {likeness:.0f})"
