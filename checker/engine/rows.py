"""Results of a run as plain rows for JSON, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from sys import intern
from typing import Any

from checker.engine.check import NO_SILENCE, Mapped
from checker.engine.look import Looked
from checker.engine.sketch import Sketch
from checker.engine.suppress import Silence, Suppression
from checker.model import (
    Comment,
    Document,
    Edit,
    Finding,
    Fix,
    Prose,
    Related,
    RulePage,
    Score,
    Severity,
    Span,
)

NO_PROSE = Prose("", (), ())
_SEVERITIES = {severity.value: severity for severity in Severity}


def write_looked(looked: Looked) -> str:
    """Returns what came of a file as JSON, without sketches and without any article's text."""
    if looked.reason:
        return _dump(looked.reason)
    together = zip(looked.documents, looked.mapped, looked.scores, strict=True)
    return _dump(
        [
            [
                _document_row(document),
                [finding_row(finding) for finding in mapped.findings],
                _score_row(score),
                _silence_row(mapped.silence),
            ]
            for document, mapped, score in together
        ]
    )


def read_looked(path: str, text: str) -> Looked:
    """Returns what `write_looked` wrote; the documents lack their text."""
    rows = json.loads(text)
    if isinstance(rows, str):
        return Looked(path, reason=rows)
    documents, mapped, scores = [], [], []
    for row, findings, score, silence in rows:
        document = _read_document(row)
        documents.append(document)
        mapped.append(Mapped(tuple([read_finding(one) for one in findings]), silence=_read_silence(silence)))
        scores.append(_read_score(document.path, score))
    return Looked(path, tuple(documents), tuple(mapped), tuple(scores))


def write_sketches(mapped: Sequence[Mapped]) -> str:
    """Returns the sketches of a file's articles as JSON; nothing if it has none."""
    if not any(one.sketch for one in mapped):
        return ""
    return _dump([one.sketch and _sketch_row(one.sketch) for one in mapped])


def read_sketches(text: str) -> list[Sketch | None]:
    """Returns what `write_sketches` wrote."""
    return [row and _read_sketch(row) for row in json.loads(text)]


def finding_row(finding: Finding) -> list[Any]:
    """Returns a finding as a list."""
    fix = finding.fix
    return [
        finding.code,
        finding.path,
        finding.span.start,
        finding.span.end,
        finding.text,
        finding.message,
        finding.severity.value,
        finding.confidence,
        finding.mqm,
        finding.concept,
        finding.suggestions,
        fix and [fix.title, fix.safety, [[edit.span.start, edit.span.end, edit.text] for edit in fix.edits]],
        [[one.path, one.span.start, one.span.end, one.text, one.message, one.role] for one in finding.related],
        finding.reason,
        finding.status,
        finding.fingerprint,
    ]


def read_finding(row: Sequence[Any]) -> Finding:
    """Returns what `finding_row` wrote."""
    code, path, start, end, text, message, severity, confidence, mqm, concept, suggestions, fix, related, *rest = row
    return Finding(
        code,
        path,
        Span(start, end),
        text,
        message,
        _SEVERITIES[severity],
        confidence,
        mqm,
        concept,
        tuple(suggestions),
        fix and Fix(fix[0], fix[1], tuple([Edit(Span(one, other), new) for one, other, new in fix[2]])),
        tuple([Related(file, Span(one, other), *more) for file, one, other, *more in related]),
        *rest,
    )


def rule_row(rule: RulePage) -> list[Any]:
    """Returns a rule as a list."""
    return list(astuple(rule))


def read_rule(row: Sequence[Any]) -> RulePage:
    """Returns what `rule_row` wrote."""
    code, name, mqm, severity, profile, page = row
    return RulePage(code, name, mqm, _SEVERITIES[severity], profile, page)


def _sketch_row(sketch: Sketch) -> list[Any]:
    return [sketch.path, sketch.article, sketch.date, sketch.story, " ".join(sketch.words), sketch.weights.hex()]


def _read_sketch(row: Sequence[Any]) -> Sketch:
    path, article, date, story, words, weights = row
    return Sketch(path, article, date, story, tuple(map(intern, words.split(" "))) if words else (), bytes.fromhex(weights))


def _document_row(document: Document) -> list[Any]:
    return [
        document.path,
        document.digest,
        document.lang,
        document.source_lang,
        document.date,
        document.outlet,
        document.story,
        document.encoding,
        document.notes,
        document.format,
        document.container,
        [[one.span.start, one.span.end, one.text] for one in document.comments],
    ]


def _read_document(row: Sequence[Any]) -> Document:
    path, digest, lang, source_lang, date, outlet, story, encoding, notes, form, container, comments = row
    seen = tuple([Comment(Span(start, end), text) for start, end, text in comments])
    places = (lang, source_lang, date, outlet, story, encoding, tuple(notes), form, container, seen)
    return Document(path, "", (), digest, NO_PROSE, *places)


def _score_row(score: Score) -> list[Any]:
    return [score.words, score.counts, score.penalty, score.per_thousand, score.overall, score.is_pass, score.is_short]


def _read_score(path: str, row: Sequence[Any]) -> Score:
    words, counts, *rest = row
    return Score(path, words, counts, *rest)


def _silence_row(silence: Silence) -> list[Any] | None:
    if silence == NO_SILENCE:
        return None
    return [
        [[*_comment_row(one.comment), one.words, one.prefixes, _span_row(one.reach)] for one in silence.known],
        [[*_comment_row(comment), message] for comment, message in silence.wrong],
        [_span_row(span) for span in silence.sic],
    ]


def _read_silence(row: Sequence[Any] | None) -> Silence:
    if row is None:
        return NO_SILENCE
    known, wrong, sic = row
    return Silence(
        tuple(
            Suppression(Comment(Span(start, end), text), tuple(words), tuple(prefixes), None if reach is None else Span(*reach))
            for start, end, text, words, prefixes, reach in known
        ),
        tuple((Comment(Span(start, end), text), message) for start, end, text, message in wrong),
        tuple(Span(*span) for span in sic),
    )


def _span_row(span: Span | None) -> list[int] | None:
    # An empty span is false.
    return None if span is None else [span.start, span.end]


def _comment_row(comment: Comment) -> list[Any]:
    return [comment.span.start, comment.span.end, comment.text]


def _dump(value: Any) -> str:
    # A path may hold bytes that are no UTF-8: they pass as escapes.
    return json.dumps(value, separators=(",", ":"))
