"""Reads JSON: an article a line, one object, or a list of objects.

Positions count in the file, not in the article: `raw` is the whole file for each, and an escape is a run of its own.
The articles of one file are told apart by their path: `news.jsonl#3` is the one on line 3, `news.json#3` the third.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.errors import ReadError
from checker.model import Document, Segment
from checker.readers.base import Reader, ReadOptions, digest_of, make_document
from checker.readers.decode import Decoded, decode
from checker.readers.frontmatter import facts_of
from checker.readers.json_fields import decode_at, find_field, iterate_array, map_string, skip_space
from checker.readers.lines import cut
from checker.readers.mapping import slice_all
from checker.readers.masks import active, find_masks


class JsonLinesReader(Reader):
    """An object a line, each an article; blank lines are passed over."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")

    def sniff(self, head: str) -> bool:
        """Returns whether the first line begins an object with a field."""
        return re.match(r'\{[ \t]*"', head) is not None

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[Document]:
        """Yields an article a line; an empty file gives one without segments."""
        decoded = decode(data, path, encoding=options.encoding)
        raw = decoded.text
        digest = digest_of(data)
        start = number = 0
        is_empty = True
        while start < len(raw):
            number += 1
            end = raw.find("\n", start)
            end = len(raw) if end < 0 else end
            at = skip_space(raw, start)
            if at < end:
                is_empty = False
                after = _parse(raw, at, path, number, hint="an article a line is asked for")[1]
                if skip_space(raw, after) < end or after > end:
                    raise ReadError("holds more or less than one JSON object; one a line", path=path, line=number)
                yield _article(decoded, at, path, options, digest, part=number, line=number)
            start = end + 1
        if is_empty:
            yield make_document(path, decoded, (), digest, options, format="json")


class JsonReader(Reader):
    """One article as an object, or several as a list of objects."""

    name = "json"
    suffixes = (".json",)

    def sniff(self, head: str) -> bool:
        """Returns whether the text begins an object or a list of objects."""
        return re.match(r'(?:\[\s*)?\{\s*"', head) is not None

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[Document]:
        """Yields the one article or those of the list."""
        decoded = decode(data, path, encoding=options.encoding)
        raw = decoded.text
        digest = digest_of(data)
        start = skip_space(raw, 0)
        if start == len(raw):
            yield make_document(path, decoded, (), digest, options, format="json")
            return
        value, end = _parse(raw, start, path, 1, hint="one object or a list of objects is asked for")
        if skip_space(raw, end) < len(raw):
            raise ReadError("holds more than one JSON value; name it .jsonl if it has one a line", path=path)
        if isinstance(value, dict):
            yield _article(decoded, start, path, options, digest, line=raw.count("\n", 0, start) + 1)
            return
        if not isinstance(value, list):
            raise ReadError("is neither an article (an object) nor a list of articles", path=path)
        line, counted = 1, 0
        for number, at in enumerate(iterate_array(raw, start), 1):
            line, counted = line + raw.count("\n", counted, at), at
            yield _article(decoded, at, path, options, digest, part=number, line=line)


def _parse(raw: str, start: int, path: str, line: int, *, hint: str) -> tuple[object, int]:
    try:
        return decode_at(raw, start)
    except ValueError as broken:
        at = getattr(broken, "pos", start)
        line += raw.count("\n", start, at)
        column = at - raw.rfind("\n", 0, at)
        reason = getattr(broken, "msg", "a number too long")
        raise ReadError(f"is not JSON at column {column} ({reason}); {hint}", path=path, line=line) from None
    except RecursionError:
        raise ReadError("is nested too deeply", path=path, line=line) from None


def _article(
    decoded: Decoded, start: int, path: str, options: ReadOptions, digest: str, *, part: int = 0, line: int
) -> Document:
    raw = decoded.text
    value, _ = decode_at(raw, start)
    if not isinstance(value, dict):
        raise ReadError(f"an article is an object with the field {options.text_field!r}", path=path, line=line)
    at = find_field(raw, start, options.text_field)
    if at is None:
        known = ", ".join(list(value)[:20]) or "none"
        raise ReadError(f"no field {options.text_field!r}; known: {known}", path=path, line=line)
    if raw[at] != '"':
        raise ReadError(f"the field {options.text_field!r} is no text", path=path, line=line)
    segments: list[Segment] = []
    headline = ""
    title = find_field(raw, start, "title") if options.text_field != "title" else None
    if title is not None and raw[title] == '"':
        segments += _segments(raw, title, kind="heading")
        headline = segments[0].text if segments else ""
    segments += _segments(raw, at, headline=headline, first=len(segments) + 1)
    facts = facts_of(value)
    if not part:
        return make_document(path, decoded, segments, digest, options, facts, format="json")
    # Positions depend on the whole file: the digest does, too.
    digest = digest_of(digest.encode(), str(part))
    return make_document(f"{path}#{part}", decoded, segments, digest, options, facts, format="json", container=path)


def _segments(raw: str, start: int, *, kind: str = "", headline: str = "", first: int = 1) -> list[Segment]:
    text, runs = map_string(raw, start)
    pieces = list(cut(text, headline=headline))
    masks = active(text)
    return [
        Segment(str(number), text[begin:end], kind or found, piece_runs, find_masks(text[begin:end], masks) if masks else ())
        for number, ((begin, end, found), piece_runs) in enumerate(
            zip(pieces, slice_all(runs, [(begin, end) for begin, end, _ in pieces]), strict=True), first
        )
    ]
