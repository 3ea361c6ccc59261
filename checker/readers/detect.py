"""Chooses the reader of a file: by what the user says, by its suffix, then by its content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from checker.errors import ReadError, UsageError
from checker.model import Document
from checker.readers.base import Reader, ReadOptions
from checker.readers.decode import decode
from checker.readers.html import HtmlReader
from checker.readers.jsonl import JsonLinesReader, JsonReader
from checker.readers.markdown import MarkdownReader
from checker.readers.text import TextReader

# In the order in which content is tried; plain text takes what no other knows.
READERS: tuple[Reader, ...] = (HtmlReader(), JsonLinesReader(), JsonReader(), MarkdownReader(), TextReader())
_BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}
_BY_NAME = {reader.name: reader for reader in READERS}
_HEAD = 4096


def read_file(path: str | Path, options: ReadOptions | None = None) -> list[Document]:
    """Returns the articles of a file: one, or many from JSON; raises `ReadError` where it cannot be read."""
    return read_bytes(read_data(path), str(path), options)


def read_data(path: str | Path) -> bytes:
    """Returns the bytes of a file; raises `ReadError` where it cannot be read."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ReadError("no such file", path=str(path)) from None
    except IsADirectoryError:
        raise ReadError("is a folder, not a file", path=str(path)) from None
    except OSError as broken:
        raise ReadError(f"cannot be read: {broken.strerror}", path=str(path)) from None


def read_bytes(data: bytes, path: str, options: ReadOptions | None = None) -> list[Document]:
    """Returns the articles in `data`; `path` names them and its suffix says the format."""
    return list(iterate(data, path, options))


def iterate(data: bytes, path: str, options: ReadOptions | None = None) -> Iterator[Document]:
    """Yields the articles in `data` one by one: for archives too large to hold as documents."""
    options = options or ReadOptions()
    return choose_reader(data, path, options).read(data, path, options)


def choose_reader(data: bytes, path: str, options: ReadOptions) -> Reader:
    """Returns the reader that `options.format`, the suffix or else the content asks for."""
    if options.format is not None:
        if options.format not in _BY_NAME:
            raise UsageError(f"unknown format {options.format!r}; known: {', '.join(sorted(_BY_NAME))}")
        return _BY_NAME[options.format]
    reader = _BY_SUFFIX.get(PurePath(path).suffix.lower())
    if reader is not None:
        return reader
    head = decode(data, path, encoding=options.encoding).text[:_HEAD].lstrip()
    return next((reader for reader in READERS if reader.sniff(head)), _BY_NAME["text"])
