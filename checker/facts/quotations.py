"""Where an article quotes: spans between double quotation marks."""

from __future__ import annotations

import re

from checker.model import Document, Prose, Span

_MARK = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
_ENDS = frozenset(".!?")
REACH = 4


def find_quoted(prose: Prose) -> list[Span]:
    """Returns the spans between double quotation marks, marks included, in order.

    A mark that is not closed quotes to the end of its paragraph, as the first paragraphs of a long quotation do.
    """
    spans = []
    for index in range(len(prose.segments)):
        place = prose.span_of(index)
        opened = -1
        for match in _MARK.finditer(prose.text, place.start, place.end):
            mark = match.group()
            if opened < 0 and mark not in "\u201d\u00bb":
                opened = match.start()
            elif opened >= 0 and mark not in "\u201c\u201e\u00ab":
                spans.append(Span(opened, match.end()))
                opened = -1
        if opened >= 0:
            spans.append(Span(opened, place.end))
    return spans


def find_quotations(document: Document) -> list[Span]:
    """Returns the spans between double quotation marks, marks included, in order; boilerplate is left out.

    A quotation may run over some lines: over a line each sentence, or over paragraphs that each begin with a mark.
    """
    prose = document.prose
    spans: list[Span] = []
    if not _MARK.search(prose.text):
        return spans
    opened = last = -1
    for index, segment in enumerate(prose.segments):
        if segment.kind == "boilerplate":
            continue
        place = prose.span_of(index)
        if opened >= 0 and index - last > REACH:
            opened = -1
        for match in _MARK.finditer(prose.text, place.start, place.end):
            mark, at = match.group(), match.start()
            before = prose.text[at - 1] if at > place.start else " "
            after = prose.text[at + 1] if at + 1 < place.end else " "
            if before.isdigit() and opened < 0:
                continue
            begins = mark in "\u201c\u201e\u00ab" or (mark == '"' and (before in " ([\u2014\u2013-\0") and not after.isspace())
            if opened < 0 and begins:
                opened, last = at, index
            elif opened >= 0 and begins and at == place.start:
                # A paragraph inside a quotation, or a new one after one that was never closed.
                spans.append(Span(opened, prose.span_of(index - 1).end))
                opened, last = at, index
            elif opened >= 0 and not (begins and mark != '"'):
                spans.append(Span(opened, at + 1))
                opened = -1
    return spans
