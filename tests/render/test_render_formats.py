"""Text, concise, JSON and JSONL output."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from render_sample import SAMPLE, make_document, make_finding, make_report

import checker.render
from checker.errors import UsageError
from checker.model import Edit, Fix, Report, Severity, Span
from checker.render import formats, render

GOLD = Path(__file__).parent.parent / "gold" / "render"
SCHEMA = json.loads((Path(checker.render.__file__).parent / "report.schema.json").read_text(encoding="utf-8"))
EMPTY = Report("checker:0.1.0", (), ())

# What is tested, the article, what the finding marks, excerpt, underline.
EXCERPTS = [
    ("plain", "It was done good today.", "good", "1 | It was done good today.", "  |             ^^^^"),
    ("emoji before", "A 🚢 of the the line.", "the the", "1 | A 🚢 of the the line.", "  |         ^^^^^^^"),
    ("combining mark inside", "A cafe\u0301s man.", "cafe\u0301s", "1 | A cafe\u0301s man.", "  |   ^^^^^"),
    ("combining mark before", "Cafe\u0301 mann.", "mann", "1 | Cafe\u0301 mann.", "  |      ^^^^"),
    ("wide characters", "The 海上 office.", "海上", "1 | The 海上 office.", "  |     ^^^^"),
    ("after wide characters", "海上 ofice.", "ofice", "1 | 海上 ofice.", "  |      ^^^^^"),
    ("full-width letters", "Ｔｈｅ mann.", "mann", "1 | Ｔｈｅ mann.", "  |        ^^^^"),
    ("second line of CRLF", "One.\r\nTwo mann.\r\n", "mann", "2 | Two mann.", "  |     ^^^^"),
    ("old Mac line ends", "One.\rTwo mann.\r", "mann", "2 | Two mann.", "  |     ^^^^"),
    ("tab before", "\tA\tmann.", "mann", "1 | A mann.", "  |   ^^^^"),
    ("no line end", "mann", "mann", "1 | mann", "  | ^^^^"),
    ("over a line end", "One mann\nand two.", "mann\nand", "1 | One mann", "  |     ^^^^"),
    ("over CRLF", "One mann\r\nand two.", "mann\r\nand", "1 | One mann", "  |     ^^^^"),
    ("the line end itself", "One\n\nTwo", "\n\n", "1 | One", "  |    ^"),
    ("nothing", "One two.", "", "1 | One two.", "  | ^"),
    ("escape sequence", "A \x1b[2J mann.", "mann", "1 | A ␛[2J mann.", "  |        ^^^^"),
    ("C1 control", "A \x9b2J mann.", "mann", "1 | A \ufffd2J mann.", "  |       ^^^^"),
    ("bidirectional override", "A \u202emann.", "mann", "1 | A \ufffdmann.", "  |    ^^^^"),
    ("tenth line", "\n" * 9 + "mann", "mann", "10 | mann", "   | ^^^^"),
]


def single(text: str, marked: str) -> Report:
    document = make_document("a.txt", text)
    return make_report([document], [make_finding(document, "WRD105", Severity.MINOR, marked, "No.")])


@pytest.mark.parametrize(
    ("text", "marked", "excerpt", "underline"), [row[1:] for row in EXCERPTS], ids=[row[0] for row in EXCERPTS]
)
def test_the_underline_stands_below_the_finding(text: str, marked: str, excerpt: str, underline: str) -> None:
    assert [f"  {excerpt}", f"  {underline}"] == render("text", single(text, marked)).split("\n")[1:3]


@pytest.mark.parametrize("text", ["x" * 500 + " mann " + "y" * 500, "海" * 300 + "mann" + "海" * 300, "a " * 200 + "mann"])
def test_a_long_line_is_cut_around_the_finding(text: str) -> None:
    from rich.cells import cell_len

    _, excerpt, underline, *_ = render("text", single(text, "mann")).split("\n")
    assert cell_len(excerpt) <= 110
    assert cell_len(excerpt[: excerpt.index("mann")]) == underline.index("^")
    assert "…" in excerpt


def test_a_long_finding_is_cut_at_its_end() -> None:
    text = "word " * 100
    _, excerpt, underline, *_ = render("text", single(text, text.strip())).split("\n")
    assert len(excerpt) <= 110
    assert underline.strip(" |").count("^") == 72


@pytest.mark.parametrize(
    ("name", "suffix"), [("text", "txt"), ("concise", "concise.txt"), ("json", "json"), ("jsonl", "jsonl")]
)
def test_output_is_what_was_reviewed(name: str, suffix: str) -> None:
    assert (GOLD / f"report.{suffix}").read_bytes().decode("utf-8") == render(name, SAMPLE)


@pytest.mark.parametrize("name", formats())
def test_output_carries_colour_only_when_asked(name: str) -> None:
    assert "\x1b" not in render(name, SAMPLE)
    assert ("\x1b[" in render(name, SAMPLE, color=True)) == (name == "text")


def test_colour_changes_nothing_else() -> None:
    assert render("text", SAMPLE) == re.sub(r"\x1b\[[0-9;]*m", "", render("text", SAMPLE, color=True))


@pytest.mark.parametrize("name", ["text", "concise"])
@pytest.mark.parametrize("color", [False, True])
def test_articles_cannot_steer_the_terminal(name: str, color: bool) -> None:
    evil = "\x1b]0;owned\x07 \x9b31m \u202e mann"
    document = make_document(f"a{evil}.txt", evil, notes=(evil,))
    finding = make_finding(document, "WRD105", Severity.MINOR, "mann", evil, evil, reason=evil)
    out = render(name, make_report([document], [finding], notes=(evil,)), color=color)
    assert not set(re.sub(r"\x1b\[[0-9;]*m", "", out)) & set("\x1b\x07\x9b\u202e")
    assert "\x1b]" not in out


@pytest.mark.parametrize("report", [SAMPLE, EMPTY, single("a\r\n海 mann", "mann")], ids=["sample", "empty", "single"])
def test_json_follows_its_schema(report: Report) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(render("json", report)))


def test_json_counts_rows_and_columns_from_one_in_code_points() -> None:
    row = json.loads(render("json", single("a\r\n🚢 mann", "mann")))["findings"][0]
    assert (
        row["span"],
        row["location"],
        row["end_location"],
    ) == ({"start": 5, "end": 9}, {"row": 2, "column": 3}, {"row": 2, "column": 7})


def test_related_places_outside_the_report_have_no_location() -> None:
    from checker.model import Related

    document = make_document("a.txt", "One mann.")
    related = (Related("source/a.vi.txt", Span(3, 5), "ông"),)
    finding = make_finding(document, "WRD105", Severity.MINOR, "mann", "No.", related=related)
    report = make_report([document], [finding])
    assert json.loads(render("json", report))["findings"][0]["related"][0]["location"] is None
    assert "= see: source/a.vi.txt ông\n" in render("text", report)


def test_jsonl_has_a_header_a_line_per_finding_and_a_summary() -> None:
    report = single("a\u2028b\x85c mann", "a\u2028b\x85c mann")
    header, finding, summary = map(json.loads, render("jsonl", report).splitlines())
    assert {"format": "checker-report/1", "signature": report.signature} == header
    assert json.loads(render("json", report))["findings"] == [finding]
    assert (
        summary["summary"]["articles"],
        summary["summary"]["findings"],
        summary["summary"]["severities"]["minor"],
    ) == (1, 1, 1)


def test_nothing_found_is_said() -> None:
    assert render("text", EMPTY) == "0 articles, no findings\n"
    assert render("concise", EMPTY) == ""


# Safety of each finding's fix, and how the sentence on fixes goes.
OFFERS = [
    (["safe", "safe"], "2 can be fixed with --fix"),
    (["safe", "unsafe", "display"], "1 can be fixed with --fix, 1 more with --fix --unsafe-fixes"),
    (["unsafe"], "1 can be fixed with --fix --unsafe-fixes"),
    (["display"], ""),
    ([], ""),
]


@pytest.mark.parametrize(("safeties", "sentence"), OFFERS)
def test_the_text_says_what_can_be_fixed(safeties: list[str], sentence: str) -> None:
    document = make_document("a.txt", "One mann.")
    finding = make_finding(document, "X", Severity.MINOR, "mann", "No.")
    findings = [replace(finding, fix=Fix("", safety, (Edit(Span(4, 8), "man"),))) for safety in safeties]
    lines = render("text", make_report([document], findings)).splitlines()
    assert [line for line in lines if "can be fixed" in line] == [sentence] * bool(sentence)


def test_an_unknown_format_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"unknown output format 'xml'; known: checkstyle, concise, github, "):
        render("xml", EMPTY)
