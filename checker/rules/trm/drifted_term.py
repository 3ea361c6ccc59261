"""An unlisted rendering of a known term.

## What it finds
Words that stand where a known term was meant, though no glossary lists them: a term rendered word by word from another
language ("liberty of sailing"), a place for its combining form ("India-Pacific"), words in another order, a longer term
bent together with the shorter one inside it. It says how it got there and from which language the slip probably came.

## Why it matters
A reader does not recognise the thing, a search does not find it, and a quote is no longer what was said.

## Flagged
- The admiral called for liberty of sailing in the strait.
- Envoys spoke of peace in the India-Pacific.

## Accepted
- The admiral called for freedom of navigation in the strait.
- The United Nations Security Council met on Monday.

## Fix safety
Unsafe: a person should look.

## Options
`major` (0.6) and `minor` (0.35): the confidence from which a finding is major, and from which it is reported at all.

## False alarms
None in 19,135 words of clean news; 10, of them 1 major, in 63,084 words of human translations from Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from checker.match.candidate import Candidate, Step
from checker.match.wording import dress, name_language
from checker.match.wordnet import RELATIONS
from checker.match.words import content_words
from checker.model import Document, Finding, Severity
from checker.rules.base import Context, Rule


class DriftedTerm(Rule):
    """Reports candidates of the drift index that are sure enough, and hyphens set with spaces inside a name."""

    code = "TRM102"
    name = "drifted-term"
    mqm = "wrong-term"
    severity = Severity.MAJOR
    options: ClassVar[Mapping[str, Any]] = {"major": 0.6, "minor": 0.35}

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a candidate."""
        major, minor = self.option("major", context), self.option("minor", context)
        for candidate in context.scan.candidates:
            if candidate.score >= minor:
                severity = Severity.MAJOR if candidate.score >= major else Severity.MINOR
                yield self._report(candidate, severity, context)

    def _report(self, candidate: Candidate, severity: Severity, context: Context) -> Finding:
        term = candidate.term
        span = context.scan.span(candidate.first, candidate.last)
        surface = context.text(span)
        concept = context.concepts[term.concept]
        is_framed = any(step.how == "frame" for step in candidate.steps)
        # The form the words stand for, or the preferred one where it has as many words.
        is_as_long = len(content_words(concept.preferred)) == len(term.order) and not candidate.is_renumbered
        is_preferred = is_framed or is_as_long
        named = concept.preferred if is_preferred else term.form
        right = dress(term.plural if candidate.is_renumbered else term.form, surface)
        preferred = right if term.form == concept.preferred else dress(concept.preferred, surface)
        changed = [step for step in candidate.steps if step.how != "exact"]
        if not changed:
            message = f"“{surface}” has the words of “{named}” in another order."
        elif candidate.lang:
            message = f"“{surface}” looks like “{named}” rendered word by word from {name_language(candidate.lang)}."
        else:
            message = f"“{surface}” looks like an unlisted rendering of “{named}”."
        reasons = [_explain(step) for step in changed]
        return self.find(
            context,
            span,
            message,
            severity=severity,
            confidence=candidate.score,
            concept=term.concept,
            suggestions=sorted({right: 0, preferred: 0}, key=lambda form: is_preferred and form != preferred),
            safety="unsafe",
            reason=" ".join(reasons),
        )


def _explain(step: Step) -> str:
    """Returns one sentence on how a word came to stand for another."""
    if step.sources:
        lang, word = step.sources[0]
        if word:
            return f"“{word}” ({name_language(lang)}) is both “{step.slot}” and “{step.word}”."
        return f"Word by word from {name_language(lang)}, “{step.slot}” becomes “{step.word}”."
    if step.how == "place":
        return f"“{step.word}” and “{step.slot}” name the same place."
    if step.how == "frame":
        return f"“{step.word}” stands where the term has “{step.slot}”."
    if step.how == "spelling":
        return f"“{step.word}” is one letter from “{step.slot}”."
    if step.how in RELATIONS:
        return f"“{step.word}” is a {RELATIONS[step.how]} of “{step.slot}”."
    return f"“{step.word}” stands for “{step.slot}”."
