"""HTML: the article and nothing else, each character with its place."""

from __future__ import annotations

import pytest

from checker.model import Span
from checker.readers import read_bytes

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Harbour | The Sample</title>
<meta property="og:site_name" content="The &quot;Sample&quot;">
<meta property="article:published_time" content="2025-10-26T10:00:00+09:00">
<style>p { color: red }</style></head>
<body class="home has-sidebar">
<header class="site-header"><div>The Sample</div><nav><a href="/">Home</a></nav></header>
<main><article>
<header><h1>Ministers agree
  on a patrol</h1></header>
<div class="social-share">Share</div>
<figure><img src="a.png" alt="x"><figcaption>The harbour at dawn</figcaption></figure>
<p>The is<b>lands</b> agreed &amp; signed&nbsp;it.</p>
<p>See <a href="/x">the terms</a>, they said.
<p hidden>Nobody sees this.
<p style="display: none">Nor this.</p>
<p>Also Read: <a href="/y">Another patrol</a></p>
<ul><li>First point<li>Second point</ul>
<blockquote><p>We are glad.</p></blockquote>
<table><tr><th>Year<th>Boats<tr><td>2025<td>12</table>
<p><a href="/z">A longer title that leads to another page</a></p>
<h2>What comes next</h2>
<p>One line<br>and the next<br><br>then a new paragraph.
<noscript>Switch it on.</noscript><script>document.write("<p>no</p>")</script>
<!-- <p>Not this</p> -->
<section class="related-articles"><h3>Related</h3><p>Fishers welcome it.</p></section>
<div id="comments"><p>First!</p></div>
</article></main>
<aside><p>Buy a boat.</p></aside>
<footer><p>All rights reserved.</p></footer></body></html>"""

SEGMENTS = [
    ("heading", "Ministers agree on a patrol"),
    ("caption", "The harbour at dawn"),
    ("paragraph", "The islands agreed & signed\u00a0it."),
    ("paragraph", "See the terms, they said."),
    ("boilerplate", "Also Read: Another patrol"),
    ("item", "First point"),
    ("item", "Second point"),
    ("quote", "We are glad."),
    ("cell", "Year"),
    ("cell", "Boats"),
    ("cell", "2025"),
    ("cell", "12"),
    ("boilerplate", "A longer title that leads to another page"),
    ("heading", "What comes next"),
    ("paragraph", "One line\nand the next"),
    ("paragraph", "then a new paragraph."),
]

PIECES = [
    # HTML, texts
    ("<p>a &lt b &#8217;c&#x2019; &nosuch; &amp;amp; &#0;</p>", ["a < b ’c’ &nosuch; &amp; \ufffd"]),
    ("a < b and c<5", ["a < b and c<5"]),
    ("<p>one</P><DIV>two</DIV>", ["one", "two"]),
    ('<p title="a > b">text</p>', ["text"]),
    ('<p title=5" wide>text</p>', ["text"]),
    ("<p>text <!-- a > b --> more", ["text more"]),
    ("<p>text<!-- open", ["text"]),
    ("<p>a <code>x = 1</code> b", ["a x = 1 b"]),
    ("<pre>code</pre><p>text", ["text"]),
    ("<textarea><p>no</p></textarea><p>text", ["text"]),
    ("<p>un<wbr>broken so<span></span>ft", ["unbroken soft"]),
    ("<div class='widget'><p>Only this.</p></div>", ["Only this."]),
    ("<div class='has-comments'><p>Text.</p></div><div class='comment-form'>No.</div>", ["Text."]),
    ("<div id='post-12-comment-on-the-new-harbour'><p>Text.</p></div>", ["Text."]),
    ("<header><h1>Head</h1><p>Menu</p></header><p>Text.</p>", ["Head", "Text."]),
    ("<h1>Head</h1><article><p>The longer text of it all.</p></article><p>Other.</p>", ["Head", "The longer text of it all."]),
    ("<article><p>Card.</p></article><article><p>A card that is longer.</p></article>", ["A card that is longer."]),
    ("<main><p>Text.</p></main><p>Other.</p>", ["Text."]),
    ("<div role=navigation>Home</div><p>Text.</p>", ["Text."]),
    ("<?xml version='1.0'?><html><p>one</p><script src='a'></script><a id='x'/><p>two</p></html>", ["one", "two"]),
]

DATES = [
    ('<meta name="date" content="2025-10-26">', "2025-10-26"),
    ('<meta itemprop="datePublished" content="2025-10-26T01:02:03Z">', "2025-10-26"),
    ('<script type="application/ld+json">{"datePublished": "2025-10-26T01:02:03Z"}</script>', "2025-10-26"),
    ('<time datetime="2025-10-26">Sunday</time>', "2025-10-26"),
    ('<time datetime="2025-13-26">Sunday</time>', None),
    ('<meta name="date" content="yesterday">', None),
]


def test_a_page_gives_its_article() -> None:
    [document] = read_bytes(PAGE.encode(), "a.html")
    assert [(segment.kind, segment.text) for segment in document.segments] == SEGMENTS
    assert (document.lang, document.date, document.outlet) == ("en", "2025-10-26", 'The "Sample"')


@pytest.mark.parametrize(("text", "expected"), PIECES)
def test_pieces_of_pages_are_read_as_browsers_do(text: str, expected: list[str]) -> None:
    [document] = read_bytes(text.encode(), "a.html")
    assert expected == [segment.text for segment in document.segments]


@pytest.mark.parametrize(("text", "date"), DATES)
def test_the_date_of_a_page_is_found(text: str, date: str | None) -> None:
    assert date == read_bytes(f"{text}<p>Text.".encode(), "a.html")[0].date


@pytest.mark.parametrize(
    ("data", "encoding", "text", "notes"),
    [
        ("<p>日本 news".encode(), "utf-8", "日本 news", 0),
        ("<meta charset=shift_jis><p>日本 news".encode("cp932"), "cp932", "日本 news", 0),
        ("<meta charset=iso-8859-1><p>“Café”".encode("cp1252"), "cp1252", "“Café”", 0),
        ("<meta charset=klingon><p>“Café”".encode("cp1252"), "cp1252", "“Café”", 2),
        ("<p>“Café”".encode("cp1252"), "cp1252", "“Café”", 1),
    ],
)
def test_the_encoding_that_a_page_names_is_used(data: bytes, encoding: str, text: str, notes: int) -> None:
    [document] = read_bytes(data, "a.html")
    assert (encoding, text, notes) == (document.encoding, document.segments[0].text, len(document.notes))


def test_a_fix_is_possible_only_where_no_markup_or_entity_lies_inside() -> None:
    [document] = read_bytes(b"<p>Allian<b>ced</b> states &amp; more", "a.html")
    [segment] = document.segments
    assert segment.text == "Allianced states & more"
    assert segment.to_file(Span(0, 9)) is None
    assert segment.locate(Span(0, 9)) == Span(3, 15)
    assert segment.to_file(Span(10, 16)) == Span(20, 26)
    assert segment.to_file(Span(10, 18)) is None
    assert segment.locate(Span(17, 18)) == Span(27, 32)


def test_a_page_without_text_says_so() -> None:
    [document] = read_bytes(b"<nav>Home</nav>", "a.html")
    assert document.segments == ()
    assert document.notes == ("no article found in the page",)
