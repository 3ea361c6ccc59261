"""Bytes become text: strict where the file names its encoding, cp1252 with a note where nothing else fits."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from checker.errors import ReadError, UsageError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF", "save it as text or HTML"),
    (b"PK\x03\x04", "a ZIP archive or an Office document", "save it as text, Markdown or HTML"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "save it as text, Markdown or HTML"),
    (b"{\\rtf", "an RTF document", "save it as text"),
    (b"\x89PNG\r\n", "a PNG image", "name the article's text"),
    (b"\xff\xd8\xff", "a JPEG image", "name the article's text"),
    (b"GIF8", "a GIF image", "name the article's text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh91AY&SY", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it first"),
    (b"SQLite format 3\x00", "an SQLite database", "export its articles as JSONL"),
    (b"PAR1", "a Parquet table", "export its articles as JSONL"),
    (b"\x7fELF", "a program", "name the article's text"),
)
_FIRST_BYTES = frozenset(magic[0] for magic, _, _ in _MAGIC)
# What pages call by another name than the one that is meant (WHATWG Encoding Standard, "Names and labels").
_LABELS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_LABELS |= {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark, and how it was read. "utf-8-sig" is UTF-8 with a mark."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(
    data: bytes, path: str, *, encoding: str | None = None, declared: Callable[[bytes], str | None] | None = None
) -> Decoded:
    """Returns the text of `data`; raises `ReadError` for what is no text.

    Order: `encoding` when given, a byte order mark, strict UTF-8, the label that `declared` finds, cp1252.
    """
    if encoding is not None:
        return _decode_as(data, path, encoding)
    if data[:1] in _MARK_BYTES:
        for mark, name in _MARKS:
            if data.startswith(mark):
                return Decoded(_strictly(data, path, name, len(mark)), name)
    _refuse_binary(data, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as broken:
        reason = f"not UTF-8 at byte {broken.start}"
    return _decode_legacy(data, path, reason, declared(data) if declared else None)


def encode_like(data: bytes, text: str, encoding: str) -> bytes:
    """Returns `text` encoded to take the place of `data` on disk: with a byte order mark where `data` has one."""
    if encoding == "utf-8-sig":
        return text.encode(encoding)
    mark = next((mark for mark, name in _MARKS if name == encoding and data.startswith(mark)), b"")
    return mark + text.encode(encoding)


def _decode_as(data: bytes, path: str, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        # Codecs such as "hex" exist but make no text; an empty input would not show it.
        with suppress(UnicodeError):
            b" ".decode(encoding)
    except LookupError:
        known = "utf-8, utf-16, cp1252, shift_jis, gb18030, big5, euc-kr …"
        raise UsageError(f"unknown encoding {encoding!r}; known: {known}") from None
    mark = next((mark for mark, marked in _MARKS if data.startswith(mark) and marked.startswith(name)), b"")
    name = next((marked for known_mark, marked in _MARKS if mark and mark == known_mark), name)
    return Decoded(_strictly(data, path, name, len(mark)), name)


def _strictly(data: bytes, path: str, encoding: str, skip: int) -> str:
    try:
        return str(memoryview(data)[skip:], "utf-8" if encoding == "utf-8-sig" else encoding)
    except UnicodeDecodeError as broken:
        at = skip + broken.start
        raise ReadError(f"is not valid {encoding} at byte {at}: {broken.reason}", path=path) from None
    except UnicodeError as broken:
        raise ReadError(f"is not valid {encoding}: {broken}", path=path) from None


def _decode_legacy(data: bytes, path: str, reason: str, label: str | None) -> Decoded:
    notes: tuple[str, ...] = ()
    if label is not None:
        name = _LABELS.get(label.lower(), label.lower())
        try:
            return Decoded(data.decode(name), name)
        except (LookupError, UnicodeError):
            notes = (f"the page says its encoding is {label}, which does not fit",)
    try:
        return Decoded(data.decode("cp1252"), "cp1252", (*notes, f"{reason}; read as cp1252"))
    except UnicodeDecodeError as broken:
        byte = data[broken.start]
        raise ReadError(
            f"is neither UTF-8 ({reason}) nor cp1252 (byte 0x{byte:02x} at {broken.start}); give its encoding",
            path=path,
        ) from None


def _refuse_binary(data: bytes, path: str) -> None:
    if data[:1] in _FIRST_BYTE_STRINGS:
        for magic, what, advice in _MAGIC:
            if data.startswith(magic):
                raise ReadError(f"looks like {what}, not text; {advice}", path=path)
    at = data.find(b"\0")
    if at < 0:
        return
    head = data[:512]
    if head[1::2].count(0) > len(head) // 4 or head[0::2].count(0) > len(head) // 4:
        raise ReadError("looks like UTF-16 without a byte order mark; give its encoding (utf-16-le, utf-16-be)", path=path)
    raise ReadError(f"looks like a binary file, not text (a NUL at byte {at})", path=path)


_MARK_BYTES = frozenset(mark[:1] for mark, _ in _MARKS)
_FIRST_BYTE_STRINGS = frozenset(bytes([first]) for first in _FIRST_BYTES)
