"""One statement is attributed to different people by the articles of a story.

## What it finds
The articles on one event give the same statement, word for word or nearly, to two persons. Both have to be named where the
statement stands; spokespersons, bodies and pronouns do not count. The article that differs from most others is reported;
where two articles stand against one another, the later one, and with less weight. Examples show articles with | between.

## Why it matters
In translation subjects get lost: who said it, and who was told. The reader hears the minister say what her guest said.

## Flagged
- `Mayor Tom Reed said: “The harbour will be open to every ship by spring.”` | “The harbour will be open to every ship by
  spring,” Director Ann Hale said.

## Accepted
- Mayor Tom Reed said: “The harbour will be open to every ship by spring.” | “The harbour will be open to every ship by
  spring,” Reed said.
- Mayor Tom Reed said: “The harbour will be open.” | “We will have to pay for every ship,” Director Ann Hale said.

## Fix safety
No fix: only the source can say who spoke.

## False alarms
None in two stories of clean news (14 articles), none in 58 articles of clean news, which share no story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.facts.statements import find_statements
from checker.model import Document, Finding, Observation, Related, Severity, Span
from checker.rules.base import Context, Rule
from checker.rules.quo._said import Said, decode, encode, find_candidates, rate, share_name

KEY = "said"
SHORTEST = 2  # words of meaning
SURE = (1.6, 4)
WORD_FOR_WORD = (2.0, 3)
IDENTICAL = (2.3, 2)
LONG = 7  # words that make a statement one's own even if most are small
SHARE = 0.72
SHOWN = 8
_VOICES = ("spokesman", "spokeswoman", "spokesperson", "secretary", "ambassador", "envoy")


class AttributionDrift(Rule):
    """Reports a statement that most articles attribute to somebody else."""

    code = "QUO202"
    name = "attribution-drift"
    mqm = "mistranslation"
    severity = Severity.MAJOR
    scope = "story"

    def observe(self, document: Document, context: Context) -> Iterator[Observation]:
        """Yields the statements of persons that an article names."""
        for statement in context.fact(find_statements):
            speaker = statement.speaker
            if speaker is None or not speaker.is_person or not speaker.name:
                continue
            start = min(statement.lead.start, statement.span.start)
            span = Span(start, max(statement.span.end, statement.lead.end))
            yield self.observation(context, span, KEY, encode(statement, offset=statement.span.start - start))

    def conclude(self, key: str, observations: Sequence[Observation]) -> Iterator[Finding]:
        """Yields a finding where an article names another speaker than most do."""
        said = [one for one in map(decode, observations) if len(one.saying.core) >= SHORTEST]
        pairs = [(said[a], said[b]) for a, b in find_candidates(said) if _is_one_statement(said[a], said[b])]
        told: set[tuple[str, str, int]] = set()
        for one, other in pairs:
            if share_name(one.name, other.name) or not (one.is_sure and other.is_sure):
                continue
            mine, theirs = _supporters(one, pairs), _supporters(other, pairs)
            if {s.article for s in mine} & {s.article for s in theirs}:
                continue  # an article that gives it to both: they said it together, or one after the other
            wrong, right = (one, other) if len({s.article for s in mine}) < len({s.article for s in theirs}) else (other, one)
            is_tie = len({s.article for s in mine}) == len({s.article for s in theirs})
            if is_tie and (one.place.date or "", one.place.path) > (other.place.date or "", other.place.path):
                wrong, right = one, other
            place = (*wrong.article, wrong.place.span.start)
            if place in told:
                continue
            told.add(place)
            supporters = theirs if right is other else mine
            yield self._report(wrong, right, supporters, is_tie=is_tie)

    def _report(self, wrong: Said, right: Said, supporters: Sequence[Said], *, is_tie: bool) -> Finding:
        count = len({one.article for one in supporters})
        articles = f"{count} other articles" if count > 1 else "another article"
        return self.find_at(
            wrong.place,
            f"{wrong.shown} is said to have said this; {articles} {'give' if count > 1 else 'gives'} it to {right.shown}.",
            severity=Severity.MINOR if is_tie else self.severity,
            confidence=0.6 if is_tie else 0.85,
            related=[
                Related(one.place.path, one.place.span, one.place.text, f"said by {one.shown}", "other-article")
                for one in supporters[:SHOWN]
            ],
            reason=f"The words are nearly the same: “{' '.join(right.saying.text.split())[:160]}”.",
        )


def _is_one_statement(one: Said, other: Said) -> bool:
    if not (one.is_direct or other.is_direct) or _is_voice(one) or _is_voice(other):
        return False
    score, likeness = rate(one, other)
    is_long = min(len(one.saying.words), len(other.saying.words)) >= LONG
    levels = (SURE, WORD_FOR_WORD, IDENTICAL) if is_long else (SURE, WORD_FOR_WORD)
    return likeness.share >= SHARE and any(score >= wanted and likeness.equal >= words for wanted, words in levels)


def _is_voice(one: Said) -> bool:
    return any(role.endswith(_VOICES) for role in one.roles)


def _supporters(one: Said, pairs: Sequence[tuple[Said, Said]]) -> list[Said]:
    """Returns the statements, one an article, that are this one and have the same speaker."""
    found: dict[tuple[str, str], Said] = {one.article: one}
    for pair in pairs:
        for mine, theirs in (pair, pair[::-1]):
            if (mine is one or mine in found.values()) and share_name(one.name, theirs.name):
                found.setdefault(theirs.article, theirs)
    return list(found.values())
