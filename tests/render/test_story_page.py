"""The page of a story: the articles side by side, and what differs between them."""

from __future__ import annotations

from functools import partial
from urllib.parse import urldefrag

import pytest
from lxml import html

from checker.engine.check import Checker
from checker.engine.run import run
from checker.engine.stories import StoryPlan
from checker.readers import read_bytes
from checker.render.html.write import draw_pages

ARTICLES = {
    "bridge-a.txt": "Lorne bridge opens\n\n“The Lorne bridge is a gift to <b>Ostwick</b>,” Mayor Rosa Klein said. "
    "It has 43 cables and spans the "
    "gulf off Kronstadt, near the Middle East quarter.",
    "bridge-b.txt": "Bridge to Ostwick\n\n“The Lorne bridge is a burden to <b>Ostwick</b>,” Mayor Rosa Klein said. "
    "The bridge has 34 cables "
    "and spans the gulf off Kronshtadt, near the West Asia quarter.",
}


@pytest.fixture(scope="module")
def pages(checker: Checker) -> dict[str, str]:
    sources = [(path, partial(read_bytes, text.encode(), path)) for path, text in ARTICLES.items()]
    return dict(draw_pages(run(sources, checker, stories=StoryPlan())))


def parse(text: str) -> html.HtmlElement:
    return html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))


def test_a_story_has_a_page_that_the_index_names(pages: dict[str, str]) -> None:
    assert set(pages) == {"bridge-a.html", "bridge-b.html", "_story-1.html", "index.html"}
    assert "_story-1.html" in parse(pages["index.html"]).xpath("//section[@aria-labelledby='stories']//@href")


def test_every_link_and_anchor_resolves(pages: dict[str, str]) -> None:
    ids = {name: parse(text).xpath("//@id") for name, text in pages.items()}
    for name, text in pages.items():
        assert len(set(ids[name])) == len(ids[name])
        for href in parse(text).xpath("//@href"):
            page, anchor = urldefrag(href)
            if not page.startswith("http"):
                assert not anchor or anchor in ids[page or name], href


def test_a_note_on_several_articles_leads_to_the_page(pages: dict[str, str]) -> None:
    links = [
        href for name in ("bridge-a.html", "bridge-b.html") for href in parse(pages[name]).xpath("//*[@role='note']//@href")
    ]
    anchors = {urldefrag(href)[1] for href in links if href.startswith("_story-1.html#")}
    assert anchors == {one for one in parse(pages["_story-1.html"]).xpath("//@id") if one.startswith("f") and len(one) == 17}


def test_quotations_stand_together_with_their_differences_marked(pages: dict[str, str]) -> None:
    tree = parse(pages["_story-1.html"])
    (quoted,) = [one for one in tree.xpath("//section[contains(@class, 'comparison')]") if "QUO201" in one.get("aria-label")]
    assert {"burden", "gift"} <= {mark.text_content() for mark in quoted.xpath(".//mark")}


def test_forms_are_a_table_of_articles(pages: dict[str, str]) -> None:
    rows = [
        [" ".join(cell.text_content().split()) for cell in row.xpath("td")]
        for row in parse(pages["_story-1.html"]).xpath("//table[@class='forms']/tbody/tr")
    ]
    assert ["Middle East", "West Asia"] in rows
    assert ["Kronstadt", "Kronshtadt"] in rows


def test_the_text_of_articles_is_no_markup(pages: dict[str, str]) -> None:
    tree = parse(pages["_story-1.html"])
    assert [one for one in tree.xpath("//b") if one.text == "Ostwick"] == []
    assert "<b>Ostwick</b>" in tree.text_content()
