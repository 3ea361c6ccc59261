"""The pages of a report, without a browser."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from hostile_sample import EVIL, make_hostile
from lxml import html
from render_sample import SAMPLE, make_document, make_finding, make_report

from checker.errors import UsageError
from checker.model import Document, Prose, Report, Run, Segment, Severity, Span
from checker.render.html import write_report
from checker.render.html.write import draw_pages

GOLD = Path(__file__).parent.parent / "gold" / "render"
REPORTS = {"sample": SAMPLE, "hostile": make_hostile(), "empty": Report("checker:0.1.0", (), ())}


def draw(report: Report) -> dict[str, str]:
    return dict(draw_pages(report))


def parse(text: str) -> html.HtmlElement:
    return html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))


def draw_one(document: Document, *findings: object) -> html.HtmlElement:
    return parse(next(iter(draw(make_report([document], findings)).values())))  # type: ignore[arg-type]


@pytest.fixture(params=list(REPORTS))
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    return draw(REPORTS[request.param])


def test_every_link_and_anchor_resolves(pages: dict[str, str]) -> None:
    ids = {name: [element.get("id") for element in parse(text).iter() if element.get("id")] for name, text in pages.items()}
    for name, text in pages.items():
        assert sorted(set(ids[name])) == sorted(ids[name])
        tree = parse(text)
        for href in tree.xpath("//@href"):
            page, anchor = urldefrag(href)
            if page.startswith("https://example.org/"):
                continue
            assert (page or name) in pages, href
            assert not anchor or anchor in ids[page or name], href
        for labels in tree.xpath("//@aria-labelledby"):
            assert set(labels.split()) <= set(ids[name])


def test_pages_of_different_runs_keep_their_settings_apart() -> None:
    runs = {parse(text).get("data-run") for report in REPORTS.values() for text in draw(report).values()}
    assert len(runs) == len(REPORTS)


def test_pages_hold_no_active_or_foreign_content(pages: dict[str, str]) -> None:
    for text in pages.values():
        tree = parse(text)
        assert [element.tag for element in tree.iter("script", "style")] == ["style", "script"]
        assert not list(tree.iter("img", "iframe", "object", "embed", "link", "base", "form"))
        names = {name for element in tree.iter() for name in element.attrib}
        assert not {name for name in names if name.startswith("on") or name in ("style", "src", "srcset", "srcdoc")}
        assert not re.search(r"url\((?!#)", text)


def test_the_policy_allows_the_very_style_and_script_of_the_page(pages: dict[str, str]) -> None:
    for text in pages.values():
        policy = parse(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        for tag in ("style", "script"):
            body = text[text.index(f"<{tag}>") + len(tag) + 2 : text.index(f"</{tag}>")]
            digest = b64encode(sha256(body.encode("utf-8")).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}';" in policy
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy


def test_hostile_text_stays_text() -> None:
    pages = draw(REPORTS["hostile"])
    article, index = map(parse, pages.values())
    assert EVIL in article.xpath("string(//h1)")
    assert f"He said {EVIL}1 twice" in article.xpath("string(//*[@id='p2'])")
    assert EVIL in article.xpath("string(//del)")
    assert EVIL in index.xpath("string(//tbody)")
    assert not [href for tree in (article, index) for href in tree.xpath("//@href") if ":" in href]
    assert article.xpath("//article/@lang") == []
    assert "NUL ␀ and ␛[2J and \ufffd end." in article.xpath("string(//*[@id='p3'])")


def test_only_web_addresses_become_links() -> None:
    tree = parse(draw(SAMPLE)["index.html"])
    assert tree.xpath("//dl//a/@href") == ["https://example.org/unclos?article=87&lang=en"]


def test_pages_are_what_was_reviewed() -> None:
    pages = draw(SAMPLE)
    for name, gold in (("lighthouse.html", "clean"), ("index.html", "index"), (next(iter(pages)), "article")):
        body = pages[name][pages[name].index("<body>") : pages[name].index("<script>")]
        assert (GOLD / f"{gold}.html").read_text(encoding="utf-8") == body


def test_the_text_of_an_article_is_whole_and_in_order() -> None:
    tree = parse(next(iter(draw(SAMPLE).values())))
    for number in list(tree.iter("sup")):
        number.drop_tree()
    shown = [text.text_content() for text in tree.xpath("//article//*[@class='text']")]
    assert [segment.text for segment in SAMPLE.documents[1].segments] == shown


def test_every_finding_has_a_mark_and_a_note_of_its_own() -> None:
    tree = parse(next(iter(draw(SAMPLE).values())))
    number = sum(finding.path == SAMPLE.documents[1].path for finding in SAMPLE.findings)
    wanted = [str(n) for n in range(1, number + 1)]
    assert [f"m{n}" for n in wanted] == sorted(tree.xpath("//mark/@id"), key=lambda name: int(name[1:]))
    assert wanted == tree.xpath("//*[@class and contains(concat(' ', @class, ' '), ' note ')]/@data-note")
    assert wanted == sorted(tree.xpath("//sup/a/text()"), key=int)


def test_a_finding_outside_the_text_is_listed_below_it() -> None:
    raw = "<title>teh</title><p>One.</p>"
    segments = (Segment("1", "One.", "paragraph", (Run(0, 4, 21, 25),)),)
    document = Document("a.html", raw, segments, "0" * 32, Prose.of(segments))
    tree = draw_one(document, make_finding(document, "WRD105", Severity.MINOR, "teh", "No.", "the"))
    assert "teh → the" in " ".join(tree.xpath("string(//section[@class='strays'])").split())
    assert tree.xpath("//mark") == []


def test_a_finding_over_several_segments_is_marked_in_each() -> None:
    document = make_document("a.txt", "He said it.\nHe said it.\n")
    tree = draw_one(document, make_finding(document, "WRD102", Severity.MINOR, "said it.\nHe said", "Twice."))
    assert [mark.text_content() for mark in tree.iter("mark")] == ["said it.", "He said"]
    assert tree.xpath("//mark/@id") == ["m1"]
    assert tree.xpath("//*[@id='p2']//sup/a/text()") == ["1"]


def test_articles_of_one_file_get_a_page_each() -> None:
    raw = "One mann.\nTwo mann.\n"
    parts = make_document("a.jsonl", raw).segments
    documents = [Document("a.jsonl", raw, (part,), f"{n:032}", Prose.of((part,))) for n, part in enumerate(parts)]
    findings = [make_finding(documents[0], "WRD105", Severity.MINOR, "mann", "No.", nth=n) for n in (0, 1)]
    *articles, _ = draw(make_report(documents, findings)).values()
    assert [[text.text_content() for text in parse(article).xpath("//p[@class='text']")] for article in articles] == [
        ["One mann1."],
        ["Two mann1."],
    ]


def test_output_is_the_same_every_time() -> None:
    assert draw(SAMPLE) == draw(SAMPLE)


def test_pages_are_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("old")
    paths = write_report(SAMPLE, tmp_path / "deep" / "reports")
    assert paths[0].name == "index.html"
    assert sorted(paths) == sorted((tmp_path / "deep" / "reports").iterdir())
    assert {path.name: path.read_text(encoding="utf-8") for path in paths} == draw(SAMPLE)


def test_a_half_written_report_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> Path:
        if target.name == "index.html":
            raise OSError(28, "No space left on device")
        return move(self, target)

    move = Path.replace
    monkeypatch.setattr(Path, "replace", fail)
    (tmp_path / "own.html").write_text("mine")
    with pytest.raises(UsageError, match=r"cannot be written to .*: No space left on device"):
        write_report(SAMPLE, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["own.html"]


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("no folder")
    with pytest.raises(UsageError, match="reports"):
        write_report(SAMPLE, tmp_path / "reports")


def test_an_article_links_to_other_places() -> None:
    tree = parse(next(iter(draw(SAMPLE).values())))
    links = {link.text_content(): link.get("href") for link in tree.xpath("//*[@class='elsewhere']//a")}
    assert links["line 3"] == "#p3"
    assert links["archive/harbour-talks.txt, line 4"].endswith(".html#p3")


def test_spans_beyond_a_mark_do_not_break_a_page() -> None:
    document = make_document("a.txt", "One.")
    finding = replace(make_finding(document, "WRD105", Severity.MINOR, "One", "No."), span=Span(4, 4), text="")
    assert "Outside the text" in draw_one(document, finding).text_content()
