"""Findings as an editor shows them: as diagnostics, and as a page under the pointer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Range,
)

from checker.apps.lsp.positions import Places
from checker.apps.lsp.project import Checked, Project
from checker.model import Concept, Finding, Severity, Span, Status
from checker.render import describe

SOURCE = "checker"
LEVELS = {
    Severity.NEUTRAL: DiagnosticSeverity.Information,
    Severity.MINOR: DiagnosticSeverity.Warning,
    Severity.MAJOR: DiagnosticSeverity.Error,
    Severity.CRITICAL: DiagnosticSeverity.Error,
}


def diagnose(checked: Checked, places: Places, uri: str) -> list[Diagnostic]:
    """Returns a diagnostic for each open finding."""
    return [to_diagnostic(finding, checked, places, uri) for finding in open_findings(checked)]


def open_findings(checked: Checked) -> list[Finding]:
    """Returns the findings that are neither suppressed nor in the baseline."""
    return [finding for finding in checked.findings if finding.status == "open"]


def to_diagnostic(finding: Finding, checked: Checked, places: Places, uri: str) -> Diagnostic:
    """Returns the diagnostic of a finding."""
    related = [
        DiagnosticRelatedInformation(Location(uri, range_of(other.span, checked, places)), other.message or other.role)
        for other in finding.related
        if other.path == finding.path
    ]
    return Diagnostic(
        range=range_of(finding.span, checked, places),
        message="\n".join(filter(None, (describe(finding), finding.reason))),
        severity=LEVELS[finding.severity],
        code=finding.code,
        source=SOURCE,
        related_information=related or None,
    )


def range_of(span: Span, checked: Checked, places: Places) -> Range:
    """Returns where a span of the article stands in the editor."""
    return places.range(span.shift(checked.shift))


def touching(checked: Checked, span: Span) -> list[Finding]:
    """Returns the open findings that a span of the article touches; one at the very edge counts."""
    return [f for f in open_findings(checked) if f.span.start <= span.end and span.start <= f.span.end]


def explain(checked: Checked, project: Project, offset: int) -> tuple[str, Span] | None:
    """Returns a page in Markdown on what stands at an offset of the article, and its place; None where nothing is known.

    It has the findings there, what is known of the term, and the pages of the rules.
    """
    findings = touching(checked, Span(offset, offset))
    concepts = {finding.concept: finding.span for finding in findings if finding.concept}
    if not findings:
        concepts = dict(_terms_at(checked, project, offset))
    if not findings and not concepts:
        return None
    glossary = project.checker.glossary
    rules = {rule.code: rule for rule in project.checker.rules}
    parts = [_tell(finding) for finding in findings]
    parts += [_present(glossary[name], project) for name in concepts if name in glossary]
    for code in sorted({finding.code for finding in findings}):
        if code in rules:
            parts.append(f"---\n\n### {code} {rules[code].name}\n\n{rules[code].page()}")
    span = findings[0].span if findings else next(iter(concepts.values()))
    return "\n\n".join(parts), span


def _terms_at(checked: Checked, project: Project, offset: int) -> Iterator[tuple[str, Span]]:
    """Yields the concepts whose listed forms stand at an offset."""
    scan = project.checker.look_at(checked.document).scan
    for match in scan.matches:
        span = checked.document.prose.locate(scan.span_of(match))
        if span.start <= offset <= span.end:
            for form in match.forms:
                if form.status is not None:
                    yield form.concept, span


def _tell(finding: Finding) -> str:
    reason = f"  \nWhy: {escape(finding.reason)}" if finding.reason else ""
    return f"**{finding.code}** {escape(describe(finding))}{reason}"


def _present(concept: Concept, project: Project) -> str:
    pack = next((pack for pack in project.checker.glossary.packs if pack.name == concept.pack), None)
    origin = (pack.title or pack.name) if pack else concept.pack
    lines = [f"**{escape(concept.preferred)}** ({escape(concept.type)}, {escape(Path(origin).name)})"]
    if concept.definition:
        lines.append(escape(concept.definition))
    admitted = [term.form for term in concept.terms if term.status is Status.ADMITTED]
    if admitted:
        lines.append(f"Also right: {_join(admitted)}")
    if concept.equivalents:
        lines.append(", ".join(f"{lang}: {_join(forms)}" for lang, forms in concept.equivalents))
    if concept.reference.startswith(("https://", "http://")):
        lines.append(f"<{concept.reference.replace('>', '%3E').replace(' ', '%20')}>")
    return "  \n".join(lines)


def _join(forms: Iterable[str]) -> str:
    return ", ".join(map(escape, forms))


def escape(text: str) -> str:
    """Returns a text so that Markdown shows it as it is."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|~&" else char for char in text.replace("\n", " "))
