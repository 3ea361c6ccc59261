"""Reviewdog's diagnostic format (rdjson): columns count from 1 in UTF-8 bytes, ends are exclusive."""

from __future__ import annotations

from checker.model import Edit, Finding, Report, Severity, Span
from checker.render._message import describe, open_ones
from checker.render._places import Places
from checker.render._repository import repository_path
from checker.render._rows import Row, write_json

LEVELS = {Severity.NEUTRAL: "INFO", Severity.MINOR: "WARNING", Severity.MAJOR: "ERROR", Severity.CRITICAL: "ERROR"}


def render(report: Report, *, color: bool = False) -> str:
    """Returns the open findings, each with what a fix would write."""
    places = Places.of(report)
    diagnostics = [_diagnostic(finding, places) for finding in open_ones(report.findings)]
    diagnostics += [
        {"message": skipped.reason, "location": {"path": repository_path(skipped.path)}, "severity": "ERROR"}
        for skipped in report.skipped
    ]
    return write_json({"source": {"name": "checker"}, "diagnostics": diagnostics}, indent=1) + "\n"


def _diagnostic(finding: Finding, places: Places) -> Row:
    row: Row = {
        "message": "\n".join(filter(None, (describe(finding), finding.reason))),
        "location": {
            "path": repository_path(places.files[finding.path]),
            "range": _range(finding.path, finding.span, places),
        },
        "severity": LEVELS[finding.severity],
        "code": {"value": finding.code},
    }
    if finding.fix and finding.fix.safety != "display":
        edit = merge(finding.fix.edits, places.texts[finding.path])
        row["suggestions"] = [{"range": _range(finding.path, edit.span, places), "text": edit.text}]
    return row


def merge(edits: tuple[Edit, ...], text: str) -> Edit:
    """Returns one edit that does what `edits` do together: the format has no other way to say that they belong together."""
    ordered = sorted(edits, key=lambda edit: edit.span)
    pieces, at = [], ordered[0].span.start
    for edit in ordered:
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return Edit(Span(ordered[0].span.start, at), "".join(pieces))


def _range(path: str, span: Span, places: Places) -> Row:
    ends = {}
    for name, offset in (("start", span.start), ("end", span.end)):
        row, column = places.count(path, offset, "utf-8")
        ends[name] = {"line": row, "column": column}
    return ends
