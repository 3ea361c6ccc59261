"""The articles of a story name one concept in different forms.

## What it finds
A concept of the glossary for which the articles on one event use different forms: Middle East and West Asia, US-Japan
alliance and Japan-U.S. alliance. Every article's forms are shown beside the others'. It is a note, without weight: each
form may be right, and desks have their own.

## Why it matters
A desk that joins several translations sees at a glance which form each of them has. Where an article has a form that no
other article has, it is mostly the translation's.

## Flagged
- The ministers spoke about the Middle East on Monday. | The ministers spoke about West Asia on Monday.

## Accepted
- The ministers spoke about the Middle East on Monday. | The talks were about the Middle East.

## Fix safety
No fix: the desk decides.

## False alarms
It has no weight and says what is there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.match.words import split_words
from checker.model import Document, Finding, Observation, Related, Severity
from checker.rules.base import Context, Rule

SHOWN = 12
SURE = 0.6  # score from which words that no glossary lists are a form of a concept


class FormsAcrossArticles(Rule):
    """Notes the forms that the articles of a story use for one concept."""

    code = "TRM201"
    name = "forms-across-articles"
    mqm = "term-inconsistency"
    severity = Severity.NEUTRAL
    scope = "story"

    def observe(self, document: Document, context: Context) -> Iterator[Observation]:
        """Yields the first place of each form of each concept, and what looks like an unlisted one."""
        seen: set[tuple[str, str]] = set()
        for match in context.scan.matches:
            form = match.forms[0]
            if form.status is None or len({one.concept for one in match.forms}) > 1:
                continue
            key = (form.concept, form.text.lower())
            if key not in seen:
                seen.add(key)
                yield self.observation(context, context.scan.span_of(match), form.concept)

        for candidate in context.scan.candidates:
            if candidate.score >= SURE:
                yield self.observation(context, context.scan.span(candidate.first, candidate.last), candidate.term.concept)

    def conclude(self, key: str, observations: Sequence[Observation]) -> Iterator[Finding]:
        """Yields a note where the first of the rarer forms stands, if there are several."""
        uses: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
        for one in observations:
            uses[_spell(one.text)].append(one)
        if len(uses) < 2 or _is_one_form(uses):
            return
        ranked = sorted(uses.values(), key=lambda ones: (-len({one.path for one in ones}), ones[0].text))
        usual = ranked[0]
        if len({one.path for ones in ranked for one in ones}) < 2:
            return
        here = ranked[-1][0]
        others = [one for ones in ranked for one in ones if one is not here][:SHOWN]
        forms = ", ".join(f"“{ones[0].text}” ({_count(ones)})" for ones in ranked)
        yield self.find_at(
            here,
            f"The articles of this story name it differently: {forms}.",
            concept=None if key.startswith("pair:") else key,
            related=[Related(one.path, one.span, one.text, "", "other-article") for one in others],
            reason=f"“{usual[0].text}” stands in most articles." if len(usual) > len(ranked[1]) else "",
        )


def _spell(text: str) -> tuple[str, ...]:
    """Returns a form's words, singular and plural alike, dotted abbreviations as one word."""
    return tuple(word.rstrip("s") if len(word) > 3 else word for word in split_words(text.replace(".", "")))


def _is_one_form(uses: dict[tuple[str, ...], list[Observation]]) -> bool:
    """Says whether all forms are one and its abbreviation, which English uses after the full name."""
    long_forms = [words for words in uses if len(words) > 1]
    short_forms = [words for words in uses if len(words) == 1]
    return len(long_forms) <= 1 and all(
        ones[0].text.isupper() and len(ones[0].text) < 7 for words in short_forms for ones in [uses[words]]
    )


def _count(ones: Sequence[Observation]) -> str:
    number = len({one.path for one in ones})
    return f"{number} article" + ("s" if number > 1 else "")
