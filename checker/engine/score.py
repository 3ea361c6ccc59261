"""MQM scores: penalty points from the severities of an article's open findings.

Weights 0, 1, 5 and 25 (MQM core typology; Lommel, Uszkoreit and Burchardt 2014). `penalty` is MQM's absolute penalty total
(APT); `per_thousand` gives it for 1,000 words; `overall` is 100 * (1 - penalty / words). They are two scales: an article
with 12 points in 400 words has 30 points per 1,000 words and an overall score of 97.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from checker.model import Document, Finding, Score, Severity

PASS_LIMIT = 15.0  # points per 1,000 words
SHORT_SAMPLE = 500  # words


def score_document(document: Document, findings: Iterable[Finding]) -> Score:
    """Returns the score of one article; any critical finding fails it, as do more than `PASS_LIMIT` points per 1,000 words."""
    words = sum(len(segment.text.split()) for segment in document.segments if segment.kind != "boilerplate")
    return score_words(document.path, words, findings)


def score_words(path: str, words: int, findings: Iterable[Finding]) -> Score:
    """Returns the score of an article of so many words."""
    counts = Counter(finding.severity for finding in findings if finding.status == "open")
    penalty = sum(severity.weight * count for severity, count in counts.items())
    per_thousand = round(1000 * penalty / words, 2) if words else 0.0
    return Score(
        path=path,
        words=words,
        counts={severity.value: counts[severity] for severity in Severity},
        penalty=penalty,
        per_thousand=per_thousand,
        overall=round(100 - 100 * penalty / words, 2) if words else 100.0,
        is_pass=not counts[Severity.CRITICAL] and per_thousand <= PASS_LIMIT,
        is_short=words < SHORT_SAMPLE,
    )
