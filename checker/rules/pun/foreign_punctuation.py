"""A full-width or East Asian mark stands in English prose.

## What it finds
Marks that belong to Chinese, Japanese or Korean text (，。：；！？（）「」『』《》〈〉【】、・～)
and full-width letters and digits (ＡＢＣ, ２０２５) between English words. Inside a passage in those scripts they are right;
that passage is WRD103's.

## Why it matters
The marks come from the source and are set with a gap in English type; titles in 《 》 look like a coding error.

## Flagged
- The talks ended on Friday， the ministry said.
- He wrote 《The Three-Body Problem》 in 2006.
- The summit opened on October ２５.
- Three countries、 four flags.

## Accepted
- The “talks” – and the ‘deal’ – ended … at last, for 20 € and at 25 °C.
- Sanae Takaichi (高市早苗、自民党) spoke first.
- The minister said: "We agree."

## Fix safety
Safe where one mark stands for one (， for a comma) and for full-width letters and digits. Unsafe for brackets that stand for
quotation marks, and for ・.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Document, Finding, Severity, Span
from checker.rules.base import Context, Rule
from checker.rules.wrd._scripts import EAST_ASIAN, beyond_western

MARKS = dict(zip("，。：；！？、｡､．＂＇", ",.:;!?,.,.\"'", strict=True))
OPENING = {"（": "(", "［": "[", "｛": "{", "【": "[", "〔": "["}
CLOSING = {"）": ")", "］": "]", "｝": "}", "】": "]", "〕": "]"}
QUOTES = {"「": "」", "『": "』", "《": "》", "〈": "〉", "｢": "｣", "〝": "〞"}
JOINERS = {"・": "·", "～": "–", "〜": "–", "－": "-", "／": "/", "　": " "}
_ALL = "".join([*MARKS, *OPENING, *CLOSING, *QUOTES, *QUOTES.values(), *JOINERS])
_MARK = re.compile(f"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+|[{re.escape(_ALL)}]|[\uff01-\uff5e]")
_ANY = re.compile(f"[{re.escape(_ALL)}\uff01-\uff5e]")
_EAST_ASIAN = f"[{EAST_ASIAN}]"  # compiled when first needed
_SPACE = " \n\t\u00a0\u3000"
LONGEST_TITLE = 80


class ForeignPunctuation(Rule):
    """Reports "，" in English."""

    code = "PUN101"
    name = "foreign-punctuation"
    mqm = "punctuation"
    severity = Severity.MINOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a mark, a pair of brackets, or a run of full-width letters."""
        text = document.prose.text
        others = beyond_western(text)
        if not others or not _ANY.search(others):
            return
        end = 0
        for match in _MARK.finditer(text):
            span = Span(*match.span())
            if span.start < end or _is_east_asian(text, span) or document.prose.segment_at(span.start).kind == "boilerplate":
                continue
            if match[0] in QUOTES:
                closed = text.find(QUOTES[match[0]], span.end, span.end + LONGEST_TITLE)
                if closed > 0 and "\n" not in text[span.end : closed]:
                    span = Span(span.start, closed + 1)
                    if re.search(_EAST_ASIAN, text[span.start : span.end]):
                        continue
            end = span.end
            yield self._report(context, text, span)

    def _report(self, context: Context, text: str, span: Span) -> Finding:
        mark = text[span.start : span.end]
        plain, is_sure = _english(mark)
        before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
        if mark in MARKS and plain in ",.:;!?" and after not in ("", *_SPACE, *"\"'”’)]") and not _ANY.match(after):
            plain += " " if not (after.isdigit() and before.isdigit()) else ""
        if mark in CLOSING and after.isalnum():
            plain += " "
        if mark in OPENING and before.isalnum():
            plain = " " + plain
        kind = "A full-width form" if "\uff01" <= mark[0] <= "\uff5e" else "A mark of Chinese or Japanese text"
        return self.find(
            context,
            span,
            f"{kind} stands in English prose: {mark}",
            suggestions=[plain] if plain else (),
            safety="safe" if is_sure else "unsafe",
        )


def _english(mark: str) -> tuple[str, bool]:
    """Returns what English has for a mark, and whether that is sure."""
    if mark in MARKS:
        return MARKS[mark], True
    if mark in OPENING or mark in CLOSING:
        return OPENING.get(mark) or CLOSING[mark], mark in "（）［］｛｝"
    if mark in JOINERS:
        return JOINERS[mark], mark in "－／\u3000"
    if mark[0] in QUOTES and len(mark) > 1:
        return f"“{mark[1:-1].strip()}”", False
    if "\uff01" <= mark[0] <= "\uff5e":
        return "".join(chr(ord(char) - 0xFEE0) for char in mark), True
    return ("“" if mark in QUOTES else "”"), False


def _is_east_asian(text: str, span: Span) -> bool:
    """Returns whether the mark touches a letter of Chinese, Japanese or Korean, other marks not counted."""
    start, end = span.start - 1, span.end
    while start >= 0 and (text[start] in _SPACE or _ANY.match(text[start])):
        start -= 1
    while end < len(text) and (text[end] in _SPACE or _ANY.match(text[end])):
        end += 1
    return bool(start >= 0 and re.match(_EAST_ASIAN, text[start])) or bool(end < len(text) and re.match(_EAST_ASIAN, text[end]))
