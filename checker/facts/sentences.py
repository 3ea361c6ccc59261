"""Where a sentence begins and ends: enough to ask what is said in the same breath, not to split a text."""

from __future__ import annotations

import re

from checker.model import Prose, Span

# A sentence that is longer is cut there: what is farther away says little of a place.
REACH = 400
_END = re.compile(r"[.!?][\"'\u201d\u2019)\]]*[ \u00a0]+(?=[\"'\u201c\u2018(\[]*[A-Z0-9])")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|Inc|Co|Ltd"
    r"|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)|\b[A-Z]|\b[ap]\.m)$"
)


def sentence_at(prose: Prose, span: Span) -> Span:
    """Returns the sentence around `span`, within its paragraph and 400 characters before and after."""
    place = prose.span_of(prose.index_at(span.start))
    start, end = max(place.start, span.start - REACH), min(place.end, span.end + REACH)
    for match in _END.finditer(prose.text, start, span.start):
        if not _SHORT.search(prose.text, max(start, match.start() - 6), match.start()):
            start = match.end()
    for match in _END.finditer(prose.text, max(span.end - 1, start), end):
        if not _SHORT.search(prose.text, max(start, match.start() - 6), match.start()):
            return Span(start, match.start() + 1)
    return Span(start, end)
