"""A run over many files: order, what is skipped, and positions that hold for any text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import __version__
from checker.engine.check import Checker
from checker.engine.run import Overrides, Source, run, sign
from checker.errors import ReadError
from checker.model import Document, Report
from checker.readers import ReadOptions, read_bytes

WRONG = "Envoys met in the the hall of the India-Pacific."
CLEAN = "Envoys met in the hall."

# Sentences with slips of every family and sentences without, and what stands between them.
SENTENCES = [
    WRONG,
    CLEAN,
    "Friendly and wide Pacific India was named.",
    "They allianced with the orientator.",
    "The US-Japan alliance holds. The Japan-US alliance holds. The bilateral alliances hold.",
    "He said \u201cso.",
    "October 26 : it ended\uff0cthen.",
    "\u6771\u4eac was full of informations.",
    "See https://example.org/India-Pacific or desk@example.org about liberty of sailing.",
    "The Organization of United Nations (UNO) met the goverment.",
    "It\u00e2\u20ac\u2122s a caf\u00e9 \u0130stanbul stra\u00dfe \ufb01ne.",
]
BREAKS = [" ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\u00a0", "\u2028", "\u3000"]
ODDITIES = ["", "\U0001f6a2", "e\u0301\u0327", "\u200d", "\u202e", "\U0001f1fb\U0001f1f3 ", "\ufeff"]
TEXTS = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.sampled_from(BREAKS), st.sampled_from(ODDITIES)), min_size=1, max_size=8
).map(lambda parts: "".join(odd + sentence + gap for sentence, gap, odd in parts))

# The file's beginning and its encoding.
ENCODINGS = [("", "utf-8"), ("", "utf-8-sig"), ("\ufeff", "utf-16-le"), ("\ufeff", "utf-16-be")]
PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def source(path: str, text: str) -> Source:
    return path, partial(read_bytes, text.encode(), path)


def broken(path: str) -> Source:
    def read() -> Iterator[Document]:
        raise ReadError("looks like a stone", path=path)

    return path, read


def summary(report: Report) -> tuple[list[str], list[tuple[str, str]], list[tuple[str, str]]]:
    return (
        [document.path for document in report.documents],
        [(finding.path, finding.code) for finding in report.findings],
        [(skipped.path, skipped.reason) for skipped in report.skipped],
    )


def test_files_come_in_the_order_given_and_a_broken_one_is_skipped(checker: Checker) -> None:
    steps: list[int] = []
    sources = [source("b.txt", WRONG), broken("x.txt"), source("a.txt", CLEAN), source("c.txt", WRONG)]
    report = run(sources, checker, advance=lambda: steps.append(1))
    documents, findings, skipped = summary(report)
    assert documents == ["b.txt", "a.txt", "c.txt"]
    assert findings == [("b.txt", "WRD102"), ("b.txt", "TRM102"), ("c.txt", "WRD102"), ("c.txt", "TRM102")]
    assert skipped == [("x.txt", "looks like a stone")]
    assert len(steps) == len(sources)
    assert [score.path for score in report.scores] == documents


def test_no_sources_make_an_empty_report(checker: Checker) -> None:
    report = run([], checker)
    assert (report.documents, report.findings, report.skipped, report.worst()) == ((), (), (), None)


def test_an_error_of_ours_is_not_hidden(checker: Checker) -> None:
    def read() -> Iterator[Document]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run([("a.txt", read)], checker)


def test_findings_of_an_article_stand_in_the_order_of_its_text(checker: Checker) -> None:
    report = run([source("a.txt", "\n\n".join(SENTENCES))], checker)
    places = [finding.span for finding in report.findings]
    assert len(places) > 8
    assert places == sorted(places)


def test_a_report_brings_the_concepts_and_rules_it_speaks_of(checker: Checker) -> None:
    report = run([source("a.txt", WRONG)], checker)
    assert [concept.id for concept in report.concepts] == sorted({f.concept for f in report.findings if f.concept})
    assert [rule.code for rule in report.rules] == [rule.code for rule in checker.rules]


def test_the_signature_says_what_ran(checker: Checker) -> None:
    signature = sign(checker, profile="style")
    assert signature.startswith(f"checker:{__version__} \u00b7 profile:style \u00b7 rules:{len(checker.rules)}@")
    assert all(f"{pack.name}@{pack.digest[:4]}" in signature for pack in checker.glossary.packs)
    assert signature.endswith(" \u00b7 model:none")


# What the command line says, what the file says, what counts.
OVERRIDES = [
    (Overrides(), CLEAN, (None, None)),
    (Overrides("vi", "2025-10-26"), CLEAN, ("vi", "2025-10-26")),
    (Overrides("vi", "2025-10-26"), f"---\nsource_lang: ko\ndate: 2020-01-02\n---\n{CLEAN}", ("ko", "2020-01-02")),
]


@pytest.mark.parametrize(("overrides", "text", "expected"), OVERRIDES)
def test_overrides_fill_what_the_file_leaves_open(
    checker: Checker, overrides: Overrides, text: str, expected: tuple[str | None, str | None]
) -> None:
    (document,) = run([source("a.txt", text)], checker, overrides=overrides).documents
    assert (document.source_lang, document.date) == expected


@PROPERTY
@given(text=TEXTS, start=st.sampled_from(ENCODINGS))
def test_positions_hold_the_very_text(checker: Checker, text: str, start: tuple[str, str]) -> None:
    mark, encoding = start
    (document,) = read_bytes((mark + text).encode(encoding), "a.txt")
    for finding in checker.map_document(document).findings:
        assert document.raw[finding.span.start : finding.span.end] == finding.text != ""
        for edit in finding.fix.edits if finding.fix and finding.fix.safety != "display" else ():
            assert finding.span.start <= edit.span.start <= edit.span.end <= finding.span.end
        for related in finding.related:
            assert document.raw[related.span.start : related.span.end] == related.text


@PROPERTY
@given(texts=st.lists(TEXTS, max_size=4))
def test_running_twice_gives_equal_reports(checker: Checker, texts: list[str]) -> None:
    sources = [source(f"{number}.txt", text) for number, text in enumerate(texts)]
    first = run(sources, checker)
    assert run(sources, checker) == first
    # One article does not change what is said of another.
    alone = [finding for one in reversed(sources) for finding in run([one], checker).findings]
    assert sorted(map(repr, alone)) == sorted(map(repr, first.findings))
    prints = [(finding.path, finding.fingerprint) for finding in first.findings]
    assert len(set(prints)) == len(prints)


@PROPERTY
@given(text=TEXTS)
def test_markdown_and_json_lines_say_where_in_the_file(checker: Checker, text: str) -> None:
    import json

    line = json.dumps({"text": text})
    readers: list[Callable[[], list[Document]]] = [
        partial(read_bytes, text.encode(), "a.md"),
        partial(read_bytes, line.encode(), "a.jsonl", ReadOptions()),
    ]
    for read in readers:
        for document in read():
            for finding in checker.map_document(document).findings:
                assert document.raw[finding.span.start : finding.span.end] == finding.text
