"""What every reader shares: its options, its shape, and how segments become a document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from checker.errors import UsageError
from checker.model import Comment, Document, Prose, Segment
from checker.readers.decode import Decoded


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a user may say of files to read.

    `text_field` is the dotted path of the article's text in JSON. `encoding` and `format` (a reader's name) overrule
    detection; `date` (ISO) is the date of articles that state none.
    """

    text_field: str = "text"
    encoding: str | None = None
    format: str | None = None
    date: str | None = None

    def __post_init__(self) -> None:
        """Raises `UsageError` for a date that is none."""
        if self.date is not None and not _is_day(self.date):
            raise UsageError(f"--date {self.date!r} is no day; write it as 2025-10-26")


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article says of itself outside its text."""

    lang: str = "en"
    source_lang: str | None = None
    date: str | None = None
    outlet: str | None = None
    story: str | None = None
    notes: tuple[str, ...] = ()


class Reader:
    """Turns the bytes of one file format into documents."""

    name: str
    suffixes: tuple[str, ...] = ()

    def sniff(self, head: str) -> bool:
        """Returns whether a text that begins with `head` looks like this format."""
        return False

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[Document]:
        """Yields the articles of a file; raises `ReadError` where it breaks the format."""
        raise NotImplementedError


def _is_day(text: str) -> bool:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def digest_of(data: bytes, part: str = "") -> str:
    """Returns 32 hexadecimal digits that change with the file, and from article to article of one file."""
    return hashlib.blake2b(data + part.encode() if part else data, digest_size=16).hexdigest()


def make_document(
    path: str,
    decoded: Decoded,
    segments: Sequence[Segment],
    digest: str,
    options: ReadOptions,
    facts: Facts | None = None,
    *,
    format: str,
    container: str | None = None,
    comments: tuple[Comment, ...] = (),
) -> Document:
    """Returns a document of `segments`, whose runs count in `decoded.text`; `container` is the file of one of many."""
    facts = facts or Facts()
    return Document(
        path=path,
        raw=decoded.text,
        segments=tuple(segments),
        digest=digest,
        prose=_join(tuple(segments)),
        lang=facts.lang,
        source_lang=facts.source_lang,
        date=facts.date or options.date,
        outlet=facts.outlet,
        story=facts.story,
        encoding=decoded.encoding,
        notes=decoded.notes + facts.notes,
        format=format,
        container=container,
        comments=comments,
    )


def _join(segments: tuple[Segment, ...]) -> Prose:
    """Returns what `Prose.of` returns, in linear time where a segment has many masked spans."""
    texts = [_blank(segment) if segment.masked else segment.text for segment in segments]
    starts = tuple(accumulate((len(text) + 1 for text in texts[:-1]), initial=0)) if texts else ()
    return Prose("\n".join(texts), starts, segments)


def _blank(segment: Segment) -> str:
    pieces, last = [], 0
    for span in segment.masked:
        pieces += [segment.text[last : span.start], "\0" * len(span)]
        last = span.end
    return "".join(pieces) + segment.text[last:]
