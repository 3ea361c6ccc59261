"""GitLab's Code Quality report: a list of findings with paths from the top of the repository."""

from __future__ import annotations

from hashlib import blake2b

from checker.model import Finding, Report, Severity
from checker.render._message import describe, open_ones
from checker.render._places import Places
from checker.render._repository import repository_path
from checker.render._rows import Row, write_json

LEVELS = {Severity.NEUTRAL: "info", Severity.MINOR: "minor", Severity.MAJOR: "major", Severity.CRITICAL: "critical"}


def render(report: Report, *, color: bool = False) -> str:
    """Returns the open findings; their fingerprints differ from one another, or GitLab would show one of them only."""
    places = Places.of(report)
    seen: dict[str, int] = {}
    return write_json([_row(finding, places, seen) for finding in open_ones(report.findings)], indent=1) + "\n"


def _row(finding: Finding, places: Places, seen: dict[str, int]) -> Row:
    path = repository_path(places.files[finding.path])
    mark = finding.fingerprint or blake2b(f"{finding.code}\0{path}\0{finding.text}".encode(), digest_size=8).hexdigest()
    seen[mark] = seen.get(mark, 0) + 1
    start, _ = places.locate(finding.path, finding.span.start)
    end, _ = places.locate(finding.path, finding.span.end)
    return {
        "description": describe(finding),
        "check_name": f"{finding.code} {places.rules.get(finding.code, '')}".strip(),
        "fingerprint": mark if seen[mark] == 1 else f"{mark}-{seen[mark]}",
        "severity": LEVELS[finding.severity],
        "location": {"path": path, "lines": {"begin": start, "end": end}},
    }
