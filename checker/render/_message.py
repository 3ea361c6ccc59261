"""What a finding says in one line, for programs that show a line."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model import Finding


def describe(finding: Finding) -> str:
    """Returns the message and what could stand there instead."""
    instead = f" (instead: {' | '.join(finding.suggestions)})" if finding.suggestions else ""
    return f"{finding.message}{instead}"


def open_ones(findings: Iterable[Finding]) -> list[Finding]:
    """Returns the findings that are neither suppressed nor in the baseline."""
    return [finding for finding in findings if finding.status == "open"]
