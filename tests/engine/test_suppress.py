"""Comments and [sic] suppress what stands where they count, and nothing else; what suppresses nothing is reported."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.engine.annotate import annotate
from checker.engine.check import Checker
from checker.errors import OutputError
from checker.model import Document, Finding, Severity, Span
from checker.readers import read_bytes

# In each text "the the" is suppressed, and "and and" must still be found.
# File name, text.
SUPPRESSED = [
    ("a.txt", "# checker: ignore[WRD102]\nIn the the hall.\nIn and and hall."),
    ("a.txt", "In and and hall.\n# checker: ignore[WRD102] why\n\n\nIn the the hall."),
    ("a.txt", "\t# checker: ignore\r\nIn the the hall.\r\nIn and and hall."),
    ("a.txt", "In the the hall.\n\nIn the the port.\n# checker: ignore-file[WRD]"),
    ("a.txt", "They met in the the [sic] hall. In and and port."),
    ("a.txt", "“in the the” [sic], he said. In and and port."),
    ("a.txt", "In the the (sic) hall."),
    ("a.txt", "In and and port [sic]."),
    ("a.txt", "In and and <!-- checker: ignore --> hall."),
    ("a.md", "<!-- checker: ignore[WRD102] -->\nIn the the hall,\nand the the port.\n\nIn and and hall."),
    ("a.md", "<!-- checker: ignore[WRD102] why -->\n\nIn the the hall.\n\nIn and and hall."),
    ("a.md", "<!--\n  checker: ignore[WRD102]\n-->\n\nIn the the hall.\n\nIn and and hall."),
    ("a.md", "In the the hall, <!-- checker: ignore[WRD102] -->\nof and and port."),
    ("a.md", "In and and hall,\nand the the port. <!-- checker: ignore[doubled-word] -->\n\nIn and and hall."),
    ("a.md", "- In the the hall. <!-- checker: ignore[WRD102] -->\n- In and and hall."),
    ("a.md", "> <!-- checker: ignore[WRD102] -->\n> In the the hall.\n\nIn and and hall."),
    ("a.md", "| a | b |\n|---|---|\n| In the the hall. <!-- checker: ignore[WRD102] --> | In and and hall. |"),
    ("a.md", "# In the the hall <!-- checker: ignore[WRD102] -->\n\nIn and and hall."),
    ("a.md", "```\n<!-- checker: ignore-file -->\n```\n\nIn and and hall."),
    ("a.md", "    <!-- checker: ignore-file -->\n\nIn and and hall."),
    ("a.md", "Write `<!-- checker: ignore -->` there, in and and hall."),
    ("a.md", "In the the hall.\n\n<!-- checker: ignore-file[WRD102] -->\n\nIn the the port."),
    ("a.md", "In the the *[sic]* hall. In and and port."),
    ("a.html", "<!-- checker: ignore[WRD102] -->\n<p>In the the hall.</p><p>In and and hall.</p>"),
    ("a.html", "<p>In the the hall.<!-- checker: ignore[WRD102] --></p><p>In and and hall.</p>"),
    ("a.html", "<p>In the <b>the</b> hall<!-- checker: ignore[WRD102] -->.</p><p>In and and hall.</p>"),
    ("a.html", "<p>In <b>the the</b><!-- checker: ignore[WRD102] --></p><p>In and and hall.</p>"),
    ("a.html", "<p>In and and hall.</p><!-- checker: ignore[WRD102] --><p>In the the hall.</p><p>In and and hall.</p>"),
    ("a.html", "<p>In and and hall<br>\n<!-- checker: ignore[WRD102] --> port, and\n so on.</p>"),
    ("a.html", "<p>In the <i>the</i> [<i>sic</i>] hall. In and and port.</p>"),
    ("a.html", "<p>In the the hall.</p>\n<!-- checker: ignore-file -->"),
]  # fmt: skip

# File name, text, the messages of what is reported besides.
REPORTED = [
    ("a.txt", "# checker: ignore[WRD102]\nIn the hall.", ["This suppresses nothing."]),
    ("a.txt", "# checker: ignore[WRD102, PUN]\nIn the the hall.", ["PUN suppresses nothing here."]),
    ("a.txt", "# checker: ignore[WRD999]\nIn the hall.", ["No rule fits 'WRD999'; did you mean WRD"]),
    ("a.txt", "# checker: off\nIn the hall.", ["This comment is not understood; write “checker: ignore[CODE] reason”"]),
    ("a.txt", "# checker: ignore[ ]\nIn the hall.", ["No code stands in the brackets; leave them out"]),
    ("a.txt", "# checker: ignore\nIn the hall.", ["This suppresses nothing."]),
    ("a.md", "In the hall. <!-- checker: ignore[TRM101] -->", ["This suppresses nothing."]),
    ("a.html", "<p>In the hall.</p><!-- checker: ignore-file[TRM101] -->", ["This suppresses nothing."]),
    ("a.html", "<!-- checker: ignore[TRM101] -->", ["This suppresses nothing."]),
]


def read(name: str, text: str, encoding: str = "utf-8") -> Document:
    (document,) = read_bytes(text.encode(encoding), name)
    return document


def doubled(checker: Checker, document: Document) -> list[tuple[str, str]]:
    findings = checker.map_document(document).findings
    return [(re.sub("<[^>]*>", "", finding.text), finding.status) for finding in findings if finding.code == "WRD102"]


@pytest.mark.parametrize(("name", "text"), SUPPRESSED)
def test_what_is_suppressed(checker: Checker, name: str, text: str) -> None:
    found = doubled(checker, read(name, text))
    assert found == [(words, "open" if words == "and and" else "suppressed") for words, _ in found]
    assert len(found) == len(re.findall(r"\b(the|and) (?:<[^>]*>)?\1\b", text))


@pytest.mark.parametrize(("name", "text", "messages"), REPORTED)
def test_what_suppresses_nothing_is_reported(checker: Checker, name: str, text: str, messages: list[str]) -> None:
    findings = [finding for finding in checker.map_document(read(name, text)).findings if finding.code == "SUP101"]
    assert len(findings) == len(messages)
    for finding, message in zip(findings, messages, strict=True):
        assert finding.message.startswith(message)
        assert text[finding.span.start : finding.span.end] == finding.text != ""


def test_a_rule_that_did_not_run_makes_no_suppression_unused(checker: Checker) -> None:
    some = Checker(checker.glossary, [rule for rule in checker.rules if rule.code in ("WRD102", "SUP101")], {})
    text = "# checker: ignore[TRM101]\n# checker: ignore\n# checker: ignore[WRD]\nIn the hall."
    assert some.map_document(read("a.txt", text)).findings == ()


def test_a_comment_is_no_prose_and_moves_nothing(checker: Checker) -> None:
    plain, noted = (
        "In and and hall.\nThen it ended.",
        "\ufeff# checker: the the goverment\r\nIn and and hall.\r\nThen it ended.",
    )
    first, second = read("a.txt", plain), read("a.txt", noted)
    assert first.prose.text == second.prose.text
    (before,), (after, *_) = ([f for f in checker.map_document(d).findings if f.code == "WRD102"] for d in (first, second))
    assert before.fingerprint == after.fingerprint
    assert second.raw[after.span.start : after.span.end] == "and and"


SENTENCES = [
    "The envoys met in the the hall .",
    "They allianced with the orientator.",
    "The goverment,which was was named , resigned.",
    "He said “so.",
    "A [link to the the page](https://example.org/a_b) helps.",
    "In **the the** hall and `the the` code &amp; so on .",
    "All is well that ends well.",
]
BREAKS = ["\n", "\n\n", "\n- ", "\n> ", "\n\n# ", "\n\n1. ", "  \n", "\\\n"]
PIECES = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(BREAKS)), min_size=1, max_size=6)
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=PIECES, end=LINE_ENDS, encoding=ENCODINGS, name=st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_after_suppressing_all_nothing_is_left_and_nothing_unused(
    checker: Checker, pieces: list[tuple[str, str]], end: str, encoding: str, name: str
) -> None:
    text = "".join(sentence + gap for sentence, gap in pieces)
    if name == "a.html":
        text = "<article>" + "".join(f"<p>{sentence}{gap}</p>" for sentence, gap in pieces) + "</article>"
    data = text.replace("\n", end).encode(encoding)
    (document,) = read_bytes(data, name)
    written = annotate(data, document, checker.map_document(document).findings, checker)
    (changed,) = read_bytes(written, name)
    assert [finding for finding in checker.map_document(changed).findings if finding.status == "open"] == []
    assert [segment.text for segment in changed.segments] == [segment.text for segment in document.segments]
    assert encoding == "utf-8" or written[:2] == data[:2]
    # Taking the comments out gives the file as it was.
    bare = re.sub(rf" <!-- checker:.*?-->|# checker:[^\r\n]*{end}", "", written.decode(encoding))
    bare = re.sub(rf"{end}<!-- checker: ignore-file[^\r\n]*{end}\Z", "", bare)
    assert bare.rstrip("\r\n") == data.decode(encoding).rstrip("\r\n")
    # A second time there is nothing to do.
    assert annotate(written, changed, checker.map_document(changed).findings, checker) == written


def test_what_a_story_tells_is_suppressed_and_no_comment_is_called_unused(checker: Checker) -> None:
    text = "<!-- checker: ignore[TRM] -->\n\nIn the hall. <!-- checker: ignore[PUN] -->"
    mapped = checker.map_document(read("a.md", text), sketch=True)
    told = [Finding("TRM201", "a.md", Span(37, 39), "hall", "said otherwise elsewhere.", Severity.NEUTRAL)]
    assert [finding.code for finding in mapped.findings] == ["SUP101", "SUP101"]
    joined = mapped.silence.join(mapped.findings, told)
    assert [(finding.code, finding.status) for finding in joined] == [("SUP101", "open"), ("TRM201", "suppressed")]
    assert joined[0].text == "<!-- checker: ignore[PUN] -->"


def test_json_takes_no_comments(checker: Checker) -> None:
    data = b'{"text": "In the the hall."}'
    (document,) = read_bytes(data, "a.json")
    with pytest.raises(OutputError, match=r"a\.json: JSON holds no comments: put what is known into a baseline"):
        annotate(data, document, checker.map_document(document).findings, checker)
