"""A word is formed as no English word is.

## What it finds
A word that no dictionary and no large collection of texts has, made from a real word with a suffix that does not go with
it: "coalitioned" is -ed on the noun coalition, which is no verb; "reformator" is -ator on reform.
Names, foreign words, words in quotation marks, compounds ("brainburn"), new words with a free prefix ("reinject") and
inflections of known words are left alone, and so is a word that we cannot take apart.

## Why it matters
Machine translation builds words from parts, and so do learners. A spelling checker offers the nearest word by letters;
what was meant is a relative: "reformer", not "reformation".

## Flagged
- The `treatied` states met again in spring.
- He was a `reformator` of the guilds.
- After a long `discussment` the bill was passed.
- The two sides called the terms `negotiatable`.
- An `unregular` meeting was held in the capital.

## Accepted
- The blue-eyed boy sat beside a bearded man.
- The plant was decommissioned, then recommissioned and reinspected.
- Critics speak of a 'friendshipped' foreign policy.
- He trained as an anaesthetist and favoured the neighbouring programme.

## Fix safety
Unsafe: the first suggestion is the likeliest of several.

## False alarms
None in 58 articles (19,135 words) of clean news. In 1.2 million words of the Brown corpus (1961) it finds ten words, two of
them slips ("imcomplete"), the others coined or technical ("boobify", "facaded", "panelization", "diaphragmic").
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Document, Finding, Severity
from checker.rules.base import Context, Rule
from checker.rules.wrd._derivation import explain
from checker.rules.wrd._places import plain_unknown_words


class NonWord(Rule):
    """Reports "allianced"."""

    code = "WRD101"
    name = "non-word"
    mqm = "word-form"
    severity = Severity.MINOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a word."""
        for word, span in plain_unknown_words(context.scan):
            found = explain(word)
            if found:
                yield self.find(
                    context,
                    span,
                    f"“{word}” is no English word.",
                    confidence=found.confidence,
                    suggestions=found.suggestions,
                    safety="unsafe",
                    reason=found.reason,
                )
