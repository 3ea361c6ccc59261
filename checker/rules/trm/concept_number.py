"""A thing there is one of, in the plural; or a name that is a plural, in the singular.

## What it finds
The plural of a concept that has none ("the Belt and Road Initiatives"), the singular of a name that is a plural ("the
Self-Defense Force of Japan"), and ties between two states in the plural where the article speaks of one pair of states
("the bilateral alliances" of the United States and Japan). Languages without grammatical number leave it to the
translator.

## Why it matters
A second alliance, or a second initiative, is news; here there is none.

## Flagged
- The Belt and Road Initiatives reached another port.
- The US-Japan alliance is old. Ministers praised the bilateral alliances at length.

## Accepted
- The Belt and Road Initiative reached another port.
- The US has bilateral alliances with Japan, South Korea and the Philippines.

## Fix safety
Unsafe: verbs may have to follow.

## False alarms
None in 19,135 words of clean news.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.match.automaton import Match
from checker.match.wording import dress
from checker.model import Document, Finding, Severity
from checker.rules.base import Context, Rule

# Ties of which two states have one, as plural -> singular.
TIES = {"alliances": "alliance", "partnerships": "partnership"}


class ConceptNumber(Rule):
    """Reports the wrong number of a concept that has only one."""

    code = "TRM105"
    name = "concept-number"
    mqm = "termbase"
    severity = Severity.MINOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a place."""
        for match in context.scan.matches:
            form = match.forms[0]
            if not form.is_renumbered or not form.status or not form.status.is_right:
                continue
            concept = context.concepts[form.concept]
            if concept.number == "singular" or (concept.number == "plural" and _stands_alone(match, context)):
                span = context.scan.span_of(match)
                surface = context.text(span)
                yield self.find(
                    context,
                    span,
                    f"“{concept.preferred}” has no {'plural' if concept.number == 'singular' else 'singular'}.",
                    concept=concept.id,
                    suggestions=[dress(concept.terms[form.term].form, surface)],
                    safety="unsafe",
                    reason=concept.definition,
                )
        yield from self._check_ties(context)

    def _check_ties(self, context: Context) -> Iterator[Finding]:
        words = context.scan.words.list
        if not any(tie in context.scan.words.folded for tie in TIES):
            return
        ties = [at for at, word in enumerate(words) if word in TIES]
        pair = _only_pair(context)
        if pair is None:
            return
        for at in ties:
            is_bilateral = words[at - 2 : at] == ["the", "bilateral"]
            partner = _partner(at, words)
            if is_bilateral or (partner and partner in pair[1]):
                span = context.scan.span(at)
                yield self.find(
                    context,
                    span,
                    f"Plural “{context.text(span)}”, though the article speaks of one: {pair[0]}.",
                    suggestions=[dress(TIES[words[at]], context.text(span))],
                    safety="unsafe",
                    reason="Vietnamese, Chinese, Japanese and Korean nouns have no number; the translator chose the plural.",
                )


def _stands_alone(match: Match, context: Context) -> bool:
    """Says whether a singular is a noun of its own, not the first part of another ("Self-Defense Force personnel")."""
    words = context.scan.words
    if match.last + 1 >= len(words.list):
        return True
    return bool(words.gap(match.last).strip()) or words.list[match.last + 1] in ("of", "in", "and", "is", "was", "has", "will")


def _only_pair(context: Context) -> tuple[str, frozenset[str]] | None:
    """Returns the one pair of states that the article joins by a hyphen, as printed, with all words for both; or None."""
    pairs = [match for match in context.scan.matches if match.forms[0].concept.startswith("pair:")]
    names = {match.forms[0].concept for match in pairs}
    if len(names) != 1:
        return None
    words: set[str] = set()
    for place in names.pop().removeprefix("pair:").split("+"):
        concept = context.concepts[place]
        for name in (*(term.form for term in concept.terms), *concept.shorts):
            words.add(name.lower().replace(".", ""))
    return context.text(context.scan.span_of(pairs[0])), frozenset(words)


def _partner(at: int, words: list[str]) -> str | None:
    """Returns the one state after "alliances with (the)", lower case; None where something else or a list follows."""
    after = words[at + 1 : at + 6]
    if after[:1] != ["with"]:
        return None
    after = [word for word in after[1:] if word != "the"]
    name = (
        "".join(after[:2])
        if after[:2] == ["u", "s"]
        else " ".join(after[:2])
        if after[:1] == ["united"]
        else "".join(after[:1])
    )
    return None if "and" in after[1:3] else name
