"""The day that a file gives its article: a day of the calendar, or a note in plain words."""

from __future__ import annotations

import pytest

from checker.errors import UsageError
from checker.readers import ReadOptions, read_bytes

NOTE = "date {!r} is not read; write it as 2025-10-26"
HTML = (
    '<html lang="en"><head><meta property="article:published_time" content="{}"></head><body><p>Envoys met.</p></body></html>'
)

# File name, text, the article's day, and the notes.
FILES = [
    ("a.txt", "---\ndate: 2025-10-26\n---\nEnvoys met.\n", "2025-10-26", ()),
    ("a.md", "---\ndate: 2025-10-26T08:00:00+09:00\n---\nEnvoys met.\n", "2025-10-26", ()),
    ("a.txt", "---\ndate: 2025-13-45\n---\nEnvoys met.\n", None, (NOTE.format("2025-13-45"),)),
    ("a.md", '---\ndate: "2025-02-30"\n---\nEnvoys met.\n', None, (NOTE.format("2025-02-30"),)),
    ("a.md", "---\ndate: Oct 26, 2025\n---\nEnvoys met.\n", None, (NOTE.format("Oct 26, 2025"),)),
    ("a.md", "---\ndate:\n---\nEnvoys met.\n", None, ()),
    ("a.html", HTML.format("2025-10-26T10:00:00Z"), "2025-10-26", ()),
    ("a.html", HTML.format("2025-13-26T10:00:00Z"), None, (NOTE.format("2025-13-26T10:00:00Z"),)),
    ("a.html", HTML.format(""), None, ()),
    ("a.jsonl", '{"text": "Envoys met.", "date": "2025-10-26"}\n', "2025-10-26", ()),
    ("a.jsonl", '{"text": "Envoys met.", "date": "2025-10-32"}\n', None, (NOTE.format("2025-10-32"),)),
    ("a.jsonl", '{"text": "Envoys met.", "date": 1761436800}\n', None, (NOTE.format("1761436800"),)),
]
NO_DAYS = [
    "2025-13-45",
    "2025-02-30",
    "0000-01-01",
    "20251026",
    "2025-W43-7",
    "October 26",
    "",
    "\u0662\u0660\u0662\u0665-01-01",
]


@pytest.mark.parametrize(("name", "text", "day", "notes"), FILES)
def test_the_day_of_a_file(name: str, text: str, day: str | None, notes: tuple[str, ...]) -> None:
    (document,) = read_bytes(text.encode(), name)
    assert (document.date, document.notes) == (day, notes)
    assert [segment.text for segment in document.segments] == ["Envoys met."]


def test_a_bad_day_does_not_hide_the_rest() -> None:
    (document,) = read_bytes(b"---\ndate: 2025-13-45\noutlet: Sample Times\nsource-lang: no\n---\nEnvoys met.\n", "a.md")
    assert (document.outlet, document.source_lang) == ("Sample Times", "no")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
def test_the_option_gives_the_day_of_a_file_that_has_none(name: str) -> None:
    text = '{"text": "Envoys met."}' if name == "a.jsonl" else "Envoys met."
    (document,) = read_bytes(text.encode(), name, ReadOptions(date="2025-10-26"))
    assert document.date == "2025-10-26"


@pytest.mark.parametrize("day", NO_DAYS)
def test_an_option_that_is_no_day_is_wrong_use(day: str) -> None:
    with pytest.raises(UsageError, match="is no day; write it as 2025-10-26"):
        ReadOptions(date=day)
