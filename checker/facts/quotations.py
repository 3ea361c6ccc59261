"""Where an article quotes: spans between double quotation marks, within a paragraph."""

from __future__ import annotations

import re

from checker.model import Prose, Span

_MARK = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')


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
