"""One file is looked at: what its articles are, what the rules say of them, and how to know the file again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from checker.engine.check import Checker, Mapped
from checker.engine.paths import PathTable
from checker.engine.score import score_document
from checker.errors import ReadError
from checker.model import Document, Score
from checker.readers import ReadOptions, read_bytes, read_data

Source = tuple[str, Callable[[], Iterable[Document]]]
# A file that was written within so short a time may be written once more without a change of its time stamp.
RECENT = 2_000_000_000  # nanoseconds


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads the articles of a file when it is called; another process may do so, too."""

    file: Path
    options: ReadOptions

    def __call__(self) -> list[Document]:
        return read_bytes(read_data(self.file), str(self.file), self.options)


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a file is known again: when it was written (nanoseconds; 0 is never), its size, and the digest of its bytes."""

    written: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the project and the command line say of articles, where an article does not say it itself."""

    source_lang: str | None = None
    date: str | None = None
    source_langs: PathTable[str] | None = None

    def source_lang_of(self, path: str) -> str | None:
        """Returns the language that an article comes from: by the last pattern that fits, else that of all."""
        return [self.source_lang, *(self.source_langs.values(path) if self.source_langs else ())][-1]

    def apply(self, document: Document) -> Document:
        """Returns the article with what it does not say itself."""
        source_lang, date = document.source_lang or self.source_lang_of(document.path), document.date or self.date
        if (source_lang, date) == (document.source_lang, document.date):
            return document
        return replace(document, source_lang=source_lang, date=date)


@dataclass(frozen=True, slots=True)
class Look:
    """What a run wants of each file; `is_alone` where it is the only one, so that only its own articles can be compared."""

    overrides: Overrides = Overrides()
    has_stories: bool = False
    is_alone: bool = False
    keeps_text: bool = True

    def wants_sketches(self, articles: int) -> bool:
        """Returns whether a file with so many articles needs sketches."""
        return self.has_stories and (articles > 1 or not self.is_alone)


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a file: its articles in order, or the `reason` why it is skipped.

    `sketches` are rows that stand for those that `mapped` lacks; see `rows.read_sketches`.
    """

    path: str
    documents: tuple[Document, ...] = ()
    mapped: tuple[Mapped, ...] = ()
    scores: tuple[Score, ...] = ()
    reason: str = ""
    stamp: Stamp | None = None
    sketches: str = ""


def look_at(source: Source, look: Look, checker: Checker) -> Looked:
    """Returns what comes of one file."""
    path, read = source
    stamp = None
    try:
        if isinstance(read, FileReader):
            stamp, batch = _read_stamped(read)
        else:
            batch = [*read()]
    except ReadError as error:
        return Looked(path, reason=error.message)
    batch = [look.overrides.apply(document) for document in batch]
    if not any(document.segments for document in batch):
        return Looked(path, reason="there is no text in it", stamp=stamp)
    is_sketched = look.wants_sketches(len(batch))
    mapped = [checker.map_document(document, sketch=is_sketched) for document in batch]
    scores = [score_document(document, one.findings) for document, one in zip(batch, mapped, strict=True)]
    if not look.keeps_text:
        batch = [document.shed(keeps_raw=bool(one.findings)) for document, one in zip(batch, mapped, strict=True)]
    return Looked(path, tuple(batch), tuple(mapped), tuple(scores), stamp=stamp)


def text_of(read: Callable[[], Iterable[Document]], at: int, encoding: str) -> str:
    """Returns the text of a file as the `at`-th of its articles has it; cheap where it is UTF-8."""
    if isinstance(read, FileReader) and encoding == "utf-8":
        with suppress(UnicodeDecodeError):
            return read_data(read.file).decode()
    return [*read()][at].raw


def stamp_of(status: os.stat_result, data: bytes) -> Stamp:
    """Returns the stamp of a file whose status was taken before its bytes were read."""
    is_settled = status.st_mtime_ns < time.time_ns() - RECENT
    return Stamp(status.st_mtime_ns if is_settled else 0, status.st_size, blake2b(data, digest_size=16).hexdigest())


def _read_stamped(read: FileReader) -> tuple[Stamp | None, list[Document]]:
    try:
        status = read.file.stat()
    except OSError:
        status = None
    data = read_data(read.file)
    return stamp_of(status, data) if status else None, read_bytes(data, str(read.file), read.options)
