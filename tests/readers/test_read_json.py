"""JSON and JSON lines: articles, fields, errors with their line."""

from __future__ import annotations

import json

import pytest

from checker.errors import ReadError
from checker.readers import ReadOptions, read_bytes

ROWS = [
    {
        "title": "A Head",
        "text": 'A Head\nCaf\u00e9 \U0001f600 "talks".\r\n\tEnd.',
        "date": "2025-10-26",
        "outlet": "The Sample",
    },
    {"text": "One.", "lang": "en", "source_lang": "vi", "more": {"text": "inner", "list": [1, {"text": 2}]}},
]

BROKEN = [
    # data, path, message
    ('{"text": "a"}\n{"text": "b"', "a.jsonl", "a.jsonl:2: is not JSON at column 13"),
    ('{"text": "a"}\n\n{"body": "b", "id": 1}', "a.jsonl", "a.jsonl:3: no field 'text'; known: body, id"),
    ('{"text": ["a"]}', "a.jsonl", "a.jsonl:1: the field 'text' is no text"),
    ('["a"]', "a.jsonl", "a.jsonl:1: an article is an object"),
    ('{"text":\n"a"}', "a.jsonl", "a.jsonl:1: holds more or less than one JSON object"),
    ('{"text": "a"} {"text": "b"}', "a.jsonl", "a.jsonl:1: holds more or less than one JSON object"),
    ('{"text": "a", "x": ' + "[" * 100_000, "a.jsonl", "a.jsonl:1: is nested too deeply"),
    ('{"text": "a"}\n{"text": "b"}', "a.json", "a.json: holds more than one JSON value"),
    ("3", "a.json", "a.json: is neither an article (an object) nor a list"),
    ('[{"text": "a"},\n {"body": "b"}]', "a.json", "a.json:2: no field 'text'; known: body"),
    ('{\n "text": x}', "a.json", "a.json:2: is not JSON at column 10"),
]


@pytest.mark.parametrize("ascii_only", [True, False])
def test_each_line_is_an_article_with_places_in_the_file(ascii_only: bool) -> None:
    data = "\n\n".join(json.dumps(row, ensure_ascii=ascii_only) for row in ROWS).encode()
    first, second = read_bytes(data, "a.jsonl")
    assert (first.path, second.path) == ("a.jsonl#1", "a.jsonl#3")
    assert first.raw is second.raw
    assert first.raw == data.decode()
    assert [(s.kind, s.text) for s in first.segments] == [
        ("heading", "A Head"),
        ("boilerplate", "A Head"),
        ("paragraph", 'Café 😀 "talks".'),
        ("paragraph", "End."),
    ]
    assert (first.date, first.outlet, second.lang, second.source_lang) == ("2025-10-26", "The Sample", "en", "vi")
    assert first.digest != second.digest


def test_the_field_may_lie_deeper() -> None:
    [document] = read_bytes(json.dumps(ROWS[1]).encode(), "a.jsonl", ReadOptions(text_field="more.text"))
    assert document.segments[0].text == "inner"


@pytest.mark.parametrize("indent", [None, 2])
def test_json_holds_one_article_or_a_list(indent: int | None) -> None:
    [one] = read_bytes(json.dumps(ROWS[1], indent=indent).encode(), "a.json")
    listed = read_bytes(json.dumps(ROWS, indent=indent).encode(), "a.json")
    assert (one.path, one.segments[0].text) == ("a.json", "One.")
    assert [document.path for document in listed] == ["a.json#1", "a.json#2"]


@pytest.mark.parametrize(("data", "path", "message"), BROKEN)
def test_a_broken_line_is_named(data: str, path: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data.encode(), path)
    assert str(caught.value).startswith(message)


def test_half_a_surrogate_pair_is_replaced() -> None:
    [document] = read_bytes(b'{"text": "a\\ud800b\\u0000c\\ud83d\\ude00"}', "a.jsonl")
    assert document.segments[0].text == "a\ufffdb\ufffdc😀"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'{"text": "a."}\n', "paragraph"),
        (b'[{"text": "a."}]', "paragraph"),
        (b'{\n"text": "a."}', "paragraph"),
        (b"# a", "heading"),
        (b"<!doctype html><h1>a</h1>", "heading"),
        (b"a.", "paragraph"),
    ],
)
def test_content_decides_where_the_suffix_says_nothing(data: bytes, kind: str) -> None:
    [document] = read_bytes(data, "-")
    assert document.segments[0].text.startswith("a")
    assert document.segments[0].kind == kind
