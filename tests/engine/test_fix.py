"""Fixes: which are made, until when, and that nothing but the text changes."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engine.check import Checker, load_checker
from checker.engine.fix import MOST_ROUNDS, apply, choose, is_fixable, mend, skeleton
from checker.engine.run import run
from checker.engine.select import select_rules
from checker.model import Edit, Finding, Fix, Report, Severity, Span
from checker.readers import read_bytes

GLOSSARY = """\
- {id: kyiv, preferred: Kyiv, forbidden: [{form: Kiev, replacement: Kyiv}]}
- id: pact
  preferred: agreement
  forbidden: [{form: pact, replacement: agreement}, {form: peace pact, replacement: agreement}]
- {id: corp, preferred: R&D <lab>, forbidden: [{form: research lab, replacement: R&D <lab>}]}
- {id: to-lam, preferred: Tô Lâm, forbidden: [{form: Su Lin, replacement: Tô Lâm}]}
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    path = tmp_path_factory.mktemp("desk") / "glossary.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    codes = ("TRM101", "WRD102", "WRD104", "PUN101", "PUN102")
    return load_checker(select_rules(select=codes), packs=[path], search=[])


def check_of(checker: Checker, path: str) -> Callable[[bytes], Report]:
    return lambda data: run([(path, lambda: read_bytes(data, path))], checker)


# Name of the file, the text before, the text after.
MENDED = [
    ("a.txt", "In Kiev the the end.", "In Kyiv the end."),
    ("a.txt", "the the the the the cat", "the cat"),
    ("a.txt", "In KIEV.\r\nIn Kiev’s\u00a0 port.\r", "In KYIV.\r\nIn Kyiv’s\u00a0 port.\r"),
    ("a.txt", "A pact and the peace pact.", "An agreement and the agreement."),
    ("a.txt", "A peace pact , too", "An agreement, too"),
    ("a.txt", "🚢 cafe\u0301 in Kiev 👩‍🚒 end", "🚢 cafe\u0301 in Kyiv 👩‍🚒 end"),
    ("a.txt", "The research lab", "The R&D <lab>"),
    ("a.html", "<p>The research lab in <b>Kiev</b></p>", "<p>The R&amp;D &lt;lab&gt; in <b>Kyiv</b></p>"),
    ("a.html", "<p>In Ki<b>ev</b> the <i>the</i> end of Kiev</p>", "<p>In Ki<b>ev</b> the <i>the</i> end of Kyiv</p>"),
    ("a.html", "<p title='Kiev'>Kiev</p><!-- Kiev --><script>'Kiev'</script>",
     "<p title='Kiev'>Kyiv</p><!-- Kiev --><script>'Kiev'</script>"),
    ("a.md", "# Kiev\n\nIn *Kiev* ([Kiev](Kiev.md)) the the `Kiev` end",
     "# Kyiv\n\nIn *Kyiv* ([Kyiv](Kiev.md)) the `Kiev` end"),
    ("a.md", "---\ntitle: Kiev\n---\nThe research lab", "---\ntitle: Kiev\n---\nThe R&D &#60;lab>"),
    ("a.jsonl", '{"text": "Kiev \\u0041 \\"the the\\"\\nKiev", "x": "Kiev"}\n\n{"text": "In the the Kiev"}',
     '{"text": "Kyiv \\u0041 \\"the\\"\\nKyiv", "x": "Kiev"}\n\n{"text": "In the Kyiv"}'),
    ("a.json", '[{"title": "In Kiev", "text": "K\\u0069ev"}, {"text": "Kiev"}]',
     '[{"title": "In Kyiv", "text": "K\\u0069ev"}, {"text": "Kyiv"}]'),
]  # fmt: skip


@pytest.mark.parametrize(("path", "before", "after"), MENDED, ids=[f"{case[0]} {case[1][:30]}" for case in MENDED])
def test_mended(desk: Checker, path: str, before: str, after: str) -> None:
    mended = mend(path, before.encode(), check_of(desk, path))
    assert mended is not None
    assert (mended.after, mended.mended, mended.complaint) == (after, after.encode(), "")


@pytest.mark.parametrize("path", ["a.txt", "a.html", "a.md"])
def test_what_needs_no_fix_is_left_alone(desk: Checker, path: str) -> None:
    assert mend(path, b"The mayor of Kyiv spoke.", check_of(desk, path)) is None
    assert mend(path, b"", check_of(desk, path)) is None


