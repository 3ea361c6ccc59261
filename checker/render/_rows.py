"""The values of a report as plain data: what `report.schema.json` describes."""

from __future__ import annotations

import json
import re
from typing import Any

from checker.model import Document, Finding, Fix, Related, Score, Skipped, Span
from checker.render._places import Places

FORMAT = "checker-report/1"

Row = dict[str, Any]

_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def finding_row(finding: Finding, places: Places) -> Row:
    """Returns a finding; rows and columns count from 1, spans in code points of the decoded file."""
    return {
        "code": finding.code,
        "name": places.rules.get(finding.code),
        "path": finding.path,
        "span": span_row(finding.span),
        "location": location_row(places.locate(finding.path, finding.span.start)),
        "end_location": location_row(places.locate(finding.path, finding.span.end)),
        "text": finding.text,
        "message": finding.message,
        "reason": finding.reason,
        "severity": str(finding.severity),
        "confidence": finding.confidence,
        "mqm": finding.mqm,
        "concept": finding.concept,
        "suggestions": list(finding.suggestions),
        "fix": fix_row(finding.fix),
        "related": [related_row(related, places) for related in finding.related],
        "status": finding.status,
        "fingerprint": finding.fingerprint,
    }


def related_row(related: Related, places: Places) -> Row:
    """Returns another place; its location is null in a file that is no article of the report."""
    return {
        "path": related.path,
        "span": span_row(related.span),
        "location": location_row(places.find(related.path, related.span.start)),
        "text": related.text,
        "message": related.message,
        "role": related.role,
    }


def span_row(span: Span) -> Row:
    """Returns a span."""
    return {"start": span.start, "end": span.end}


def location_row(place: tuple[int, int] | None) -> Row | None:
    """Returns row and column."""
    return None if place is None else {"row": place[0], "column": place[1]}


def fix_row(fix: Fix | None) -> Row | None:
    """Returns a fix with its edits."""
    if fix is None:
        return None
    edits = [{"span": span_row(edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safety": fix.safety, "edits": edits}


def document_row(document: Document, score: Score | None) -> Row:
    """Returns what is known of an article, without its text."""
    return {
        "path": document.path,
        "lang": document.lang,
        "source_lang": document.source_lang,
        "date": document.date,
        "outlet": document.outlet,
        "words": None if score is None else score.words,
        "digest": document.digest,
        "notes": list(document.notes),
    }


def score_row(score: Score) -> Row:
    """Returns an article's MQM score: `penalty` in points, `per_thousand` in points per 1,000 words."""
    return {
        "path": score.path,
        "words": score.words,
        "counts": {str(name): count for name, count in score.counts.items()},
        "penalty": score.penalty,
        "per_thousand": score.per_thousand,
        "overall": score.overall,
        "is_pass": score.is_pass,
        "is_short": score.is_short,
    }


def skipped_row(skipped: Skipped) -> Row:
    """Returns a file that was not checked."""
    return {"path": skipped.path, "reason": skipped.reason}


def write_json(value: Row | list[Row], *, indent: int | None = None) -> str:
    """Returns `value` as JSON in which no character inside a string ends a line or cannot be encoded.

    Readers that split at every line end of Unicode would cut a row at U+0085, U+2028 and U+2029. Lone surrogates stand
    for the bytes of file names that are no UTF-8 (PEP 383).
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
