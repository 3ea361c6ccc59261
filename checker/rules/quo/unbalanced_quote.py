"""A double quotation mark has no partner.

## What it finds
A mark that opens a quotation which is never closed, or closes one that was never opened. A quotation of several paragraphs
opens each of them and closes the last, and that is right; so are marks for inches and seconds. A quotation whose other mark
stands in a paragraph nearby is not reported. In a paragraph of one sentence, which may be part of a longer quotation, the
finding is neutral; in a longer one it is minor.

## Why it matters
The reader cannot tell who speaks: the outlet's words become the minister's, or the other way round.

## Flagged
- The minister said `"the` talks went well.
- We will go on, he `said"` on Monday. The talks start on Friday.
- She called it “a good start and left.

## Accepted
- The minister said "the talks went well" and left.
- The 6' 2" guard and a 42" screen stood in the hall.
- In the '90s they sang rock 'n' roll.
- “He said ‘yes’ to me,” she recalled.

## Fix safety
No fix: only the source says where the quotation ends.

## False alarms
None at minor in 58 articles (19,135 words) of clean news; four neutral findings, all of marks without a partner, one of them
an apostrophe that an earlier system had turned into a quotation mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Document, Finding, Segment, Severity, Span
from checker.rules.base import Context, Rule

_CURLY_PAIR = re.compile("\u201c[^\u201c\u201d\n]*\u201d")
_MARK = re.compile("[\"\u201c\u201d\u201e\u201f\u2033]|''|\u2019\u2019|\u2018\u2018|``")
_SENTENCE_END = re.compile("[a-z)\u201d\"'\u2019][.!?][\u201d\"'\u2019]? [\u201c\"'\u2018(]?[A-Z]")
_STRAIGHT = re.compile('"')
_OPENERS = frozenset(" \n\t\u00a0([{-\u2013\u2014/'\u2018\u2026\0")
REACH = 5  # paragraphs within which the other mark is looked for


@dataclass(frozen=True, slots=True)
class Mark:
    """A double quotation mark: `side` is open, close or unsure."""

    span: Span
    side: str
    segment: int


class UnbalancedQuote(Rule):
    """Reports a lone quotation mark."""

    code = "QUO101"
    name = "unbalanced-quote"
    mqm = "unpaired-marks"
    severity = Severity.MINOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a lone mark."""
        text = document.prose.text
        if _is_balanced(text):
            return
        for mark in _lone_marks(document):
            opens = mark.side == "open"
            is_sure = _SENTENCE_END.search(document.prose.segments[mark.segment].text) is not None
            yield self.find(
                context,
                _with_word(text, mark.span, opens=opens),
                "This quotation is never closed." if opens else "This quotation mark closes nothing.",
                severity=Severity.MINOR if is_sure else Severity.NEUTRAL,
                confidence=0.8 if is_sure else 0.5,
                reason="no partner in this paragraph or near it",
            )


def _is_balanced(text: str) -> bool:
    """Returns whether marks pair off line by line, which most texts do: a few calls in C."""
    parts = text.split('"')
    if len(parts) % 2 == 0 or "\n" in "".join(parts[1::2]):
        return False
    if text.isascii() or not ("\u201c" in text or "\u201d" in text):
        return True
    rest = _CURLY_PAIR.sub("", text)
    return "\u201c" not in rest and "\u201d" not in rest


def _lone_marks(document: Document) -> list[Mark]:
    text = document.prose.text
    pattern = _STRAIGHT if text.isascii() and "''" not in text and "``" not in text else _MARK
    lone: list[Mark] = []
    carried: Mark | None = None
    for number, segment in enumerate(document.prose.segments):
        if segment.kind == "boilerplate" or (pattern is _STRAIGHT and not carried and '"' not in segment.text):
            continue
        if carried and number - carried.segment > REACH:
            lone.append(carried)
            carried = None
        marks = _marks(text, document.prose.span_of(number), number, pattern)
        if _is_unsure(segment, marks):
            carried = None
            continue
        unopened, unclosed, is_clear = _pair(marks)
        if carried and marks and marks[0].side == "open" and marks[0].span.start == document.prose.span_of(number).start:
            carried = None
        if unopened and carried:
            carried, unopened = None, unopened[1:]
        if is_clear:
            lone += unopened
            lone += unclosed[:-1]
        if unclosed:
            lone += [carried] if carried and is_clear else []
            carried = unclosed[-1] if is_clear else None
    if carried:
        lone.append(carried)
    return lone if len(lone) <= 1 + len(document.prose.segments) // 10 else []


def _marks(text: str, span: Span, number: int, pattern: re.Pattern[str]) -> list[Mark]:
    """Returns the double marks of a segment; those for inches, feet and seconds are left out."""
    found: list[Mark] = []
    depth = 0
    for match in pattern.finditer(text, span.start, span.end):
        before = text[match.start() - 1 : match.start()] if match.start() > span.start else " "
        after = text[match.end() : match.end() + 1] if match.end() < span.end else " "
        is_open = depth > 0
        if match[0] in ("''", "\u2019\u2019") and not is_open:
            continue
        if before.isdigit() and not is_open:
            continue
        side = "open" if before in _OPENERS else "close"
        if before in _OPENERS and (after.isspace() or after in ".,;:!?)"):
            side = "close" if is_open else "unsure"
        elif before not in _OPENERS and after.isalnum():
            side = "unsure" if match[0] not in "\u201c\u201d" else side
        if match[0] in ("\u201c", "\u201e", "``", "\u2018\u2018") and after not in (" ", "\n"):
            side = "open" if before in _OPENERS or not is_open else "close"
        depth += 1 if side == "open" else -1
        found.append(Mark(Span(*match.span()), side, number))
    return found


def _is_unsure(segment: Segment, marks: list[Mark]) -> bool:
    return any('"' in segment.text[span.start : span.end] for span in segment.masked) or any(
        mark.side == "unsure" for mark in marks
    )


def _pair(marks: list[Mark]) -> tuple[list[Mark], list[Mark], bool]:
    """Returns the marks that close nothing, those that are never closed, and whether the directions make sense."""
    stack: list[Mark] = []
    unopened: list[Mark] = []
    for mark in marks:
        if mark.side == "open":
            stack.append(mark)
        elif stack:
            stack.pop()
        else:
            unopened.append(mark)
    return unopened, stack, len(unopened) + len(stack) == 1


def _with_word(text: str, span: Span, *, opens: bool) -> Span:
    """Returns the mark with the word it stands at."""
    start, end = span.start, span.end
    if opens:
        while end < len(text) and not text[end].isspace() and text[end] != "\0":
            end += 1
    else:
        while start and not text[start - 1].isspace() and text[start - 1] != "\0":
            start -= 1
    return Span(start, end)
