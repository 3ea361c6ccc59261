"""Plain text: lines, their kinds, front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.readers import ReadOptions, read_bytes, read_file

SHARED = Path(__file__).parents[2].parent / "shared"

ARTICLE = """\
Harbour
Ministers of Both Islands Agree on a Joint Harbour Patrol From Next Spring

Ministers of Both Islands Agree on a Joint Harbour Patrol From Next Spring

Oct 26, 2025

PORT SAMPLE – The ministers of both islands agreed on Sunday to patrol the harbour together.
Also Read: A Harbour's Long Year: How the Patrol Came About and Who Will Pay for It
The patrol starts in spring, they said.
What comes next
- A first meeting in May
Photo: The harbour at dawn. (Ann Sample)
"We are glad," one of them said.
Related Articles
Fishers Welcome the Patrol
A Short History of the Harbour
Leave a Reply
Your email address will not be published. Required fields are marked *
[Copyright (c) The Sample Times. All Rights Reserved.]
"""

KINDS = [
    ("heading", "Harbour"),
    ("heading", "Ministers of Both"),
    ("boilerplate", "Ministers of Both"),
    ("heading", "Oct 26, 2025"),
    ("paragraph", "PORT SAMPLE"),
    ("boilerplate", "Also Read:"),
    ("paragraph", "The patrol starts"),
    ("heading", "What comes next"),
    ("item", "A first meeting"),
    ("caption", "Photo: The harbour"),
    ("paragraph", '"We are glad,"'),
    ("boilerplate", "Related Articles"),
    ("boilerplate", "Fishers Welcome"),
    ("boilerplate", "A Short History"),
    ("boilerplate", "Leave a Reply"),
    ("boilerplate", "Your email"),
    ("boilerplate", "[Copyright"),
]

FRONT_MATTER = [
    # text, date, outlet, lang, source_lang, first segment, notes
    ("---\ndate: 2025-10-26\noutlet: The Sample\n---\nText.", "2025-10-26", "The Sample", "en", None, "Text.", 0),
    ("---\r\nlang: en\r\nsource-lang: vi\r\n---\r\nText.", None, None, "en", "vi", "Text.", 0),
    ("---\nsource_lang: ja\ndate: 2025-10-26 10:00:00\n...\nText.", "2025-10-26", None, "en", "ja", "Text.", 0),
    ("---\n---\nText.", None, None, "en", None, "Text.", 0),
    ("---\ndate: last week\n---\nText.", None, None, "en", None, "Text.", 1),
    ("---\ntitle: a: b: [\n---\nText.", None, None, "en", None, "---", 1),
    ("---\n" + "[" * 9000 + "\n---\nText.", None, None, "en", None, "---", 1),
    ("---\nJust a rule above.\n---\nText.", None, None, "en", None, "---", 0),
    ("---\nno end\n", None, None, "en", None, "---", 0),
]


def test_lines_get_the_kinds_a_copy_editor_would_give_them() -> None:
    [document] = read_bytes(ARTICLE.encode(), "a.txt")
    assert [kind for kind, _ in KINDS] == [segment.kind for segment in document.segments]
    for (_, start), segment in zip(KINDS, document.segments, strict=True):
        assert segment.text.startswith(start)


@pytest.mark.parametrize(("text", "date", "outlet", "lang", "source_lang", "first", "notes"), FRONT_MATTER)
def test_front_matter_is_read_and_is_no_prose(
    text: str, date: str | None, outlet: str | None, lang: str, source_lang: str | None, first: str, notes: int
) -> None:
    [document] = read_bytes(text.encode(), "a.txt")
    assert (date, outlet, lang, source_lang) == (document.date, document.outlet, document.lang, document.source_lang)
    assert first == document.segments[0].text
    assert notes == len(document.notes)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_in_the_text_and_out_of_the_segments(end: str) -> None:
    text = f"  One line.{end}{end}\tTwo lines.  {end}"
    [document] = read_bytes(text.encode(), "a.txt")
    assert document.raw == text
    assert [segment.text for segment in document.segments] == ["One line.", "Two lines."]
    assert document.lines().position(document.segments[1].runs[0].file_start) == (3, 2)


def test_the_users_date_holds_where_the_article_has_none() -> None:
    options = ReadOptions(date="2025-01-01")
    [plain] = read_bytes(b"Text.", "a.txt", options)
    [dated] = read_bytes(b"---\ndate: 2025-10-26\n---\nText.", "a.txt", options)
    assert (plain.date, dated.date) == ("2025-01-01", "2025-10-26")


def test_the_digest_follows_the_bytes() -> None:
    one, two, again = (read_bytes(data, "a.txt")[0].digest for data in (b"a", b"a ", b"a"))
    assert one == again != two
    assert len(one) == 32


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder is not here")
def test_copied_pages_lose_their_boilerplate_and_nothing_else() -> None:
    found = {
        segment.text.split(":")[0][:24]
        for path in (SHARED / "seeds").glob("*.txt")
        for segment in read_file(path)[0].segments
        if segment.kind == "boilerplate"
    }
    assert {
        "Also Read",
        "Back to top button",
        "Leave a Reply",
        "More News",
        "Related Articles",
        "Sanae Takaichi told Trum",
        "The smartest crypto mind",
        "Your email address will ",
        "[Copyright (c) Global Ec",
    } == found
