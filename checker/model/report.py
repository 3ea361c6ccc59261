"""Findings and the report that renderers get."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.model.terms import Concept
from checker.model.text import Document, Span


class Severity(StrEnum):
    """How much a finding matters: MQM's levels with the weights 0, 1, 5 and 25."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """Position from 0 (neutral) to 3 (critical)."""
        return list(Severity).index(self)

    @property
    def weight(self) -> int:
        """Penalty points of one error (MQM core, Lommel and others 2014)."""
        return (0, 1, 5, 25)[self.rank]


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of a span of the file."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding; `safety` is safe, unsafe or display."""

    title: str
    safety: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of; `role` says which (majority, expansion, other-article …)."""

    path: str
    span: Span
    text: str
    message: str = ""
    role: str = "other"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a copy editor would stop at. `message` says what is wrong, `reason` why we think so."""

    code: str
    path: str
    span: Span
    text: str
    message: str
    severity: Severity
    confidence: float = 1.0
    mqm: str = ""
    concept: str | None = None
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    reason: str = ""
    status: str = "open"
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """What an article says of `key`: all that a rule over several articles gets.

    `span` and `text` are a place in the file; `value` is the rule's own (JSON where it has parts); `article` is the
    article's digest, `date` its day.
    """

    rule: str
    key: str
    value: str
    path: str
    span: Span
    text: str
    article: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event: their places in `Report.documents`, and why they belong together."""

    name: str
    documents: tuple[int, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RulePage:
    """What a report needs to know of a rule."""

    code: str
    name: str
    mqm: str
    severity: Severity
    profile: str
    page: str


@dataclass(frozen=True, slots=True)
class Score:
    """An article's MQM score; see `engine/score.py` for the arithmetic."""

    path: str
    words: int
    counts: Mapping[str, int]
    penalty: int
    per_thousand: float
    overall: float
    is_pass: bool
    is_short: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be checked, with the reason."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run; a renderer needs nothing else."""

    signature: str
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    rules: tuple[RulePage, ...] = ()
    concepts: tuple[Concept, ...] = ()
    scores: tuple[Score, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()

    def worst(self, findings: Iterable[Finding] | None = None) -> Severity | None:
        """Returns the highest severity among open findings; None where there are none."""
        open_ones = [f.severity for f in (self.findings if findings is None else findings) if f.status == "open"]
        return max(open_ones, key=lambda severity: severity.rank, default=None)
