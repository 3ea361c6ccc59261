"""Reads plain text, as pasted from a page or written by an engine: a line that is not blank is a segment."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Document, Run, Segment
from checker.readers.base import Reader, ReadOptions, digest_of, make_document
from checker.readers.comments import blank, comments_of_text
from checker.readers.decode import decode
from checker.readers.frontmatter import read_front_matter
from checker.readers.lines import cut
from checker.readers.masks import active, find_masks


class TextReader(Reader):
    """Plain text, with an optional front matter."""

    name = "text"
    suffixes = (".txt", ".text")

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[Document]:
        """Yields the file's one article."""
        decoded = decode(data, path, encoding=options.encoding)
        raw = decoded.text
        start, facts = read_front_matter(raw)
        comments = comments_of_text(raw)
        prose = blank(raw, comments) if comments else raw
        masks = active(raw)
        segments: list[Segment] = []
        for begin, end, kind in cut(prose, start=start):
            text = raw[begin:end]
            masked = find_masks(text, masks) if masks else ()
            segments.append(Segment(str(len(segments) + 1), text, kind, (Run(0, end - begin, begin, end),), masked))
        yield make_document(path, decoded, segments, digest_of(data), options, facts, format=self.name, comments=comments)
