"""A word stands twice in a row.

## What it finds
A word that is repeated at once, which happens when a sentence is patched together: "the the", "said said".
Repetitions that English allows ("had had", "that that", "very very", names such as Baden Baden) are left alone.

## Why it matters
Machine translation repeats words about twice as often as people do.

## Flagged
- The minister met the the ambassador on Friday.
- The ship was was seen near the port.

## Accepted
- He had had enough of the talks.
- The delegation flew from Pago Pago to Walla Walla.

## Fix safety
Safe: the second word goes.

## False alarms
One finding in 58 articles (19,135 words) of clean news, a slip of the outlet ("according to to the official").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from checker.model import Document, Finding, Severity, Span
from checker.rules.base import Context, Rule

ALLOWED = frozenset("had that very so no is ha bye blah far many long never well there now knock".split())


class DoubledWord(Rule):
    """Reports "the the"."""

    code = "WRD102"
    name = "doubled-word"
    mqm = "duplication"
    severity = Severity.MINOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a repetition."""
        words = context.scan.words
        if True not in map(eq, words.list, words.list[1:]):
            return
        for at, (one, other) in enumerate(pairwise(words.list)):
            if one != other or one in ALLOWED or not one.isalpha():
                continue
            first, second = words.span(at), words.span(at + 1)
            both = context.text(Span(first.start, second.end))
            gap = both[len(first) : -len(second)]
            if gap.strip(" ") or not gap or (both[0].isupper() and both[-len(second)].isupper()):
                continue
            if (
                both[0].isupper()
                and context.text(Span(max(0, first.start - 2), first.start)).strip(" \"'\u201c\u2018")[-1:].isalnum()
            ):
                continue  # "Ni ni": a name, not a sentence's first word
            yield self.find(
                context,
                Span(first.start, second.end),
                f"“{context.text(second)}” stands twice.",
                suggestions=[context.text(first)],
                safety="safe",
            )
