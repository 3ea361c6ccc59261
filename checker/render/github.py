"""Workflow commands that GitHub Actions turns into annotations: the worst findings first, and a line that sums up.

A step shows ten annotations of each kind (error, warning, notice) and drops the rest silently, so no more are written:
the last notice says how many findings there are in all. Columns count in code points.
"""

from __future__ import annotations

from collections import defaultdict

from checker.model import Finding, Report, Severity
from checker.render._counts import summarize
from checker.render._message import describe, open_ones
from checker.render._places import Places
from checker.render._repository import repository_path
from checker.render._screen import clean

SHOWN = 10  # annotations of a kind
KINDS = {Severity.NEUTRAL: "notice", Severity.MINOR: "warning", Severity.MAJOR: "error", Severity.CRITICAL: "error"}


def render(report: Report, *, color: bool = False) -> str:
    """Returns a line an annotation, and the sentence that ends a run."""
    places = Places.of(report)
    commands: dict[str, list[str]] = defaultdict(list)
    commands["error"] = [
        _command("error", skipped.reason, file=repository_path(skipped.path), title="not read") for skipped in report.skipped
    ]
    ranked = sorted(open_ones(report.findings), key=lambda finding: -finding.severity.rank)
    for finding in ranked:
        commands[KINDS[finding.severity]].append(_annotate(finding, places))
    is_cut = any(len(lines) > SHOWN for lines in commands.values())
    shown = [
        *commands["error"][:SHOWN],
        *commands["warning"][:SHOWN],
        *commands["notice"][: SHOWN - is_cut],
    ]
    total = sum(map(len, commands.values()))
    summary = f"checker: {summarize(report)}"
    if is_cut:
        return "".join([*shown, _command("notice", f"{summary}; {len(shown)} of {total} are shown", title="checker")])
    return "".join([*shown, clean(summary) + "\n"])


def _annotate(finding: Finding, places: Places) -> str:
    row, column = places.locate(finding.path, finding.span.start)
    end_row, end_column = places.locate(finding.path, finding.span.end)
    # Columns are for places in one line: with an end in another the whole annotation would be dropped.
    columns = {"col": column, "endColumn": end_column} if row == end_row else {}
    return _command(
        KINDS[finding.severity],
        "\n".join(filter(None, (describe(finding), finding.reason))),
        file=repository_path(places.files[finding.path]),
        line=row,
        endLine=end_row,
        **columns,
        title=f"{finding.code} {places.rules.get(finding.code, '')}".strip(),
    )


def _command(kind: str, message: str, /, **properties: object) -> str:
    """Returns a workflow command, escaped as the runner's toolkit does it (`actions/toolkit`, core/src/command.ts)."""
    named = ",".join(f"{name}={_escape(str(value), ':,')}" for name, value in properties.items())
    return f"::{kind} {named}::{_escape(message)}\n"


def _escape(text: str, also: str = "") -> str:
    lines = "\n".join(clean(line) for line in text.split("\n"))
    for char in "%\r\n" + also:
        lines = lines.replace(char, f"%{ord(char):02X}")
    return lines