ENCODINGS = [
    ("a.txt", codecs.BOM_UTF8, "utf-8"),
    ("a.txt", codecs.BOM_UTF16_LE, "utf-16-le"),
    ("a.html", codecs.BOM_UTF16_BE, "utf-16-be"),
    ("a.txt", b"", "cp1252"),
]


@pytest.mark.parametrize(("path", "mark", "encoding"), ENCODINGS)
def test_encoding_and_mark_are_kept(desk: Checker, path: str, mark: bytes, encoding: str) -> None:
    data = mark + "<p>The café in Kiev.</p>\r\nKiev\n".encode(encoding)
    mended = mend(path, data, check_of(desk, path))
    assert mended is not None
    assert mended.mended == data.replace("Kiev".encode(encoding), "Kyiv".encode(encoding))


def test_what_an_encoding_cannot_write_stays(desk: Checker) -> None:
    text = "In Kiev Su Lin \u201cspoke\u201d."
    mended = mend("a.txt", text.replace("Su Lin", "the the").encode("cp1252"), check_of(desk, "a.txt"))
    assert mended is not None
    glossary_form = mend("a.txt", text.encode("cp1252"), check_of(desk, "a.txt"))
    assert glossary_form is not None
    assert (glossary_form.encoding, glossary_form.complaint) == ("cp1252", "")
    assert glossary_form.mended == "In Kyiv T\u00f4 L\u00e2m \u201cspoke\u201d.".encode("cp1252")
    finding = made(0, 4, "Tokyō")
    assert (choose([finding], "cp1252"), choose([finding], "utf-8")) == ([], [finding])


def made(start: int, end: int, text: str, *, code: str = "X", severity: str = "minor", safety: str = "safe") -> Finding:
    span = Span(start, end)
    fix = Fix(text, safety, (Edit(span, text),))
    return Finding(code, "a.txt", span, "", "No.", Severity(severity), fix=fix)


# Findings by (start, end, severity), and which of them are chosen.
CHOICES = [
    ([(0, 4, "minor"), (6, 9, "minor")], [0, 1]),
    ([(0, 4, "minor"), (2, 9, "critical")], [0]),
    ([(2, 4, "minor"), (2, 9, "neutral")], [1]),
    ([(2, 4, "minor"), (2, 4, "major")], [1]),
    ([(0, 4, "minor"), (4, 9, "minor")], [0]),
    ([(0, 3, "minor"), (2, 6, "minor"), (5, 9, "minor")], [0, 2]),
    ([(5, 9, "minor"), (0, 9, "minor"), (1, 2, "minor")], [1]),
]


@pytest.mark.parametrize(("places", "chosen"), CHOICES)
def test_choice(places: list[tuple[int, int, str]], chosen: list[int]) -> None:
    findings = [made(start, end, "x", severity=severity) for start, end, severity in places]
    assert [findings.index(finding) for finding in choose(findings)] == chosen
    assert choose(findings[::-1]) == choose(findings)


def test_what_is_set_aside_or_unsure_is_not_fixed() -> None:
    findings = [
        made(0, 1, "x", safety="display"),
        made(2, 3, "x", safety="unsafe"),
        replace(made(6, 7, "x"), status="baseline"),
    ]
    assert (choose(findings), is_fixable(findings)) == ([], False)
    assert (choose(findings, is_unsafe=True), is_fixable(findings, is_unsafe=True)) == ([findings[1]], True)


def test_edits_of_one_fix_go_together() -> None:
    both = replace(made(6, 7, "x"), fix=Fix("", "safe", (Edit(Span(6, 7), "x"), Edit(Span(0, 1), "y"))))
    assert choose([both, made(1, 2, "z")]) == [made(1, 2, "z")]
    assert apply("a bcd ef", [both]) == "y bcd xf"


def rewriting(steps: dict[str, str]) -> Callable[[bytes], Report]:
    """Returns a check that asks to write `steps[text]` for the whole text."""

    def check(data: bytes) -> Report:
        (document,) = read_bytes(data, "a.txt")
        text = document.raw
        return Report("", (document,), (made(0, len(text), steps[text]),) if text in steps else ())

    return check


