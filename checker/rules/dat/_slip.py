"""What the parts of DAT102 hand to the rule."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import Severity, Span


@dataclass(frozen=True, slots=True)
class Slip:
    """A place with what is wrong there, why we think so, what to write where that is sure, and the place it contradicts."""

    span: Span
    message: str
    reason: str
    severity: Severity = Severity.MAJOR
    suggestions: tuple[str, ...] = ()
    other: Span | None = None
