"""Where a comment counts: the line it stands in, or the next paragraph if it has a line to itself."""

from __future__ import annotations

import re
from bisect import bisect_left

from checker.model import Comment, Document, Span
from checker.readers.html_hints import BLOCK

_ASIDE = re.compile(r"<!--.*?-->|[\s>]+", re.DOTALL)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_BREAK = re.compile(r"[\r\n]")


def reach_of(comment: Comment, document: Document) -> Span | None:
    """Returns the part of the file that a comment speaks of; None where it speaks of nothing.

    Alone on its line (in text it always is) it speaks of the next paragraph; otherwise of its line, as far as the paragraph
    goes that it stands in or beside.
    """
    raw, span = document.raw, comment.span
    places = sorted(
        Span(segment.runs[0].file_start, segment.runs[-1].file_end) for segment in document.segments if segment.runs
    )
    following = bisect_left(places, span.start, key=lambda place: place.start)
    after = places[following] if following < len(places) else None
    before = places[following - 1] if following else None
    line = line_around(raw, span)
    if not _ASIDE.sub("", raw[line.start : span.start] + raw[span.end : line.end]):
        return after
    is_after = after is not None and after.start < line.end
    if before is None or before.end <= line.start:
        return _cut(after, line) if is_after else None
    is_beside = before.end > span.start or not _leaves(raw[before.end : span.start])
    return _cut(before if is_beside or not is_after else after, line)


def line_around(raw: str, span: Span) -> Span:
    """Returns the line or lines that `span` stands in, without the line end."""
    start = max(raw.rfind("\n", 0, span.start), raw.rfind("\r", 0, span.start)) + 1
    end = _BREAK.search(raw, span.end)
    return Span(start, end.start() if end else len(raw))


def _leaves(between: str) -> bool:
    """Says whether a paragraph ends, or another begins, in a piece of markup."""
    return any(name.lower() in BLOCK for name in _TAG.findall(between))


def _cut(place: Span | None, line: Span) -> Span | None:
    return None if place is None else Span(max(place.start, line.start), max(place.start, min(place.end, line.end)))
