"""SARIF 2.1.0 (OASIS 2020, errata 1), as code scanning services read it.

Columns count UTF-16 code units, paths from the top of the repository. Findings that were suppressed or stand in the
baseline are there, marked as such; where there are such ones, every result says so, as the standard asks.
"""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from checker.model import Finding, Fix, Related, Report, RulePage, Severity, Span
from checker.render._message import describe
from checker.render._places import Places
from checker.render._repository import repository_path
from checker.render._rows import Row, write_json

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.NEUTRAL: "note", Severity.MINOR: "warning", Severity.MAJOR: "error", Severity.CRITICAL: "error"}


def render(report: Report, *, color: bool = False) -> str:
    """Returns a log with one run."""
    places = Places.of(report)
    statuses = {finding.status for finding in report.findings}
    numbers = {rule.code: number for number, rule in enumerate(report.rules)}
    run = {
        "tool": {"driver": _driver(report)},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [_invocation(report)],
        "results": [_result(finding, places, numbers, statuses) for finding in report.findings],
        "properties": {"signature": report.signature},
    }
    return write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _driver(report: Report) -> Row:
    version = report.signature.split(" ")[0].partition(":")[2]
    named = {"version": version} if version else {}
    return {"name": "checker", **named, "rules": [_rule(rule) for rule in report.rules]}


def _rule(rule: RulePage) -> Row:
    title, _, body = rule.page.partition("\n")
    finds = body.partition("## What it finds\n")[2].partition("\n## ")[0].strip()
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": " ".join(finds.split()) or title},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.code[:3], rule.profile], "mqm": rule.mqm, "severity": str(rule.severity)},
    }


def _invocation(report: Report) -> Row:
    notices = [
        {"level": "error", "message": {"text": skipped.reason}, "locations": [{"physicalLocation": _file(skipped.path)}]}
        for skipped in report.skipped
    ]
    notices += [{"level": "note", "message": {"text": note}} for note in report.notes]
    return {"executionSuccessful": not report.skipped, "toolExecutionNotifications": notices}


def _result(finding: Finding, places: Places, numbers: dict[str, int], statuses: set[str]) -> Row:
    row: Row = {"ruleId": finding.code}
    if finding.code in numbers:
        row["ruleIndex"] = numbers[finding.code]
    row |= {
        "level": LEVELS[finding.severity],
        "message": {"text": "\n".join(filter(None, (describe(finding), finding.reason)))},
        "locations": [{"physicalLocation": _place(finding.path, finding.span, places, text=finding.text)}],
    }
    if finding.related:
        row["relatedLocations"] = [_related(related, places) for related in finding.related]
    if finding.fingerprint:
        row["partialFingerprints"] = {"checkerFingerprint/v1": finding.fingerprint}
    if finding.fix and finding.fix.safety != "display":
        row["fixes"] = [_fix(finding.path, finding.fix, places)]
    if "baseline" in statuses:
        row["baselineState"] = "unchanged" if finding.status == "baseline" else "new"
    if statuses - {"open"}:
        row["suppressions"] = _suppressions(finding.status)
    row["properties"] = {
        "severity": str(finding.severity),
        "confidence": finding.confidence,
        "mqm": finding.mqm,
        "concept": finding.concept,
        "suggestions": list(finding.suggestions),
    }
    return row


def _suppressions(status: str) -> list[Row]:
    if status == "suppressed":
        return [{"kind": "inSource"}]
    return [{"kind": "external", "justification": "in the baseline"}] if status == "baseline" else []


def _related(related: Related, places: Places) -> Row:
    place: Row = {"physicalLocation": _place(related.path, related.span, places, text=related.text)}
    return place | {"message": {"text": related.message}} if related.message else place


def _fix(path: str, fix: Fix, places: Places) -> Row:
    replacements = [
        {"deletedRegion": _region(path, edit.span, places), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(places.files[path]), "replacements": replacements}
    return {"description": {"text": f"{fix.title} ({fix.safety})"}, "artifactChanges": [change]}


def _place(path: str, span: Span, places: Places, *, text: str) -> Row:
    place = _file(places.files.get(path, path))
    if path in places.files:
        place["region"] = _region(path, span, places) | {"snippet": {"text": text}}
    return place


def _region(path: str, span: Span, places: Places) -> Row:
    row, column = places.count(path, span.start, "utf-16-le")
    end_row, end_column = places.count(path, span.end, "utf-16-le")
    return {"startLine": row, "startColumn": column, "endLine": end_row, "endColumn": end_column}


def _file(file: str) -> Row:
    return {"artifactLocation": _artifact(file)}


def _artifact(file: str) -> Row:
    name = repository_path(file)
    if PurePath(name).is_absolute():
        return {"uri": f"file://{quote(name, errors='surrogateescape')}"}
    return {"uri": quote(name, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}
