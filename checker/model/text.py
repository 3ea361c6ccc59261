"""Articles: files, segments, and the text that rules read.

Offsets count code points, ranges are half open. A span in a `Segment` or in `Prose` counts in that text; a place in
the file counts in its decoded text without a byte order mark.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def shift(self, offset: int) -> Span:
        """Returns the span moved by `offset`."""
        return Span(self.start + offset, self.end + offset)

    def overlaps(self, other: Span) -> bool:
        """Returns whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Returns whether `other` lies inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a segment's text and the piece of the file it stands for.

    Equal lengths map character by character; otherwise (an entity, `&amp;` for `&`) the run maps as a whole.
    """

    start: int
    end: int
    file_start: int
    file_end: int

    @property
    def is_plain(self) -> bool:
        return self.end - self.start == self.file_end - self.file_start


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph, heading or line of an article.

    `kind` is heading, paragraph, item, quote, caption, cell or boilerplate; `runs` cover `text` in order;
    `masked` are spans that are no prose (URLs, e-mail addresses, inline code).
    """

    id: str
    text: str
    kind: str
    runs: tuple[Run, ...]
    masked: tuple[Span, ...] = ()
    source: str | None = None
    reference: str | None = None

    def locate(self, span: Span) -> Span:
        """Returns the place in the file that covers `span`, markup and entities inside it included."""
        first = next((run for run in self.runs if run.end > span.start), self.runs[-1])
        last = next((run for run in reversed(self.runs) if run.start < span.end), first)
        start = first.file_start + max(0, span.start - first.start) if first.is_plain else first.file_start
        end = last.file_end - max(0, last.end - span.end) if last.is_plain else last.file_end
        return Span(start, max(start, end))

    def to_file(self, span: Span) -> Span | None:
        """Returns the place in the file with the very characters of `span`; None if markup or an entity lies inside."""
        covered = [run for run in self.runs if run.start < span.end and span.start < run.end]
        touching = all(a.file_end == b.file_start for a, b in pairwise(covered))
        return self.locate(span) if touching and all(run.is_plain for run in covered) else None


@dataclass(frozen=True, slots=True)
class Prose:
    """An article's text as rules read it: segments joined by line breaks, masked spans blanked with NUL."""

    text: str
    starts: tuple[int, ...]
    segments: tuple[Segment, ...]

    @classmethod
    def of(cls, segments: tuple[Segment, ...]) -> Prose:
        """Returns the joined text of `segments`."""
        texts = [_blank(segment) if segment.masked else segment.text for segment in segments]
        starts = tuple(accumulate((len(text) + 1 for text in texts[:-1]), initial=0)) if texts else ()
        return cls("\n".join(texts), starts, segments)

    def index_at(self, offset: int) -> int:
        """Returns the number of the segment that holds the character at `offset`."""
        return bisect_right(self.starts, offset) - 1

    def segment_at(self, offset: int) -> Segment:
        """Returns the segment that holds the character at `offset`."""
        return self.segments[self.index_at(offset)]

    def span_of(self, index: int) -> Span:
        """Returns the place of segment `index` in the joined text."""
        return Span(self.starts[index], self.starts[index] + len(self.segments[index].text))

    def locate(self, span: Span) -> Span:
        """Returns the place in the file that covers `span`, which may run over several segments."""
        first, last = self.index_at(span.start), self.index_at(max(span.start, span.end - 1))
        start = self.segments[first].locate(span.shift(-self.starts[first]))
        if first == last:
            return start
        tail = Span(0, span.end - self.starts[last])
        return Span(start.start, self.segments[last].locate(tail).end)

    def to_file(self, span: Span) -> Span | None:
        """Returns the place in the file with the very characters of `span`, or None."""
        index = self.index_at(span.start)
        if span.end > self.span_of(index).end:
            return None
        return self.segments[index].to_file(span.shift(-self.starts[index]))


def _blank(segment: Segment) -> str:
    text = segment.text
    for span in segment.masked:
        text = text[: span.start] + "\0" * len(span) + text[span.end :]
    return text


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the file that speaks to this program: `text` is what stands behind "checker:"."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article. `raw` is the file's decoded text; `notes` say what the reader had to assume.

    `comments` are those that speak to this program, in the order of the file; they are no part of any segment.

    `format` is text, markdown, html, or json for articles in JSON of any kind. `container` is the file, where `path`
    names one of its articles (`news.jsonl#3`). `story` is the story that the article says it belongs to.
    """

    path: str
    raw: str
    segments: tuple[Segment, ...]
    digest: str
    prose: Prose
    lang: str = "en"
    source_lang: str | None = None
    date: str | None = None
    outlet: str | None = None
    story: str | None = None
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    format: str = "text"
    container: str | None = None
    comments: tuple[Comment, ...] = ()

    @property
    def file(self) -> str:
        """The file that the article stands in."""
        return self.container or self.path

    def shed(self, *, keeps_raw: bool) -> Document:
        """Returns the document without its segments, and without its text where that is not needed either."""
        return replace(self, raw=self.raw if keeps_raw else "", segments=(), prose=Prose("", (), ()))

    def lines(self) -> Lines:
        """Returns an index from offsets to rows and columns."""
        return Lines.of(self.raw)


@dataclass(frozen=True, slots=True)
class Lines:
    """Where each line of a text starts; rows and columns count from 1, columns in code points."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        r"""Returns the index of `text`, whose lines end in `\n`, `\r\n` or `\r`."""
        ends = [0]
        for line in text.replace("\r\n", "\0\n").replace("\r", "\n").split("\n")[:-1]:
            ends.append(ends[-1] + len(line) + 1)
        return cls(text, tuple(ends))

    def position(self, offset: int) -> tuple[int, int]:
        """Returns row and column of `offset`."""
        row = bisect_right(self.starts, offset)
        return row, offset - self.starts[row - 1] + 1

    def line(self, row: int) -> str:
        """Returns the text of a row without its line end."""
        end = self.starts[row] if row < len(self.starts) else len(self.text)
        return self.text[self.starts[row - 1] : end].rstrip("\r\n")
