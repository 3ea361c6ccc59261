"""One line per finding: `path:row:column: CODE severity message (instead: …)`."""

from __future__ import annotations

from checker.model import Report
from checker.render._message import describe, open_ones
from checker.render._places import Places
from checker.render._screen import clean


def render(report: Report, *, color: bool = False) -> str:
    """Returns a line for every open finding, and none where there is nothing to say."""
    places = Places.of(report)
    lines = []
    for finding in open_ones(report.findings):
        place = places.name(finding.path, finding.span.start)
        lines.append(clean(f"{place}: {finding.code} {finding.severity} {describe(finding)}") + "\n")
    return "".join(lines)
