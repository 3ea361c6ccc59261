"""A small report with invented text, built by hand: what the tests of all renderers run on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from checker.model import (
    Concept,
    Document,
    Edit,
    Finding,
    Fix,
    Prose,
    Related,
    Report,
    RulePage,
    Run,
    Score,
    Segment,
    Severity,
    Skipped,
    Span,
    Status,
    Term,
)

SIGNATURE = "checker:0.1.0 · rules:default · packs:harbours@3f2a91c0 · model:none"
KINDS = {"# ": "heading", "* ": "item", "> ": "quote", "@ ": "caption", "~ ": "boilerplate"}


def make_document(path: str, text: str, **facts: object) -> Document:
    """Returns an article: a segment per line, its kind named by the first two characters (`KINDS`)."""
    segments, offset = [], 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\r\n")
        kind = KINDS.get(body[:2], "paragraph")
        start = offset + (2 if body[:2] in KINDS else 0)
        end = offset + len(body)
        if end > start:
            segments.append(Segment(str(len(segments) + 1), text[start:end], kind, (Run(0, end - start, start, end),)))
        offset += len(line)
    parts = tuple(segments)
    return replace(Document(path, text, parts, "0" * 32, Prose.of(parts)), **facts)  # type: ignore[arg-type]


def find_span(document: Document, text: str, nth: int = 0) -> Span:
    """Returns the nth place of `text` in the file."""
    start = -1
    for _ in range(nth + 1):
        start = document.raw.index(text, start + 1)
    return Span(start, start + len(text))


def make_finding(
    document: Document, code: str, severity: Severity, text: str, message: str, *instead: str, nth: int = 0, **more: object
) -> Finding:
    """Returns a finding at a place of `document`."""
    span = find_span(document, text, nth)
    finding = Finding(code, document.path, span, text, message, severity, suggestions=instead)
    fix = Fix(f"Write “{instead[0]}”", "safe", (Edit(span, instead[0]),)) if instead else None
    return replace(finding, fix=fix, **more)  # type: ignore[arg-type]


def make_report(documents: Sequence[Document], findings: Sequence[Finding], **more: object) -> Report:
    """Returns a report whose findings have fingerprints."""
    numbers = count(1)
    marked = tuple(replace(finding, fingerprint=f"{next(numbers):016x}") for finding in findings)
    return replace(Report(SIGNATURE, tuple(documents), marked), **more)  # type: ignore[arg-type]


def make_score(document: Document, findings: Sequence[Finding], *, is_short: bool = True) -> Score:
    """Returns an article's score; in these samples ten points per 1,000 words fail."""
    counts = {str(severity): 0 for severity in Severity}
    for finding in findings:
        counts[finding.severity] += finding.path == document.path and finding.status == "open"
    words = sum(len(segment.text.split()) for segment in document.segments)
    penalty = sum(Severity(name).weight * number for name, number in counts.items())
    per_thousand = round(1000 * penalty / words, 2)
    is_pass = per_thousand < 10 and not counts["critical"]
    return Score(document.path, words, counts, penalty, per_thousand, round(100 - 100 * penalty / words, 2), is_pass, is_short)


TALKS = make_document(
    "articles/harbour-talks.txt",
    """\
# Coastal ministers close first round of harbour talks
@ Lights on the northern pier. Photo: Harbour Board
The delegations agreed on liberty of sailing through the northern strait and on a joint survey of the sea bed, the \
hosts said after two days of meetings.

A fund of $40 million (about 58 billion yen) will pay for new lights and buoys. “This relationed work will go on,” \
the host minister told reporters, adding that the the survey would begin at once.
# Next steps
* A survey of the sea bed in spring
* Patrols for liberty of sailing
> “We hope for warm and attractive seas.”
The 海上 office 🚢 and the café owners welcomed the liberty of sailing accord.
~ Leave a Reply. All Rights Reserved.
""",
    source_lang="vi",
    date="2031-03-14",
    outlet="Harbour Gazette",
    notes=("read as cp1252: the file is no UTF-8",),
)
FERRY = make_document(
    "archive/harbour-talks.txt",
    "# Ferry line opens\r\nThe ferry crosses under freedom of navigation.\r\n\r\n“Warm and welcoming seas” await, it said.\r\n",
    source_lang="ja",
)
CLEAN = make_document("articles/lighthouse.md", "# Lighthouse repainted\nThe lighthouse is white again.\n")

