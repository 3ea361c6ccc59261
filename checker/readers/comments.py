"""Finds the comments of a file that speak to this program: `# checker: …` in text, `<!-- checker: … -->` elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.model import Comment, Segment, Span

MARK = "checker:"
# Lines end as in `model.Lines`.
_LINE = re.compile(r"(?:(?<=[\r\n])|\A)[ \t]*(#[ \t]*checker:([^\r\n]*))")
_MARKUP = re.compile(r"<!--\s*+checker:(.*?)-->", re.DOTALL)


def comments_of_text(raw: str) -> tuple[Comment, ...]:
    """Returns the lines of a plain text that are comments to us."""
    return tuple(Comment(Span(*match.span(1)), match[2].strip()) for match in _LINE.finditer(raw)) if MARK in raw else ()


def blank(raw: str, comments: Sequence[Comment]) -> str:
    """Returns `raw` with spaces in the place of comments, so that every other character stays where it is."""
    pieces, last = [], 0
    for comment in comments:
        pieces += [raw[last : comment.span.start], " " * len(comment.span)]
        last = comment.span.end
    return "".join(pieces) + raw[last:]


def comments_of_markup(raw: str, segments: Iterable[Segment], verbatim: Iterable[Span] = ()) -> tuple[Comment, ...]:
    """Returns the comments to us in Markdown or HTML; what stands in `verbatim` or in a segment is text, not a comment."""
    if MARK not in raw:
        return ()
    runs = [Span(run.file_start, run.file_end) for segment in segments for run in segment.runs]
    texts = sorted([*runs, *verbatim])
    found = []
    at = 0
    for match in _MARKUP.finditer(raw):
        while at < len(texts) and texts[at].end <= match.start():
            at += 1
        if at == len(texts) or texts[at].start > match.start():
            found.append(Comment(Span(*match.span()), match[1].strip()))
    return tuple(found)
