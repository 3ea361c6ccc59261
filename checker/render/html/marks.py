"""Findings become marks in a segment's text, also where they overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.model import Document, Segment, Span
from checker.render.html.pages import Note, Piece


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a document's segments lie in its file: `starts` and `ends` ascend, `numbers` say which segment it is."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> Layout:
        """Returns the layout of `document`; segments without text are left out."""
        rows = sorted(
            (segment.runs[0].file_start, segment.runs[-1].file_end, number)
            for number, segment in enumerate(document.segments)
            if segment.runs
        )
        starts, ends, numbers = zip(*rows, strict=True) if rows else ((), (), ())
        return cls(tuple(starts), tuple(ends), tuple(numbers))

    def find(self, span: Span) -> list[int]:
        """Returns the numbers of the segments that share a character with `span`; an empty span has one character."""
        end = max(span.end, span.start + 1)
        first = bisect_right(self.ends, span.start)
        last = first
        while last < len(self.starts) and self.starts[last] < end:
            last += 1
        return list(self.numbers[first:last])


def place_in(segment: Segment, span: Span) -> Span | None:
    """Returns where a place of the file lies in the segment's text; None where it touches no character of it."""
    end = max(span.end, span.start + 1)
    places = []
    for run in segment.runs:
        if run.file_start < end and span.start < run.file_end and run.start < run.end:
            if run.is_plain:
                start = run.start + max(0, span.start - run.file_start)
                places.append((start, run.end - max(0, run.file_end - end)))
            else:
                places.append((run.start, run.end))
    return Span(places[0][0], places[-1][1]) if places else None


@dataclass(frozen=True, slots=True)
class Mark:
    """A note's place in a segment's text. `is_first` holds in the segment where the note begins, `is_last` where it ends."""

    span: Span
    note: Note
    is_first: bool = True
    is_last: bool = True


def cut(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Returns `text` in steps with properly nested marks: one that crosses another's end is closed and opened again."""
    ordered = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.note.number))
    return tuple(_walk(text, ordered))


def _walk(text: str, waiting: list[Mark]) -> Iterator[Piece]:
    bounds = sorted({bound for mark in waiting for bound in (mark.span.start, mark.span.end)})
    stack: list[Mark] = []
    last = 0
    for bound in bounds:
        if bound > last:
            yield Piece("text", text[last:bound])
        last = bound
        yield from _close(stack, bound)
        while waiting and waiting[0].span.start == bound:
            mark = waiting.pop(0)
            stack.append(mark)
            yield Piece("open", note=mark.note, is_first=mark.is_first)
    if last < len(text):
        yield Piece("text", text[last:])


def _close(stack: list[Mark], bound: int) -> Iterator[Piece]:
    """Closes the marks that end at `bound`, and reopens those that lay on top of them."""
    ending = [mark for mark in stack if mark.span.end == bound]
    if not ending:
        return
    lowest = min(stack.index(mark) for mark in ending)
    above = [mark for mark in stack[lowest:] if mark.span.end != bound]
    for _ in stack[lowest:]:
        yield Piece("close")
    for mark in sorted(ending, key=lambda mark: mark.note.number):
        if mark.is_last:
            yield Piece("ref", note=mark.note)
    stack[lowest:] = above
    for mark in above:
        yield Piece("open", note=mark.note)