CONCEPTS = (
    Concept(
        "freedom-of-navigation",
        "term",
        (Term("freedom of navigation", Status.PREFERRED), Term("liberty of sailing", Status.FORBIDDEN)),
        definition="The right of ships to pass through the sea (UNCLOS, article 87).",
        reference="https://example.org/unclos?article=87&lang=en",
    ),
)
RULES = (
    RulePage("NUM101", "implied-rate", "unit-conversion", Severity.CRITICAL, "default", "Two amounts imply no rate."),
    RulePage(
        "TRM102",
        "drifted-term",
        "wrong-term",
        Severity.MAJOR,
        "default",
        "A known term is rendered word by word.\n\n"
        "## What it finds\nAn *unlisted* form, such as `liberty of\nsailing`.\n\n"
        "## Flagged\n- They agreed on liberty of sailing.\n- They <b>met</b>.\n\n## Options\n`threshold`: 0.8.",
    ),
    RulePage("WRD101", "non-word", "word-form", Severity.MINOR, "default", "A word is formed as no English word is."),
    RulePage("WRD102", "doubled-word", "duplication", Severity.MINOR, "default", "A word stands twice in a row."),
    RulePage("QUO201", "quote-drift", "inconsistent-use", Severity.NEUTRAL, "default", "One statement, other words."),
)


def _drift(nth: int, **more: object) -> Finding:
    message = "Word-by-word rendering of a known term."
    place = find_span(FERRY, "freedom of navigation")
    more = {
        "concept": "freedom-of-navigation",
        "confidence": 0.86,
        "mqm": "wrong-term",
        "reason": "“tự do” → liberty, “hàng hải” → sailing (Vietnamese).",
        "related": (Related(FERRY.path, place, "freedom of navigation", "has the known form", "other-article"),),
    } | more
    return make_finding(
        TALKS, "TRM102", Severity.MAJOR, "liberty of sailing", message, "freedom of navigation", nth=nth, **more
    )


FINDINGS = (
    make_finding(
        FERRY,
        "QUO201",
        Severity.NEUTRAL,
        "“Warm and welcoming seas”",
        "Another article of this story quotes “warm and attractive seas”.",
        mqm="inconsistent-use",
    ),
    _drift(0),
    make_finding(
        TALKS,
        "NUM101",
        Severity.CRITICAL,
        "$40 million (about 58 billion yen)",
        "The two amounts imply 1,450 yen to the dollar; the market that week had 148 to 151.",
        mqm="unit-conversion",
        reason="1,450 lies in the won's band for that week (1,441–1,456).",
        suggestions=("$40 million (about 58 billion won)",),
    ),
    make_finding(
        TALKS,
        "WRD101",
        Severity.MINOR,
        "58 billion yen",
        "A second rule speaks of a part of the same place.",
        "58 billion won",
        mqm="word-form",
    ),
    make_finding(
        TALKS,
        "WRD101",
        Severity.MINOR,
        "relationed",
        "“relationed” is no English word: -ed on the noun relation.",
        "related",
        "in relation",
        mqm="word-form",
    ),
    make_finding(TALKS, "WRD102", Severity.MINOR, "the the", "“the” stands twice.", "the", mqm="duplication"),
    _drift(1, related=(Related(TALKS.path, find_span(TALKS, "liberty of sailing"), "liberty of sailing", "first here"),)),
    make_finding(
        TALKS,
        "QUO201",
        Severity.NEUTRAL,
        "“We hope for warm and attractive seas.”",
        "Another article of this story quotes “Warm and welcoming seas”.",
        mqm="inconsistent-use",
        related=(Related(FERRY.path, find_span(FERRY, "“Warm and welcoming seas”"), "“Warm and welcoming seas”"),),
    ),
    _drift(2, status="baseline"),
)
SAMPLE = make_report(
    (FERRY, TALKS, CLEAN),
    FINDINGS,
    rules=RULES,
    concepts=CONCEPTS,
    scores=tuple(make_score(document, FINDINGS) for document in (FERRY, TALKS, CLEAN)),
    skipped=(Skipped("articles/photo.txt", "is a PNG image; name the article's text"),),
    notes=("the model extra is not installed",),
)
