"""Every character of a segment knows its place in the file: for any text, in every format."""

from __future__ import annotations

import codecs
import html
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.model import Document, Span
from checker.readers import ReadOptions, read_bytes

# What breaks offsets: line ends, marks, entities, characters beyond the basic plane, combining ones.
TRICKY = ["\r\n", "\n", "\r", " ", "  ", "\t", "\u00a0", "\u0301", "e\u0301", "😀", "👩‍👧", "İ", "\u2028", "\ufeff", "日本"]
MARKUP = [
    *("&amp;", "&#8217;", "&nbsp;", "&lt", "&acE;", "<b>", "</b>", "<p>", "</p>", "<br>", "<!--", "-->", "<div>", "</div>"),
    *("**", "*", "_", "`", "``", "[", "](http://a.b)", "![", "# ", "> ", "- ", "1. ", "|", "|---|", "\\", "---\n", "<", ">"),
    *('"', "\\n", "\\u00e9", "\\ud83d\\ude00", "\\ud800", "http://a.bc/d", "a@b.cd", "@ab", "a: b", "<script>", "</script>"),
    *("<li>", "<td>", "<article>", "</article>", "<code>", "</code>", "<a href=x>", "</a>", "<nav>", "</nav>", "  \n"),
]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(TRICKY),
        st.sampled_from(MARKUP),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
        st.sampled_from(["Word", "alliance", "the", "Also read: x", "Comments", ".", "Photo: a"]),
    ),
    max_size=30,
).map("".join)
SUFFIXES = ["txt", "md", "html"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32"]


def assert_places_are_exact(document: Document) -> None:
    for segment in document.segments:
        assert segment.text == segment.text.strip() != ""
        at, place = 0, 0
        for run in segment.runs:
            assert run.start == at < run.end
            assert place <= run.file_start <= run.file_end <= len(document.raw)
            at, place = run.end, run.file_end
            if run.is_plain:
                assert document.raw[run.file_start : run.file_end] == segment.text[run.start : run.end]
                span = Span(run.start, run.end)
                assert segment.to_file(span) == segment.locate(span) == Span(run.file_start, run.file_end)
        assert at == len(segment.text)
        at = 0
        for span in segment.masked:
            assert at <= span.start < span.end <= len(segment.text)
            at = span.end + 1
    assert len({segment.id for segment in document.segments}) == len(document.segments)
    joined = [segment.text for segment in document.segments if not segment.masked]
    pieces = document.prose.text.split("\n") if not any("\n" in s.text for s in document.segments) else joined
    assert set(joined) <= set(pieces)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS)
def test_places_are_exact_in_any_text(text: str, suffix: str, encoding: str) -> None:
    text = text.lstrip("\ufeff")
    [document] = read_bytes(text.encode(encoding), f"a.{suffix}")
    assert document.raw == text
    assert_places_are_exact(document)


@given(text=TEXTS, title=TEXTS, ascii_only=st.booleans())
def test_places_are_exact_in_json(text: str, title: str, ascii_only: bool) -> None:
    row = json.dumps({"title": title, "body": {"text": text}, "n": 1}, ensure_ascii=ascii_only)
    documents = read_bytes(f"{row}\n\n{row}\r\n".encode(), "a.jsonl", ReadOptions(text_field="body.text"))
    assert len(documents) == 2
    for document in documents:
        for segment in document.segments:
            assert_places_are_exact(Document(**{**_fields(document), "segments": (segment,)}))  # type: ignore[arg-type]


@given(text=TEXTS)
def test_plain_text_loses_nothing_but_white_space_and_bullets(text: str) -> None:
    [document] = read_bytes(text.encode(), "a.txt")
    if document.raw.startswith("---"):
        return
    left = list(document.raw)
    for segment in document.segments:
        for run in segment.runs:
            left[run.file_start : run.file_end] = " " * (run.file_end - run.file_start)
    lines = "".join(left).replace("\r", "\n").split("\n")
    assert {line.strip() for line in lines} <= {"", *"•·‣◦▪*-–"}


@given(words=st.lists(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1), min_size=1, max_size=8))
def test_escaped_text_comes_back_from_html(words: list[str]) -> None:
    text = " ".join(" ".join(words).split()) or "x"
    page = f"<article><p>{html.escape(text)}</p></article>"
    [document] = read_bytes(page.encode(), "a.html")
    assert [segment.text for segment in document.segments] == [text]


@given(data=st.binary(max_size=60), mark=st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"%PDF", b"{"]))
@pytest.mark.parametrize("suffix", ["txt", "md", "html", "jsonl", "json", ""])
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes, mark: bytes, suffix: str) -> None:
    try:
        documents = read_bytes(mark + data, f"a.{suffix}")
    except ReadError as refused:
        assert str(refused).startswith(f"a.{suffix}:")
    else:
        for document in documents:
            assert_places_are_exact(document)


def _fields(document: Document) -> dict[str, object]:
    return {name: getattr(document, name) for name in Document.__slots__}
