"""Marks, page names and rule pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Run, Segment, Span
from checker.render.html.marks import Mark, cut, place_in
from checker.render.html.names import name_pages
from checker.render.html.pages import Inline, Note, Piece, RuleBlock
from checker.render.html.rulebook import read_page
from checker.render.html.wording import check_tag, check_url, write_date


def make_mark(number: int, start: int, end: int) -> Mark:
    note = Note(number, "X", "", False, "minor", "minor", "", "", "", "", (), "", "", None, ())
    return Mark(Span(start, end), note)


def write(pieces: tuple[Piece, ...]) -> str:
    signs = {"text": "{text}", "open": "[", "close": "]", "ref": "{number}"}
    return "".join(signs[p.kind].format(text=p.text, number=p.note.number if p.note else "") for p in pieces)


# What is tested, the marks' spans in "abcdef", the text with brackets and the notes' numbers.
CUTS = [
    ("none", [], "abcdef"),
    ("one", [(1, 3)], "a[bc]1def"),
    ("all", [(0, 6)], "[abcdef]1"),
    ("touching", [(0, 2), (2, 4)], "[ab]1[cd]2ef"),
    ("nested", [(0, 6), (2, 4)], "[ab[cd]2ef]1"),
    ("nested with the same start", [(0, 4), (0, 2)], "[[ab]2cd]1ef"),
    ("nested with the same end", [(0, 4), (2, 4)], "[ab[cd]]12ef"),
    ("the same place", [(1, 3), (1, 3)], "a[[bc]]12def"),
    ("crossing", [(0, 3), (2, 5)], "[ab[c]]1[de]2f"),
    ("three that cross", [(0, 3), (1, 4), (2, 5)], "[a[b[c]]]1[[d]]2[e]3f"),
]


@pytest.mark.parametrize(("spans", "expected"), [row[1:] for row in CUTS], ids=[row[0] for row in CUTS])
def test_overlapping_marks_are_split(spans: list[tuple[int, int]], expected: str) -> None:
    assert expected == write(cut("abcdef", [make_mark(n, *span) for n, span in enumerate(spans, start=1)]))


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(1, 8)), max_size=8))
def test_marks_nest_and_lose_no_text(places: list[tuple[int, int]]) -> None:
    text = "abcdefghijkl"
    spans = [Span(start, min(12, start + size)) for start, size in places]
    pieces = cut(text, [make_mark(n, span.start, span.end) for n, span in enumerate(spans)])
    assert text == "".join(piece.text for piece in pieces if piece.kind == "text")
    stack: list[int] = []
    covered: dict[int, str] = {}
    for piece in pieces:
        if piece.kind == "open" and piece.note:
            stack.append(piece.note.number)
        elif piece.kind == "close":
            stack.pop()
        elif piece.kind == "text":
            for number in stack:
                covered[number] = covered.get(number, "") + piece.text
    assert not stack
    assert {n: text[span.start : span.end] for n, span in enumerate(spans)} == covered
    assert len([p for p in pieces if p.kind == "open" and p.is_first]) == len(spans)
    assert len([p for p in pieces if p.kind == "ref"]) == len(spans)


# "AT&T <b>won</b>" with the ampersand written as an entity.
MARKED = Segment("1", "AT&T won", "paragraph", (Run(0, 2, 0, 2), Run(2, 3, 2, 7), Run(3, 5, 7, 9), Run(5, 8, 12, 15)))
PLACES = [
    ((0, 2), Span(0, 2)),
    ((2, 7), Span(2, 3)),
    ((3, 4), Span(2, 3)),
    ((0, 8), Span(0, 4)),
    ((8, 14), Span(4, 7)),
    ((9, 12), None),
    ((9, 13), Span(5, 6)),
    ((12, 12), Span(5, 6)),
    ((0, 99), Span(0, 8)),
]


@pytest.mark.parametrize(("span", "expected"), PLACES)
def test_places_of_the_file_are_found_in_the_text(span: tuple[int, int], expected: Span | None) -> None:
    assert expected == place_in(MARKED, Span(*span))


# Paths and the beginnings of their pages' names; "…" stands for a digest.
NAMES = [
    (["a/talks.txt"], ["talks.html"]),
    (["a/talks.txt", "b/talks.txt", "c.txt"], ["talks-….html", "talks-….html", "c.html"]),
    (["talks.txt", "talks.md"], ["talks-….html", "talks-….html"]),
    (["Talks.txt", "talks.txt"], ["Talks-….html", "talks-….html"]),
    (["index.html", "a/INDEX.txt"], ["index-….html", "INDEX-….html"]),
    (["a b&c?.txt"], ["a-b-c.html"]),
    (["../../etc/passwd", "C:\\temp\\x.txt"], ["passwd.html", "x.html"]),
    (["記事.txt", "新聞.txt"], ["article-….html", "article-….html"]),
    (["con.txt", "nul"], ["con-….html", "nul-….html"]),
    ([".hidden", "..."], ["hidden.html", "article-….html"]),
    (["-"], ["article-….html"]),
    (["a.jsonl", "a.jsonl"], ["a-….html", "a-….html"]),
    (["x" * 300 + ".txt"], ["x" * 80 + ".html"]),
    (["a\udcff.txt"], ["a.html"]),
]


@pytest.mark.parametrize(("paths", "expected"), NAMES)
def test_page_names_are_safe(paths: list[str], expected: list[str]) -> None:
    names = name_pages(paths)
    assert len(names) == len({name.casefold() for name in names})
    for name, pattern in zip(names, expected, strict=True):
        head, dots, tail = pattern.partition("…")
        assert name.startswith(head) and name.endswith(tail) and len(name) == len(head + tail) + 8 * bool(dots)


def test_a_rule_page_becomes_blocks() -> None:
    page = "Finds *odd*\nwords.\n\n## What\nThe `code` of\n**them**.\n- one\n  and on\n- <b>two</b>\n\nEnd 2 * 3."
    assert (
        RuleBlock("text", ((Inline("text", "Finds "), Inline("em", "odd"), Inline("text", " words.")),)),
        RuleBlock("title", ((Inline("text", "What"),),)),
        RuleBlock(
            "text",
            (
                (
                    Inline("text", "The "),
                    Inline("code", "code"),
                    Inline("text", " of "),
                    Inline("strong", "them"),
                    Inline("text", "."),
                ),
            ),
        ),
        RuleBlock("list", ((Inline("text", "one and on"),), (Inline("text", "<b>two</b>"),))),
        RuleBlock("text", ((Inline("text", "End 2 * 3."),),)),
    ) == read_page(page)


URLS = [
    ("https://example.org/a?b=c", True),
    ("http://example.org", True),
    ("HTTPS://EXAMPLE.ORG", True),
    ("javascript:alert(1)", False),
    ("java\nscript:alert(1)", False),
    (" https://example.org", False),
    ("https://example.org/\u202e", False),
    ("data:text/html,x", False),
    ("//example.org", False),
    ("https://", False),
    ("https://[", False),
    ("", False),
]


@pytest.mark.parametrize(("url", "is_good"), URLS)
def test_only_web_addresses_are_addresses(url: str, is_good: bool) -> None:
    assert (url if is_good else None) == check_url(url)


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", None), ("en-GB", "en-GB"), ("zh-Hans", "zh-Hans"), ("x", None), ('en"', None), ("", None)]
)
def test_language_tags_are_well_formed(lang: str, expected: str | None) -> None:
    assert expected == check_tag(lang)


@pytest.mark.parametrize(
    ("iso", "expected"), [("2031-03-14", "14 March 2031"), ("2031-03-14T10:00", "14 March 2031"), ("soon", "soon")]
)
def test_dates_are_written_out(iso: str, expected: str) -> None:
    assert expected == write_date(iso)
