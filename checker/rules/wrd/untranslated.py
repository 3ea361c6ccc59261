"""Letters of another script stand in the English text.

## What it finds
A run of Chinese, Japanese, Korean, Cyrillic, Arabic, Thai … letters that was carried over from the source, and a Latin
word in which one letter is of another script. A native form in brackets after a name, a word that is explained in brackets
or discussed as a word, single Greek letters and Latin letters with marks (Hà Nội) are left alone.

## Why it matters
Readers cannot read it, and it shows that the sentence around was not read either.

## Flagged
- The 自民党 won the election in October.
- He told reporters that 会談は延期された before leaving.
- The Минобороны said that the ship had left port.
- The envoy flew to Сhina on Monday.

## Accepted
- Ha Noi (Hà Nội) and Da Nang (Đà Nẵng) sent delegations.
- Sanae Takaichi (高市早苗) became prime minister.
- The term 自由 (freedom) stands in the first article.
- The word "самиздат" means self-publishing.
- The β variant and the Δ of the river were studied.

## Fix safety
No fix: the words have to be translated.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Document, Finding, Segment, Severity, Span
from checker.rules.base import Context, Rule
from checker.rules.wrd._scripts import LETTERS, beyond_western, name_script

_BETWEEN = "0-9 \u00a0\u0300-\u036f\u0e31-\u0e4e\u2019\u2010-\u2015\u3001-\u301f\u30fb\uff01-\uff20,.-"
# Not compiled here: these wide classes take some milliseconds, and most articles never need them.
_LETTER = f"[{LETTERS}]"
_RUN = f"{_LETTER}(?:[{LETTERS}{_BETWEEN}]*{_LETTER})?"
_NEXT_GLOSS = re.compile(r"[\u201d\"'\u2019\u300d\u300f]?\s?[(\uff08\[]\s?[\"\u201c\u2018']?[A-Za-z]")
_TALK_OF_WORDS = re.compile(
    r"(?:\b(?:words?|terms?|characters?|kanji|hanzi|letters?|hashtags?|phrase|slogan|written|spelled|called|meaning|means|"
    r"pronounced|syllables?|expression|Chinese|Japanese|Korean|Russian|Arabic|Thai|Hindi|Ukrainian|Greek|Hebrew)\b"
    r"[^.!?]{0,12}[\"\u201c\u2018\u300c'(\uff08:]?\s?)$"
)
_MEANS = re.compile(r"[\"\u201d\u2019']?,?\s(?:means|meaning|which means|stands for|is the word|is Chinese|is Japanese)\b")
LONGEST_GLOSS, FARTHEST_BRACKET = 40, 500  # characters
LONGEST_WORD = 12
SHORTEST_GREEK = 4
# Letters that look like Latin ones (Unicode's confusables.txt), for words in which one of them slipped in.
LOOK_ALIKES = str.maketrans("АВЕЅІЈКМНОРСТУХаеорсухіјѕ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXaeopcyxijs" + "ABEZHIKMNOPTYXo")


class Untranslated(Rule):
    """Reports source script that was left in the text."""

    code = "WRD103"
    name = "untranslated"
    mqm = "untranslated"
    severity = Severity.MAJOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a run of letters."""
        text = document.prose.text
        others = beyond_western(text)
        if not others or not re.search(_LETTER, others):
            return
        for match in re.finditer(_RUN, text):
            span = Span(*match.span())
            segment = document.prose.segment_at(span.start)
            if segment.kind == "boilerplate" or text[span.start - 1 : span.start] in ("@", "#"):
                continue
            word = _word_around(text, span)
            if len(word) > len(span):
                yield from self._mixed(context, word)
                continue
            script, language = name_script(match[0])
            letters = len(re.findall(_LETTER, match[0]))
            if (script == "Greek" and letters < SHORTEST_GREEK) or _is_gloss(text, span, segment):
                continue
            what = "sentence" if letters > LONGEST_GLOSS else "word" if " " not in match[0] else "passage"
            yield self.find(
                context,
                span,
                f"A {what} in {script} script was left untranslated (probably {language}).",
                reason=f"{letters} {script} letters in English text, not as a gloss",
            )

    def _mixed(self, context: Context, span: Span) -> Iterator[Finding]:
        """Yields a Latin word with look-alike letters of another script."""
        word = context.text(span)
        latin = word.translate(LOOK_ALIKES)
        if latin.isascii() and latin != word:
            script, _ = name_script(word)
            yield self.find(
                context,
                span,
                f"“{word}” has a {script} letter that looks like a Latin one.",
                severity=Severity.MINOR,
                suggestions=[latin],
                safety="safe",
                reason=f"a {script} letter in a Latin word",
            )


def _word_around(text: str, span: Span) -> Span:
    """Returns the span with the Latin letters that stand right before and after it."""
    start, end = span.start, span.end
    while start and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isascii() and text[end].isalpha():
        end += 1
    inner = text[span.start : span.end].translate(LOOK_ALIKES)
    return Span(start, end) if inner.isascii() else span


def _is_gloss(text: str, span: Span, segment: Segment) -> bool:
    """Returns whether the run stands in brackets after Latin words, is itself explained, or is spoken of as a word."""
    before = text[max(0, span.start - FARTHEST_BRACKET) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + 40]
    opened = max(before.rfind("("), before.rfind("\uff08"), before.rfind("["))
    is_inside = opened > max(before.rfind(")"), before.rfind("\uff09"), before.rfind("]"))
    if is_inside and before[:opened].rstrip("\"' \u201d\u2019")[-1:].isalnum() and len(span) <= LONGEST_GLOSS:
        return True
    if len(span) > LONGEST_WORD:
        return False
    return bool(_NEXT_GLOSS.match(after) or _MEANS.match(after) or _TALK_OF_WORDS.search(before[-60:]))
