"""A form that must not be used, where the right one is known.

## What it finds
A form that a glossary lists as forbidden, deprecated or superseded, in any case, number or spelling with hyphens, dashes,
quotation marks and spaces. A right form that is longer protects what lies inside it.

## Why it matters
Readers and search engines know an institution, a place or an agreement by one name.

## Flagged
- The mayor of Kiev spoke to reporters.

## Accepted
- The mayor of Kyiv spoke to reporters.
- She ordered chicken Kiev.

## Fix safety
Safe where the glossary names one replacement; capitals and number of the text are kept, and "a" becomes "an" before it
where that has to be.

## False alarms
None in 19,135 words of clean news.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.match.wording import dress, name_language
from checker.model import Document, Finding, Severity, Status
from checker.rules.base import Context, Rule

SAYS = {
    Status.FORBIDDEN: "is not used",
    Status.DEPRECATED: "is no longer used",
    Status.SUPERSEDED: "has been replaced",
}


class KnownVariant(Rule):
    """Reports forms that a glossary rules out."""

    code = "TRM101"
    name = "known-variant"
    mqm = "termbase"
    severity = Severity.MAJOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a wrong form."""
        for match in context.scan.matches:
            if not match.is_wrong:
                continue
            span = context.scan.span_of(match)
            surface = context.text(span)
            form = match.forms[0]
            concept = context.concepts[form.concept]
            term = concept.terms[form.term]
            origin = f"; it comes from {name_language(term.lang)}" if term.lang else ""
            suggestions = {dress(form.replacement, surface, listed=form.text): None for form in match.forms}
            yield self.find(
                context,
                span,
                f"“{surface}” {SAYS[form.status or Status.FORBIDDEN]} for “{concept.preferred}”{origin}.",
                concept=form.concept,
                suggestions=suggestions,
                safety="safe" if len(suggestions) == 1 else "unsafe",
                reason=term.note,
            )
