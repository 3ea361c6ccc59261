"""An abbreviation that does not fit the words it stands for.

## What it finds
An abbreviation in brackets after a name, where the glossary knows the abbreviation for another name, or where the letters
do not fit the words: one is missing or another. The name was translated, the abbreviation was not.

## Why it matters
The abbreviation is the real one; the words beside it are not the body's name.

## Flagged
- Officials from the Nuclear Talks Group (NCG) will meet in spring.
- A report of the World Sanitation Office (WHO) was published.

## Accepted
- Officials from the Nuclear Consultative Group (NCG) will meet in spring.
- The German Social Democrats (SPD) lost two seats.
- Doctors Without Borders (MSF) opened a clinic.

## Fix safety
Unsafe, and only where the glossary has the name.

## False alarms
None in 19,135 words of clean news.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.abbreviations import REACH, Expansion, find_expansions, fits, initials
from checker.match.words import split_words
from checker.model import Concept, Document, Finding, Severity
from checker.rules.base import Context, Rule

FEWEST_WORDS = 3


class AbbreviationMismatch(Rule):
    """Reports an expansion that does not fit the abbreviation after it."""

    code = "TRM104"
    name = "abbreviation-mismatch"
    mqm = "inconsistent-abbreviations"
    severity = Severity.MINOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding an expansion."""
        for expansion in find_expansions(document.prose):
            known = context.concepts.abbreviated(expansion.abbreviation)
            start = max(0, expansion.bracket.start - REACH)
            before = split_words(document.prose.text[start : expansion.bracket.start])
            if any(_ends_with_name(before, concept) for concept in known):
                continue
            near = [concept for concept in known if _shares_word(concept, expansion)]
            if near and not _is_other_name(expansion):
                yield self._report(expansion, near, context)
            elif not known and _is_one_letter_off(expansion):
                yield self._report(expansion, [], context)

    def _report(self, expansion: Expansion, known: list[Concept], context: Context) -> Finding:
        names = [concept.preferred for concept in known]
        if names:
            message = f"{expansion.abbreviation} stands for {' or '.join(names)}, not “{expansion.text}”."
        else:
            message = (
                f"{expansion.abbreviation} does not fit “{expansion.text}”, whose initials are {initials(expansion.words)}."
            )
        return self.find(
            context,
            expansion.span,
            message,
            concept=known[0].id if known else None,
            suggestions=names,
            safety="unsafe" if len(names) == 1 else None,
            related=[context.related(expansion.bracket, "the abbreviation", role="abbreviation")],
            reason="The letters of an abbreviation come from the words of the name, in their order.",
        )


def _ends_with_name(words: list[str], concept: Concept) -> bool:
    """Says whether the words before the bracket end with a right form of the concept, or one beside it, in either number."""
    singular = [word.rstrip("s") for word in words]
    forms = [split_words(form) for form in (*(term.form for term in concept.terms if term.status.is_right), *concept.distinct)]
    return any(singular[-len(form) :] == [word.rstrip("s") for word in form] for form in forms)


def _shares_word(concept: Concept, expansion: Expansion) -> bool:
    words = {word for word in split_words(expansion.text) if len(word) > 3}
    return any(not words.isdisjoint(split_words(term.form)) for term in concept.terms)


def _is_other_name(expansion: Expansion) -> bool:
    """Says whether the letters fit the words: then the abbreviation may well belong to another body."""
    return initials(expansion.words).endswith(expansion.abbreviation)


def _is_one_letter_off(expansion: Expansion) -> bool:
    """Says whether all initials but one agree with the abbreviation, of at least three words."""
    wanted, found = expansion.abbreviation, initials(expansion.words)
    if fits(wanted, expansion.words) or len(wanted) < FEWEST_WORDS or not wanted.isalpha():
        return False
    if len(found) == len(wanted) >= FEWEST_WORDS:
        return wanted[0] == found[0] and sum(a != b for a, b in zip(wanted, found, strict=True)) == 1
    if len(found) == len(wanted) - 1 >= FEWEST_WORDS:
        return any(wanted[:at] + wanted[at + 1 :] == found for at in range(1, len(wanted) - 1))
    return False
