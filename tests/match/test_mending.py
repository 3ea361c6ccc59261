"""How a suggestion becomes an edit of a file."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.match.article import choose_article
from checker.match.mending import escape, make_fix
from checker.model import Document, Span
from checker.readers import read_bytes

ARTICLES = {
    "a": "union European one-off once-a-year UN US UK EU Ukrainian useful usual Uyghur house historic yard wide DPRK",
    "an": "hour honest heir Indo-Pacific apple umbrella uninformed unimportant urgent ASEAN IAEA MP SPD upper Asian ounce",
    "": "8-year herb FBI NATO Élysée 自由 “deal” HIV",
}

# Name, the file, what is replaced, by what, the file then; None for a fix that is only shown.
EDITS = [
    ("a.txt", "They met in Kiev.", "Kiev", "Kyiv", "They met in Kyiv."),
    ("a.txt", "AT&T ,ok", "AT&T ,", "AT&T,", "AT&T,ok"),
    ("a.html", "<p>Met in <b>Kiev</b>.</p>", "Kiev", "Kyiv", "<p>Met in <b>Kyiv</b>.</p>"),
    ("a.html", "<p>Met in Ki<b>ev</b>.</p>", "Kiev", "Kyiv", None),
    ("a.html", "<p>The <i>Free</i> Indian Pacific</p>", "Free Indian Pacific", "Free Indo-Pacific",
     "<p>The <i>Free</i> Indo-Pacific</p>"),
    ("a.html", "<p>The research unit</p>", "research unit", "R&D <unit>", "<p>The R&amp;D &lt;unit&gt;</p>"),
    ("a.html", "<p>Kiev &amp; Rome</p>", "Kiev & Rome", "Kyiv & Rome", "<p>Kyiv &amp; Rome</p>"),
    ("a.html", "<p>Kiev &amp; Rome</p>", "Kiev & Rome", "Kyiv and Rome", None),
    ("a.md", "The **the** cat", "The the", "The", None),
    ("a.md", "Met in *Kiev* today", "Kiev", "Kyiv", "Met in *Kyiv* today"),
    ("a.md", "[Kiev](http://a.b/Kiev) is", "Kiev", "Kyiv", "[Kyiv](http://a.b/Kiev) is"),
    ("a.md", "The unit met", "unit", "R&D _x_ [a] <b> `c`",
     "The R&D &#95;x&#95; &#91;a&#93; &#60;b> &#96;c&#96; met"),
    ("a.md", "The sign met", "sign", "&copy; &amp", "The &amp;copy; &amp;amp met"),
    ("a.md", "AT & T ,ok", "T ,", "T,", "AT & T,ok"),
    ("a.jsonl", '{"text": "Met in Kiev."}', "Kiev", 'K"y\\iv', '{"text": "Met in K\\"y\\\\iv."}'),
    ("a.jsonl", '{"text": "Said \\"Kiev\\"."}', "Kiev", "Kyiv", '{"text": "Said \\"Kyiv\\"."}'),
    ("a.jsonl", '{"text": "Met in Ki\\u0065v."}', "Kiev", "Kyiv", None),
    # The article follows the word.
    ("a.txt", "In a Pacific India plan", "Pacific India", "Indo-Pacific", "In an Indo-Pacific plan"),
    ("a.txt", "A Pacific India plan", "Pacific India", "Indo-Pacific", "An Indo-Pacific plan"),
    ("a.txt", "A PACIFIC INDIA PLAN", "PACIFIC INDIA", "INDO-PACIFIC", "AN INDO-PACIFIC PLAN"),
    ("a.txt", "an Indian deal", "Indian deal", "bilateral deal", "a bilateral deal"),
    ("a.html", "<p>a <b>Pacific India</b> plan</p>", "Pacific India", "Indo-Pacific", "<p>an <b>Indo-Pacific</b> plan</p>"),
    ("a.txt", "In a Kiev hotel", "Kiev", "Kyiv", "In a Kyiv hotel"),
    ("a.txt", "Via Kiev", "Kiev", "Odesa", "Via Odesa"),
]  # fmt: skip

# Text, what is replaced, by what: the fix of a rule that is sure becomes unsafe.
UNSURE = [("He is a police man", "police man", "FBI man"), ("Vitamin A Kiev", "Kiev", "Odesa"), ("a <i>x", "<i>x", "8 x")]


def fix_of(name: str, raw: str, old: str, new: str) -> tuple[Document, Any]:
    (document,) = read_bytes(raw.encode(), name)
    start = document.prose.text.index(old)
    return document, make_fix(document, Span(start, start + len(old)), new, safety="safe")


def apply(raw: str, fix: Any) -> str:
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        raw = raw[: edit.span.start] + edit.text + raw[edit.span.end :]
    return raw


@pytest.mark.parametrize(("article", "word"), [(key, word) for key, words in ARTICLES.items() for word in words.split()])
def test_article(article: str, word: str) -> None:
    assert choose_article(word) == (article or None)


@pytest.mark.parametrize(("name", "raw", "old", "new", "fixed"), EDITS, ids=[f"{case[0]} {case[1]}" for case in EDITS])
def test_edit(name: str, raw: str, old: str, new: str, fixed: str | None) -> None:
    _, fix = fix_of(name, raw, old, new)
    assert fix.safety == ("display" if fixed is None else "safe")
    if fixed is not None:
        assert apply(raw, fix) == fixed
        (again,) = read_bytes(fixed.encode(), name)
        assert new in again.prose.text


@pytest.mark.parametrize(("raw", "old", "new"), UNSURE)
def test_a_fix_with_a_doubtful_article_is_unsafe(raw: str, old: str, new: str) -> None:
    assert fix_of("a.txt", raw, old, new)[1].safety == "unsafe"


@pytest.mark.parametrize("text", ["a\0b", "a\nb"])
def test_what_no_file_may_hold_is_no_fix(text: str) -> None:
    assert fix_of("a.txt", "Met in Kiev.", "Kiev", text)[1] is None


WORDS = st.text(st.sampled_from("ab&<>*_`[]~|\\#;\"'é🚢x12amplt"), min_size=1, max_size=12).map(lambda text: f"q{text}q")


@pytest.mark.parametrize(
    ("name", "frame"),
    [
        ("a.html", "<p>One {} two.</p>"),
        ("a.md", "One {} two."),
        ("a.jsonl", '{{"text": "One {} two."}}'),
        ("a.txt", "One {} two."),
    ],
)
@given(text=WORDS)
def test_what_is_written_is_read_back(name: str, frame: str, text: str) -> None:
    format = read_bytes(frame.format("x").encode(), name)[0].format
    (document,) = read_bytes(frame.format(escape(text, format)).encode(), name)
    assert document.segments[0].text == f"One {text} two."
