"""Bytes become text, or a sentence that says why not."""

from __future__ import annotations

import codecs

import pytest

from checker.errors import ReadError, UsageError
from checker.readers import ReadOptions, read_bytes, read_file
from checker.readers.decode import decode, encode_like

TEXT = "Café talks – 日本.\r\nDone.\n"

READ = [
    # data, encoding asked for, encoding found
    (TEXT.encode("utf-8"), None, "utf-8"),
    (TEXT.encode("utf-8-sig"), None, "utf-8-sig"),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), None, "utf-16-le"),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), None, "utf-16-be"),
    (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), None, "utf-32-le"),
    (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), None, "utf-32-be"),
    (TEXT.encode("utf-16-le"), "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16", "utf-16-le"),
    (TEXT.encode("utf-8-sig"), "utf8", "utf-8-sig"),
    (TEXT.replace("–", "-").replace("é", "e").encode("shift_jis"), "shift_jis", "shift_jis"),
]

REFUSED = [
    (b"%PDF-1.7\n...", "looks like a PDF, not text; save it as text or HTML"),
    (b"PK\x03\x04....", "looks like a ZIP archive or an Office document"),
    (b"\x89PNG\r\n\x1a\n....", "looks like a PNG image"),
    (b"\xff\xd8\xff\xe0....", "looks like a JPEG image"),
    (b"\x1f\x8b....", "looks like a gzip archive"),
    (b"{\\rtf1 ...}", "looks like an RTF document"),
    (b"words \0 and bytes \1\2\3", "looks like a binary file, not text (a NUL at byte 6)"),
    ("words".encode("utf-16-le"), "looks like UTF-16 without a byte order mark"),
    (codecs.BOM_UTF16_LE + b"a\0\0\xd8b\0", "is not valid utf-16-le at byte 4"),
    (codecs.BOM_UTF16_BE + b"\0a\0", "is not valid utf-16-be at byte 4"),
    (codecs.BOM_UTF8 + b"caf\xe9", "is not valid utf-8-sig at byte 6"),
    (b"caf\xe9 \x81", "neither UTF-8 (not UTF-8 at byte 3) nor cp1252 (byte 0x81 at 5)"),
]


@pytest.mark.parametrize(("data", "asked", "encoding"), READ)
def test_decoding_finds_the_encoding_and_drops_the_mark(data: bytes, asked: str | None, encoding: str) -> None:
    decoded = decode(data, "a.txt", encoding=asked)
    assert encoding == decoded.encoding
    assert decoded.text.endswith(" 日本.\r\nDone.\n")
    assert decoded.notes == ()
    assert data == encode_like(data, decoded.text, decoded.encoding)


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_what_is_no_text_is_refused_in_plain_words(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "a.txt")
    assert message in str(caught.value)
    assert str(caught.value).startswith("a.txt: ")


def test_cp1252_is_read_with_a_note() -> None:
    [document] = read_bytes("“Café” talks".encode("cp1252"), "a.txt")
    assert document.raw == "“Café” talks"
    assert document.encoding == "cp1252"
    assert document.notes == ("not UTF-8 at byte 0; read as cp1252",)


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13"])
def test_an_unknown_encoding_is_wrong_use(encoding: str) -> None:
    with pytest.raises(UsageError, match="unknown encoding"):
        read_bytes(b"x", "a.txt", ReadOptions(encoding=encoding))


def test_an_unknown_format_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="known: html, json, jsonl, markdown, text"):
        read_bytes(b"x", "a.txt", ReadOptions(format="docx"))


def test_a_missing_file_and_a_folder_are_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ReadError, match="no such file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="is a folder"):
        read_file(tmp_path)


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "jsonl", "json"])
@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\n"])
def test_an_empty_file_is_a_document_without_segments(data: bytes, suffix: str) -> None:
    [document] = read_bytes(data, f"a.{suffix}")
    assert document.segments == ()
    assert document.prose.text == ""
