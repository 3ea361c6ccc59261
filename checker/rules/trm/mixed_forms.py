"""Several right forms of one thing in one article.

## What it finds
Forms of one concept that differ in order, hyphen or dash, full stops or spelling: US-Japan and Japan-US, U.S. and US,
denuclearization and denuclearisation. The form that stands less often is reported; where both stand equally often, the
first one is noted without weight. Quotations and boilerplate are left out, and so are short forms and abbreviations,
which English uses after the full name.

## Why it matters
A desk prints one form. Two forms in one article mostly show that it was put together from several translations.

## Flagged
- The Japan-US alliance matters. Japan-US ties are close. The US-Japan treaty dates from 1960.

## Accepted
- The US-Japan alliance matters. US-Japan ties are close.
- The US-Japan alliance matters. She spoke of “the Japan-US alliance” and of US-Japan ties.

## Fix safety
Unsafe: the desk decides which form it prints.

## Options
- `prefer`: concept -> the form that the desk prints. Every other right form of that concept is reported then, even where it
  stands alone. The setting `house-style` fills it.

## False alarms
None in 19,135 words of clean news.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from checker.facts.quotations import find_quoted
from checker.match.automaton import Match
from checker.match.wording import dress
from checker.match.words import FUNCTION_WORDS, split_words
from checker.model import Document, Finding, Form, Severity
from checker.rules.base import Context, Rule

DASHES = frozenset("-\u2010\u2011\u2013\u2014\u2212")


class MixedForms(Rule):
    """Reports the form of a concept that stands less often than another."""

    code = "TRM103"
    name = "mixed-forms"
    mqm = "term-inconsistency"
    severity = Severity.MINOR
    options: ClassVar[Mapping[str, Any]] = {"prefer": {}}

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding for each place with a minority form."""
        by_concept: dict[str, list[Match]] = defaultdict(list)
        for match in context.scan.matches:
            form = match.forms[0]
            if form.status and form.status.is_right and len(match.forms) == 1:
                by_concept[form.concept].append(match)
        preferred = self.option("prefer", context)
        for concept, matches in by_concept.items():
            if concept in preferred:
                yield from self._hold_to(preferred[concept], concept, matches, context)
            elif len(matches) > 1 and _may_mix(concept, matches, context):
                yield from self._compare(concept, matches, context)

    def _hold_to(self, preferred: str, concept: str, matches: list[Match], context: Context) -> Iterator[Finding]:
        """Yields one finding for each place with another form than the desk's."""
        for match in _of_the_desk(matches, context):
            form, span = match.forms[0], context.scan.span_of(match)
            listed = context.concepts[concept].terms[form.term].form if form.term >= 0 else form.text
            if _plain(listed) == _plain(preferred) or not (_are_variants(listed, preferred) or _are_as_long(listed, preferred)):
                continue
            surface = context.text(span)
            yield self.find(
                context,
                span,
                f"“{surface}” is not the form that the desk prints: “{preferred}”.",
                concept=None if concept.startswith("pair:") else concept,
                suggestions=[] if form.is_renumbered else [dress(preferred, surface)],
                safety="unsafe",
                reason=f"The house style prefers “{preferred}”.",
            )

    def _compare(self, concept: str, matches: list[Match], context: Context) -> Iterator[Finding]:
        uses: dict[str, list[Match]] = defaultdict(list)
        shown: dict[str, str] = {}
        for match in _of_the_desk(matches, context):
            span = context.scan.span_of(match)
            key = _spell(match.forms[0], context.text(span))
            uses[key].append(match)
            shown.setdefault(key, context.text(span))
        if len(uses) < 2:
            return
        counts = Counter({key: len(found) for key, found in uses.items()})
        majority = max(counts, key=lambda key: (counts[key], uses[key][0].first))
        first = uses[majority][0]
        for key, found in uses.items():
            if key == majority or not _are_variants(key, majority):
                continue
            is_tie = counts[key] == counts[majority]
            for match in found:
                span = context.scan.span_of(match)
                other = context.related(context.scan.span_of(first), f"“{shown[majority]}” here", role="majority")
                yield self.find(
                    context,
                    span,
                    f"“{context.text(span)}” beside “{shown[majority]}” in one article.",
                    severity=Severity.NEUTRAL if is_tie else self.severity,
                    concept=None if concept.startswith("pair:") else concept,
                    suggestions=[shown[majority]],
                    safety="unsafe",
                    related=[other],
                    reason=f"“{shown[majority]}” stands {counts[majority]} times, “{shown[key]}” {counts[key]}.",
                )


def _of_the_desk(matches: Iterable[Match], context: Context) -> Iterator[Match]:
    """Yields the matches that are the desk's own words: not in boilerplate, not in quotations."""
    quoted = find_quoted(prose := context.document.prose)
    for match in matches:
        span = context.scan.span_of(match)
        if prose.segment_at(span.start).kind != "boilerplate" and not any(place.contains(span) for place in quoted):
            yield match


def _plain(form: str) -> str:
    """Returns a form with its case and its kind of dash left aside."""
    return "".join("-" if char in DASHES else char for char in form.lower())


def _are_as_long(one: str, other: str) -> bool:
    """Says whether two forms have equally many words that carry meaning: a short form is none to be replaced."""
    return len(_core(one)) == len(_core(other))


def _may_mix(concept: str, matches: list[Match], context: Context) -> bool:
    if concept.startswith("pair:"):
        return True
    is_one_form = len({match.forms[0].text for match in matches}) == 1
    return not (is_one_form and "-" not in matches[0].forms[0].text) and context.concepts[concept].is_mixed


def _spell(form: Form, surface: str) -> str:
    """Returns a form as it is spelled: lower case, singular or plural alike, its dash as printed."""
    base = form.text.lower()
    dash = next((char for char in surface if char in DASHES), "-")
    return base.replace("-", dash) if "-" in base else base


def _are_variants(one: str, other: str) -> bool:
    """Says whether two spellings are the same words in another order, dash, punctuation or spelling."""
    first, second = sorted(_core(one)), sorted(_core(other))
    if len(first) != len(second):
        return False
    return all(_is_near(a, b) for a, b in zip(first, second, strict=True))


def _core(spelling: str) -> list[str]:
    """Returns the words that carry meaning, with single letters run together: U.S. -> us."""
    words = [word for word in split_words(spelling) if word not in FUNCTION_WORDS]
    joined: list[str] = []
    for word in words:
        if joined and len(word) == 1 and joined[-1].endswith("\0"):
            joined[-1] = joined[-1][:-1] + word + "\0"
        else:
            joined.append(word + "\0" if len(word) == 1 else word)
    return [word.rstrip("\0") for word in joined]


def _is_near(one: str, other: str) -> bool:
    """Says whether two words differ in one letter at the most (s and z, or and our), or in a plural."""
    if one == other or one.rstrip("s") == other.rstrip("s"):
        return True
    changed = sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else 9
    return min(len(one), len(other)) > 5 and (changed == 1 or one.replace("our", "or") == other.replace("our", "or"))