# What each text becomes, what is left of "one" in the end, and the complaint.
LOOPS = [
    ({"one": "two", "two": "three"}, "three", ""),
    ({"one": "two", "two": "one"}, "one", "fixes go round in a circle: X"),
    ({"one": "two", "two": "three", "three": "two"}, "two", "fixes go round in a circle: X"),
    ({"one": "one"}, "one", "fixes go round in a circle: X"),
    ({"one": "a"} | {"a" * number: "a" * (number + 1) for number in range(1, 99)}, "one", "fixes do not come to an end: X"),
    ({"one": "a"} | {"a" * number: "a" * (number + 1) for number in range(1, MOST_ROUNDS)}, "a" * MOST_ROUNDS, ""),
    ({"one": "two\nthree"}, "two\nthree", ""),
]


@pytest.mark.parametrize(("steps", "after", "complaint"), LOOPS)
def test_rounds_come_to_an_end(steps: dict[str, str], after: str, complaint: str) -> None:
    mended = mend("a.txt", b"one", rewriting(steps))
    assert mended is not None
    assert (mended.after, mended.complaint) == (after, complaint)


def test_a_fix_that_would_change_markup_is_not_made() -> None:
    def check(data: bytes) -> Report:
        (document,) = read_bytes(data, "a.md")
        at = document.raw.find("Kiev")
        return Report("", (document,), (made(at, at + 4, "`Kyiv`"),) if at >= 0 else ())

    mended = mend("a.md", b"In Kiev.", check)
    assert mended is not None
    assert (mended.after, mended.complaint) == ("In Kiev.", "a fix would change more than the text: X")


def test_a_fix_may_take_markup_out_where_it_speaks_of_that() -> None:
    def check(data: bytes) -> Report:
        (document,) = read_bytes(data, "a.html")
        at = document.raw.find("<!-- x -->")
        found = (made(at, at + 10, ""),) if at >= 0 else ()
        return Report("", (document,), (*found, *((made(3, 7, "Kyiv"),) if "Kiev" in document.raw else ())))

    mended = mend("a.html", b"<p>Kiev</p> <!-- x --> <p>b</p><!-- y -->", check)
    assert mended is not None
    assert (mended.after, mended.complaint) == ("<p>Kyiv</p>  <p>b</p><!-- y -->", "")


def test_bytes_that_do_not_come_back_are_left_alone() -> None:
    def check(data: bytes) -> Report:
        (document,) = read_bytes(b"Kiev", "a.txt")
        return Report("", (replace(document, encoding="utf-8-sig"),), (made(0, 4, "Kyiv"),))

    mended = mend("a.txt", b"Kiev", check)
    assert mended is not None
    assert (mended.mended == mended.data, mended.complaint) == (
        False,
        "its encoding (utf-8-sig) does not give the same bytes back",
    )
    assert mended.after == mended.before


PIECES = [
    "Kiev", "the the", "a pact", "peace pact", "research lab", "Su Lin", "cafÃ©", " ,", "，", "end.Next", "word,word", "( so )",
    "🚢", "e\u0301", "&amp;", "&", "<b>", "</b>", "*", "_", "`", "[", "](x)", "\\", "#", "- ", "1. ", "| ", "said", ".",
    " ", " ", " ", "\n", "\r\n", "\n\n", "\u00a0", "’s", "\ufeff", "\t",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html", "a.jsonl"])
@given(text=TEXTS, mark=st.sampled_from([b"", codecs.BOM_UTF8]), escapes=st.booleans())
def test_after_a_fix_nothing_is_left_to_fix(desk: Checker, path: str, text: str, mark: bytes, escapes: bool) -> None:
    raw = json.dumps({"text": text, "x": "Kiev"}, ensure_ascii=escapes) if path == "a.jsonl" else text
    data = mark + raw.encode()
    check = check_of(desk, path)
    mended = mend(path, data, check)
    if mended is None:
        return
    assert mended.complaint in ("", "a fix would change more than the text: " + mended.complaint.rpartition(": ")[2])
    after = check(mended.mended)
    assert skeleton(after.documents) == skeleton(check(data).documents)
    assert mended.mended.startswith(mark)
    assert mended.after.count("\r\n") == raw.count("\r\n")
    if not mended.complaint:
        assert not is_fixable(after.findings)
        assert mend(path, mended.mended, check) is None
    if path == "a.jsonl":
        assert json.loads(mended.after)["x"] == "Kiev"
