"""Addresses, handles, paths and code inside a paragraph are no prose."""

from __future__ import annotations

import pytest

from checker.model import Span
from checker.readers import read_bytes
from checker.readers.masks import active, find_masks, merge

MASKED = [
    ("See https://sample.org/a_b?c=d#e.", ["https://sample.org/a_b?c=d#e"]),
    ("(see http://sample.org/a_(b)), and www.sample.org!", ["http://sample.org/a_(b)", "www.sample.org"]),
    ("Mail ann.sample@news.sample.co.uk, or @ann_sample.", ["ann.sample@news.sample.co.uk", "@ann_sample"]),
    ("According to sample.com and news.sample.gov.vn/a.", ["sample.com", "news.sample.gov.vn/a"]),
    ("Run `pip install x` twice", ["pip install x"]),
    ("It lies in /usr/share/doc or ~/notes/a.txt today", ["/usr/share/doc", "~/notes/a.txt"]),
    ("It lies in C:\\Users\\ann\\a.txt.", ["C:\\Users\\ann\\a.txt"]),
    ("ftp://a.b https://c.d", ["ftp://a.b", "https://c.d"]),
    ("He said.The next one came", []),
    ("U.S. and/or 9/11, 5 km/h, a.m.", []),
    ("He said `yes' and she said `no'.", []),
    ("``Old wire quotes,'' he said.", []),
    ("at 5 @ 7 each", []),
    ("Amazon.com grew", []),
    ("No masks at all here.", []),
]


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_what_is_no_prose_is_masked(text: str, expected: list[str]) -> None:
    found = [text[span.start : span.end].strip("`") for span in find_masks(text, active(text))]
    assert expected == found


def test_masked_text_is_blank_in_the_prose_of_the_document() -> None:
    [document] = read_bytes(b"A b.\nSee http://a.bc/d now @x_y.\n", "a.txt")
    assert document.prose.text == "A b.\nSee " + "\0" * 13 + " now " + "\0" * 4 + "."
    assert document.prose.segment_at(9).text.startswith("See")


def test_spans_that_touch_become_one() -> None:
    assert merge([Span(5, 9), Span(0, 3), Span(3, 4), Span(6, 7)]) == (Span(0, 4), Span(5, 9))
