"""Markdown: what is prose, what is not, and where."""

from __future__ import annotations

import pytest

from checker.model import Segment, Span
from checker.readers import read_bytes

CASES = [
    # Markdown, [(kind, text)]
    ("# A *head* line #\n\nText.", [("heading", "A head line"), ("paragraph", "Text.")]),
    ("Two\nlines\n===\n", [("heading", "Two lines")]),
    ("A line\nwraps  \nhard\\\nhere.", [("paragraph", "A line wraps\nhard here.")]),
    ("A **bold**word and snake_case_name, 2 * 3.", [("paragraph", "A boldword and snake_case_name, 2 * 3.")]),
    ("***both*** _one_ ~~gone~~ **open", [("paragraph", "both one gone **open")]),
    ("- one\n  more\n- two\n\n1. three", [("item", "one more"), ("item", "two"), ("item", "three")]),
    ("> quoted\n> words\nlazily", [("quote", "quoted words lazily")]),
    ("> - item in quote", [("item", "item in quote")]),
    ("| a | b\\|c |\n|---|---|\n| **d** | |\n", [("cell", "a"), ("cell", "b|c"), ("cell", "d")]),
    ('See [the *text*](http://a.b/c_d "title") here.', [("paragraph", "See the text here.")]),
    ("See [one][r], [r] and [not].\n\n[r]: http://a.b", [("paragraph", "See one, r and [not].")]),
    ("![A harbour](a.png)", [("caption", "A harbour")]),
    ("With ![alt](a.png) inside.", [("paragraph", "With alt inside.")]),
    ("Caf&eacute; &amp; \\*bar\\* &nosuch;", [("paragraph", "Café & *bar* &nosuch;")]),
    ("A <!-- not\nthis --> text <b>bold</b><br>next", [("paragraph", "A text bold\nnext")]),
    ("<!-- nor this -->\n\nText.", [("paragraph", "Text.")]),
    ("<div>Some <i>HTML</i></div>\n\nText.", [("paragraph", "Some HTML"), ("paragraph", "Text.")]),
    ("```\ncode\n```\n\n    more code\n\nText.", [("paragraph", "Text.")]),
    ("---\noutlet: The Sample\n---\n# Head\n", [("heading", "Head")]),
    ("Also read: Another title\n\nText.", [("boilerplate", "Also read: Another title"), ("paragraph", "Text.")]),
    ("# Twice the Head\n\n## Twice the Head\n", [("heading", "Twice the Head"), ("boilerplate", "Twice the Head")]),
    ("- " * 30 + "deep", [("item", "deep")]),
]

MASKED = [
    ("Run `pip *x*` or ``a`b`` now", ["pip *x*", "a`b"]),
    ("Go to <https://a.b/c_d_e> or www.a.bc", ["https://a.b/c_d_e", "www.a.bc"]),
    ("One ` tick", []),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_prose_is_found_with_its_kind(text: str, expected: list[tuple[str, str]], end: str) -> None:
    [document] = read_bytes(text.replace("\n", end).encode(), "a.md")
    assert expected == [(segment.kind, segment.text) for segment in document.segments]


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_code_and_addresses_are_masked(text: str, expected: list[str]) -> None:
    [document] = read_bytes(text.encode(), "a.md")
    [segment] = document.segments
    assert expected == [segment.text[span.start : span.end] for span in segment.masked]


def test_a_fix_is_possible_inside_marks_and_not_across_them() -> None:
    [document] = read_bytes(b"A *free and* open\nsea", "a.md")
    [segment] = document.segments
    assert segment.text == "A free and open sea"
    assert segment.to_file(_span(segment, "free and")) == Span(3, 11)
    assert segment.to_file(_span(segment, "and open")) is None
    assert segment.to_file(_span(segment, "open sea")) is None
    assert segment.locate(_span(segment, "open sea")) == Span(13, 21)


def _span(segment: Segment, words: str) -> Span:
    start = segment.text.index(words)
    return Span(start, start + len(words))
