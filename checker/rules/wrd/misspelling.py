"""A word is one slip away from a common word.

## What it finds
A lower-case word that no dictionary has and that becomes a common word when one letter is added, left out, changed or
swapped with its neighbour: "goverment", "beteen", "strategey". Names, foreign words, compounds, inflections and words in
quotation marks are left alone, and so is a word that might be two different common ones.

## Why it matters
A slip of the finger says that nobody has read the sentence.

## Flagged
- The `goverment` announced new measures on Monday.
- Talks `betwen` the two sides went on until midnight.
- The `minsiter` will visit the port in October.
- They asked for a formal `reponse` from the ministry.

## Accepted
- The vlogger livestreamed the webinar about cryptocurrency.
- Neighbouring countries favoured the programme of the centre.
- The word "goverment" was misspelled on the banner.
- He was treated with remdesivir and lopinavir.

## Fix safety
Unsafe: the word may be a name or a term of a trade.

## False alarms
Two findings in 58 articles (19,135 words) of clean news, both slips of the outlets ("breakast", "beteen"). In 1.2 million
words of the Brown corpus (1961) it finds 72 words: some forty slips of the corpus, some thirty dialect and old spellings in
fiction and letters, four rare words ("arside", "suability").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from string import ascii_lowercase

from checker.match.attest import frequency, listed_words
from checker.model import Document, Finding, Severity
from checker.rules.base import Context, Rule
from checker.rules.wrd._derivation import explain, is_free_derivation
from checker.rules.wrd._places import is_foreign, plain_unknown_words
from checker.rules.wrd._regular import is_formed, variants

COMMON = 3.5  # the least Zipf value of what was meant
VERY_COMMON = 4.2  # the same for a short word, which is more often a word of its own
AHEAD = 1.5  # by how much it must lead the next candidate
RARER = 1.8  # by how much the slip must be rarer: "goverment" is in use, too, a hundredth as often
DOUBLING = 0.8  # the same, and what the target may be rarer by, where a letter was doubled, or not: "accomodate"
IN_USE = 1.5  # words as frequent as this and shorter than LONG may be words of their own: "rebar"
LONG = 7  # letters from which a slip in the first one is looked for, too


class Misspelling(Rule):
    """Reports "goverment"."""

    code = "WRD105"
    name = "misspelling"
    mqm = "spelling"
    severity = Severity.MINOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a word."""
        for word, span in plain_unknown_words(context.scan):
            meant = find_meant(word)
            if meant:
                yield self.find(
                    context,
                    span,
                    f"“{word}” is probably “{meant}”.",
                    confidence=0.9,
                    suggestions=[meant],
                    safety="unsafe",
                    reason=f"one letter away from “{meant}”, which is common",
                )


@lru_cache(maxsize=8192)
def find_meant(word: str) -> str | None:
    """Returns the one common word that is a slip away from the unknown `word`; None if there is none, or more."""
    if is_formed(word) or any(other in listed_words() for other in variants(word)) or is_free_derivation(word) or explain(word):
        return None
    use = frequency(word)
    ranked = sorted(((frequency(other), other) for other in edits(word) if other in listed_words()), reverse=True)
    inside = [pair for pair in ranked if pair[1][0] == word[0]]
    if not inside and (use or len(word) < LONG):
        return None
    doubling = [pair for pair in inside if pair[0] >= COMMON - DOUBLING and _undouble(pair[1]) == _undouble(word)]
    ranked = doubling[:1] or inside or [pair for pair in ranked if pair[1] != word[1:]]
    if not ranked or (len(ranked) > 1 and ranked[1][0] > ranked[0][0] - AHEAD):
        return None
    value, meant = ranked[0]
    if doubling:
        is_sure = value >= use + DOUBLING
    else:
        is_sure = value >= max(COMMON if len(word) >= LONG else VERY_COMMON, use + RARER) and (
            use < IN_USE or len(word) >= LONG
        )
    return meant if is_sure and not _is_on_purpose(word, meant) and not is_foreign(word) else None


def _is_on_purpose(word: str, meant: str) -> bool:
    """Returns whether the difference is how people speak ("lookin") or a letter added to a whole word ("matcha")."""
    return word + "g" == meant or word[:-1] == meant or word[:-1] + "g" == meant


def _undouble(word: str) -> str:
    return "".join(char for char, _ in groupby(word))


def edits(word: str) -> set[str]:
    """Returns all strings one edit from `word`: optimal string alignment at distance one (Damerau 1964)."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {head + tail[1:] for head, tail in cuts if tail}
    found.update(head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1)
    for letter in ascii_lowercase:
        found.update(head + letter + tail[1:] for head, tail in cuts if tail)
        found.update(head + letter + tail for head, tail in cuts)
    return found
