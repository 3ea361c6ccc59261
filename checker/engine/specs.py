"""Runs the tests that packs carry: a `flag` sentence must be found for its concept, a `pass` sentence must not."""

from __future__ import annotations

import json
from dataclasses import dataclass

from checker.engine.check import Checker
from checker.engine.compiled import Compiled, compile_glossary
from checker.engine.select import select_rules
from checker.model import Concept, Finding, Glossary, Severity


@dataclass(frozen=True, slots=True)
class SpecFailure:
    """A sentence of a pack that does not do what the pack says."""

    concept: str
    path: str
    line: int
    text: str
    message: str


def run_specs(glossary: Glossary, only: frozenset[str] | None = None) -> list[SpecFailure]:
    """Returns the specs that fail; `only` names the packs whose specs run, all of the glossary's if left out."""
    checker = Checker(Compiled(json.loads(json.dumps(compile_glossary(glossary)))), select_rules(select=["TRM", "NAM"]), {})
    paths = {pack.name: pack.path for pack in glossary.packs}
    return [
        failure
        for concept in glossary.concepts
        if only is None or concept.pack in only
        for failure in _failures_of(concept, checker, paths.get(concept.pack, concept.pack))
    ]


def _failures_of(concept: Concept, checker: Checker, path: str) -> list[SpecFailure]:
    failures = []
    for spec in concept.specs:
        findings = [finding for finding in checker.check_text(spec.text) if finding.severity is not Severity.NEUTRAL]
        own = [finding for finding in findings if finding.concept == concept.id]
        if spec.is_flag and not own:
            failures.append(SpecFailure(concept.id, path, spec.line, spec.text, _say_missing(findings)))
        if not spec.is_flag and own:
            failures.append(SpecFailure(concept.id, path, spec.line, spec.text, f"is flagged: {own[0].code} {own[0].message}"))
    return failures


def _say_missing(findings: list[Finding]) -> str:
    others = ", ".join(f"{finding.code} for {finding.concept} at “{finding.text}”" for finding in findings)
    return f"is not flagged for its concept{f', but {others}' if others else ''}"
