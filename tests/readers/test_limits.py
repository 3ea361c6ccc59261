"""Odd input costs no more time than ordinary input of its size."""

from __future__ import annotations

import pytest

from checker.readers import read_bytes

# Each piece, repeated, once made some reader of the trade quadratic.
PIECES = [
    ("txt", "word and more, "),
    ("txt", "a@b "),
    ("txt", "see http://x.y/z, "),
    ("txt", "`a "),
    ("txt", "a.com."),
    ("txt", " /a/a"),
    ("txt", "a\n"),
    ("md", "word and more, "),
    ("md", "[a]("),
    ("md", '[a](b "'),
    ("md", "*a **b "),
    ("md", "`a``b```c"),
    ("md", "a <!-- "),
    ("md", "word\n"),
    ("html", "word &amp; more, "),
    ("html", "<a "),
    ("html", '<a =" '),
    ("html", "<!-- "),
    ("html", "<div>"),
    ("html", "<b><div></div>"),
    ("html", "<ul><li>a"),
    ("html", "a<br>"),
]
SIZE = 1_000_000


@pytest.mark.parametrize(("suffix", "piece"), PIECES)
def test_a_large_input_comes_to_an_end(suffix: str, piece: str) -> None:
    """A reader of quadratic time would be at this for hours."""
    data = (piece * (SIZE // len(piece))).encode()
    [document] = read_bytes(data, f"a.{suffix}")
    assert len(document.raw) == len(data)


def test_fifty_megabytes_in_one_line() -> None:
    plain = b"The ministers of both islands agreed on Sunday to patrol the harbour together. "
    data = (plain * 9 + b"See http://sample.org/a or write to a@sample.org. ") * 66_000
    [document] = read_bytes(data, "a.txt")
    assert len(data) > 50_000_000
    assert len(document.segments) == 1
    assert len(document.segments[0].masked) == 132_000
