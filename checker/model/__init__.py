"""The values that all parts share: frozen, compared by value, picklable. Imports nothing of ours but errors."""

from checker.model.persons import Office, Person
from checker.model.report import (
    Edit,
    Finding,
    Fix,
    Observation,
    Related,
    Report,
    RulePage,
    Score,
    Severity,
    Skipped,
)
from checker.model.terms import (
    Component,
    Concept,
    Form,
    Glossary,
    Pack,
    Rendering,
    Spec,
    Status,
    Term,
)
from checker.model.text import (
    Document,
    Lines,
    Prose,
    Run,
    Segment,
    Span,
)

__all__ = [
    "Component",
    "Concept",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Form",
    "Glossary",
    "Lines",
    "Observation",
    "Office",
    "Pack",
    "Person",
    "Prose",
    "Related",
    "Rendering",
    "Report",
    "RulePage",
    "Run",
    "Score",
    "Segment",
    "Severity",
    "Skipped",
    "Span",
    "Spec",
    "Status",
    "Term",
]
