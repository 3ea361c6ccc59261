"""Builds a segment's text piece by piece, and remembers where in the file each piece lies."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from html.entities import html5

from checker.model import Run, Span

# Numbers of any length would be a way to spend time; Unicode ends at seven digits.
ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


def decode_entity(entity: str) -> str | None:
    """Returns what an entity stands for ("" for what no text may hold), or None where it is just characters."""
    if entity[1] != "#" and entity[1:] not in html5:
        return None
    return clean(html.unescape(entity))


def clean(text: str) -> str:
    """Returns `text` with U+FFFD for NUL, which blanks masked spans, and for halves of surrogate pairs."""
    return _NOT_TEXT.sub("\ufffd", text)


def slice_runs(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """Returns the runs of `text[start:end]`, counted from its beginning."""
    return tuple(_clip(run, start, end) for run in runs if run.end > start and run.start < end)


def slice_all(runs: Sequence[Run], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[Run, ...]]:
    """Yields `slice_runs` for each of `spans`, which follow one another, in one walk over `runs`."""
    index = 0
    for start, end in spans:
        while index < len(runs) and runs[index].end <= start:
            index += 1
        last = index
        while last < len(runs) and runs[last].start < end:
            last += 1
        yield tuple(_clip(run, start, end) for run in runs[index:last])


def _clip(run: Run, start: int, end: int) -> Run:
    head, tail = max(0, start - run.start), max(0, run.end - end)
    if run.is_plain:
        return Run(run.start + head - start, run.end - tail - start, run.file_start + head, run.file_end - tail)
    return Run(run.start + head - start, run.end - tail - start, run.file_start, run.file_end)


class TextBuilder:
    """A segment under construction: pieces of the file, white space made one, markup left out."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._masked: list[Span] = []
        self.length = 0

    @property
    def last(self) -> str:
        """The last character so far; "" at the beginning."""
        return self._pieces[-1][-1] if self._pieces else ""

    def plain(self, start: int, end: int) -> None:
        """Adds a piece of the file as it is; of two spaces with markup between them, one."""
        before = self._runs[-1] if self._runs else None
        if before is not None and before.file_end != start and self.last in " \n" and self._raw.startswith(" ", start):
            start += 1
        if start >= end:
            return
        self._pieces.append(self._raw[start:end])
        if before is not None and before.is_plain and before.file_end == start:
            self._runs[-1] = Run(before.start, before.end + end - start, before.file_start, end)
        else:
            self._runs.append(Run(self.length, self.length + end - start, start, end))
        self.length += end - start

    def atomic(self, text: str, start: int, end: int) -> None:
        """Adds `text`, which as a whole stands for a piece of the file."""
        if not text:
            return
        if self._raw[start:end] == text:
            self.plain(start, end)
            return
        # Equal lengths would read as "character by character": such a piece (a line end as a space) has no width.
        end = start if end - start == len(text) else end
        self._pieces.append(text)
        self._runs.append(Run(self.length, self.length + len(text), start, end))
        self.length += len(text)

    def space(self, start: int, end: int, char: str = " ") -> None:
        """Adds one `char` for white space in the file, unless some stands there already."""
        if self.last not in ("", " ", "\n"):
            self.atomic(char, start, end)

    def mask(self, start: int) -> None:
        """Marks the text from `start` on as no prose."""
        if start < self.length:
            self._masked.append(Span(start, self.length))

    def build_whole(self) -> tuple[str, tuple[Run, ...]]:
        """Returns text and runs with the white space at both ends."""
        return "".join(self._pieces), tuple(self._runs)

    def build(self) -> tuple[str, tuple[Run, ...], list[Span]]:
        """Returns text, runs and masked spans, without white space at either end."""
        text = "".join(self._pieces)
        stripped = text.strip()
        if len(stripped) == len(text):
            return text, tuple(self._runs), self._masked
        start = len(text) - len(text.lstrip())
        end = start + len(stripped)
        masked = [Span(max(span.start, start) - start, min(span.end, end) - start) for span in self._masked]
        return stripped, slice_runs(self._runs, start, end), [span for span in masked if span.start < span.end]
