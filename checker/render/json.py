"""The whole report as one JSON object: `checker-report/1`, described by `report.schema.json`."""

from __future__ import annotations

from checker.model import Report
from checker.render._counts import pair_scores
from checker.render._places import Places
from checker.render._rows import FORMAT, document_row, finding_row, score_row, skipped_row, write_json


def render(report: Report, *, color: bool = False) -> str:
    """Returns the report, findings that were suppressed or stand in the baseline included."""
    places = Places.of(report)
    value = {
        "format": FORMAT,
        "signature": report.signature,
        "documents": [document_row(document, score) for document, score in pair_scores(report)],
        "findings": [finding_row(finding, places) for finding in report.findings],
        "scores": [score_row(score) for score in report.scores],
        "skipped": [skipped_row(skipped) for skipped in report.skipped],
    }
    return write_json(value, indent=1) + "\n"
