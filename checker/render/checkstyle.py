"""Checkstyle XML: a file with its findings; columns count from 1 in code points."""

from __future__ import annotations

from checker.model import Report, Severity
from checker.render._message import describe, open_ones
from checker.render._places import Places
from checker.render._xml import element, write_xml

LEVELS = {Severity.NEUTRAL: "info", Severity.MINOR: "warning", Severity.MAJOR: "error", Severity.CRITICAL: "error"}


def render(report: Report, *, color: bool = False) -> str:
    """Returns an element a file, files without findings included; a file that was not read has an error of its own."""
    places = Places.of(report)
    files = {document.file: element("file", name=document.file) for document in report.documents}
    for finding in open_ones(report.findings):
        row, column = places.locate(finding.path, finding.span.start)
        files[places.files[finding.path]].append(
            element(
                "error",
                line=row,
                column=column,
                severity=LEVELS[finding.severity],
                message=describe(finding),
                source=f"checker.{finding.code}",
            )
        )
    for skipped in report.skipped:
        file = files.setdefault(skipped.path, element("file", name=skipped.path))
        file.append(element("error", line=1, severity="error", message=skipped.reason, source="checker.skipped"))
    root = element("checkstyle", version="4.3")
    root.extend(files.values())
    return write_xml(root)
