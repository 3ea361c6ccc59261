"""MQM scores, worked out by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from checker.engine.score import score_document
from checker.model import Document, Finding, Prose, Run, Segment, Severity, Span

# Words; neutral, minor, major, critical findings; penalty, per 1,000 words, overall; pass, short.
SCORES = [
    (1000, (0, 0, 0, 0), 0, 0.0, 100.0, True, False),
    (1000, (9, 0, 0, 0), 0, 0.0, 100.0, True, False),
    (1000, (0, 1, 0, 0), 1, 1.0, 99.9, True, False),
    (1000, (0, 0, 1, 0), 5, 5.0, 99.5, True, False),
    (1000, (0, 15, 0, 0), 15, 15.0, 98.5, True, False),
    (1000, (0, 16, 0, 0), 16, 16.0, 98.4, False, False),
    (1000, (0, 0, 3, 0), 15, 15.0, 98.5, True, False),
    (1000, (0, 1, 3, 0), 16, 16.0, 98.4, False, False),
    (1000, (0, 0, 0, 1), 25, 25.0, 97.5, False, False),
    (10_000, (0, 0, 0, 1), 25, 2.5, 99.75, False, False),
    (400, (0, 2, 2, 0), 12, 30.0, 97.0, False, True),
    (3, (0, 1, 0, 0), 1, 333.33, 66.67, False, True),
    (1, (0, 0, 1, 0), 5, 5000.0, -400.0, False, True),
    (499, (0, 0, 0, 0), 0, 0.0, 100.0, True, True),
    (500, (0, 0, 0, 0), 0, 0.0, 100.0, True, False),
    (0, (0, 0, 0, 0), 0, 0.0, 100.0, True, True),
    (3, (2, 3, 4, 1), 48, 16000.0, -1500.0, False, True),
]


def make_document(*texts: tuple[str, str]) -> Document:
    segments = tuple(
        Segment(str(number), text, kind, (Run(0, len(text), 0, len(text)),)) for number, (kind, text) in enumerate(texts)
    )
    return Document("a.txt", "", segments, "", Prose.of(segments))


def make_findings(counts: tuple[int, ...], status: str = "open") -> list[Finding]:
    return [
        Finding("TRM101", "a.txt", Span(0, 1), "x", "said.", severity, status=status)
        for severity, count in zip(Severity, counts, strict=True)
        for _ in range(count)
    ]


@pytest.mark.parametrize(("words", "counts", "penalty", "per_thousand", "overall", "is_pass", "is_short"), SCORES)
def test_arithmetic(
    words: int,
    counts: tuple[int, ...],
    penalty: int,
    per_thousand: float,
    overall: float,
    is_pass: bool,
    is_short: bool,
) -> None:
    score = score_document(make_document(("paragraph", "word " * words)), make_findings(counts))
    assert (score.words, score.penalty, score.per_thousand, score.overall) == (words, penalty, per_thousand, overall)
    assert (score.is_pass, score.is_short) == (is_pass, is_short)
    assert tuple(score.counts.values()) == counts


def test_weights() -> None:
    assert [severity.weight for severity in Severity] == [0, 1, 5, 25]


@pytest.mark.parametrize("status", ["suppressed", "baseline"])
def test_what_was_set_aside_costs_nothing(status: str) -> None:
    score = score_document(make_document(("paragraph", "word " * 1000)), make_findings((0, 1, 1, 1), status))
    assert (score.penalty, score.is_pass, sum(Counter(score.counts).values())) == (0, True, 0)


def test_boilerplate_has_no_words() -> None:
    document = make_document(("heading", "One two"), ("paragraph", "three\nfour  five"), ("boilerplate", "Leave a Reply"))
    assert score_document(document, []).words == 5
