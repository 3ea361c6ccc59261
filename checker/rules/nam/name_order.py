"""The two orders of one name in an article.

## What it finds
Sanae Takaichi and Takaichi Sanae in one article: the order that stands less often, or that the pack does not print where both
stand equally often. It finds names of persons in the packs, and of others where both words are no words of a dictionary.
Quotations and brackets are left out, and so is a name without a first name.

## Why it matters
Chinese, Japanese, Korean, Vietnamese and Hungarian put the family name first, English copy does or does not, by house style.
In both orders at once a reader cannot tell which name is the family's.

## Flagged
- Sanae Takaichi spoke in Tokyo. Takaichi Sanae left for Seoul on Sunday.

## Accepted
- Sanae Takaichi spoke in Tokyo. Prime Minister Takaichi left for Seoul on Sunday.
- Sanae Takaichi (Takaichi Sanae in Japanese) spoke in Tokyo.

## Fix safety
Unsafe: the desk decides which order it prints.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.facts.quotations import find_quoted
from checker.match.mentions import mention_span
from checker.match.person_table import name_words
from checker.model import Document, Finding, Severity, Span
from checker.rules.base import Context, Rule

ORDERS = ("given-first", "family-first")


class NameOrder(Rule):
    """Reports the rarer order of a name that stands in both."""

    code = "NAM102"
    name = "name-order"
    mqm = "name-format"
    severity = Severity.MINOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding for each place with the rarer order."""
        uses: dict[str, dict[str, list[Span]]] = {}
        for mention in context.scan.persons.mentions:
            if mention.order in ORDERS and len(mention.persons) == 1:
                orders = uses.setdefault(mention.persons[0], {})
                orders.setdefault(mention.order, []).append(mention_span(mention, context.scan.words))
        for person, orders in uses.items():
            if len(orders) > 1:
                concept = context.concepts[person]
                family = name_words(concept.person.family) if concept.person else []
                preferred = "family-first" if name_words(concept.preferred)[: len(family)] == family else "given-first"
                yield from self._compare(orders, preferred, person, context)
        yield from self._others(context)

    def _others(self, context: Context) -> Iterator[Finding]:
        """Yields names of two words that no dictionary has, in both orders."""
        scan = context.scan
        words = scan.words
        places = scan.strangers
        known = {at for mention in scan.persons.mentions for at in range(mention.first, mention.last + 1)}
        uses: dict[tuple[str, str], list[Span]] = {}
        for at, following in pairwise(places):
            if following == at + 1 and at not in known and words.gap(at) == " " and _are_alone(at, following, context):
                uses.setdefault((words.list[at], words.list[following]), []).append(scan.span(at, following))
        for (first, second), spans in uses.items():
            if first < second and (others := uses.get((second, first))):
                one, other = ("given-first", spans), ("family-first", others)
                # Where nothing is known of the name, the order that stands first is taken for the desk's.
                preferred = min(one, other, key=lambda use: use[1][0])[0]
                yield from self._compare(dict((one, other)), preferred, None, context)

    def _compare(
        self, orders: dict[str, list[Span]], preferred: str, person: str | None, context: Context
    ) -> Iterator[Finding]:
        quoted = find_quoted(context.document.prose)
        text = context.document.prose.text
        kept = {
            order: [
                span
                for span in spans
                if text[span.start - 1 : span.start] != "(" and not any(place.contains(span) for place in quoted)
            ]
            for order, spans in orders.items()
        }
        if not all(kept.values()):
            return
        rare, often = sorted(kept, key=lambda order: (len(kept[order]), order == preferred))
        shown = context.text(kept[often][0])
        for span in kept[rare]:
            yield self.find(
                context,
                span,
                f"“{context.text(span)}” beside “{shown}” in one article.",
                concept=person,
                suggestions=[shown],
                safety="unsafe",
                related=[context.related(kept[often][0], f"“{shown}” here", role="majority")],
                reason=f"“{shown}” stands {len(kept[often])} times, “{context.text(span)}” {len(kept[rare])}.",
            )


def _are_alone(first: int, last: int, context: Context) -> bool:
    """Says whether two words are capitalised and no part of a longer name."""
    words = context.scan.words

    def is_capital(at: int) -> bool:
        return 0 <= at < len(words.list) and words.text[words.starts[at]].isupper()

    is_longer = is_capital(last + 1) and words.gap(last) == " "
    return is_capital(first) and is_capital(last) and not is_longer
