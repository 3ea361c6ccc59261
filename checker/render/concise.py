"""One line per finding: `path:row:column: CODE severity message (instead: …)`."""

from __future__ import annotations

from checker.model import Report
from checker.render._places import Places
from checker.render._screen import clean


def render(report: Report, *, color: bool = False) -> str:
    """Returns a line for every open finding, and none where there is nothing to say."""
    places = Places.of(report)
    lines = []
    for finding in report.findings:
        if finding.status != "open":
            continue
        instead = f" (instead: {' | '.join(finding.suggestions)})" if finding.suggestions else ""
        place = places.name(finding.path, finding.span.start)
        lines.append(clean(f"{place}: {finding.code} {finding.severity} {finding.message}{instead}") + "\n")
    return "".join(lines)
