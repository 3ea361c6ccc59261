"""What a project says of findings: other severities, and rules that do not count in some files. Findings in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from checker.engine.paths import PathTable
from checker.engine.select import longest_prefix
from checker.model import Finding, Severity
from checker.rules import Rule

Filter = Callable[[Sequence[Finding]], list[Finding]]


def reweigh(severities: Mapping[str, Severity], rules: Iterable[Rule]) -> Filter:
    """Returns the filter that gives findings the severity of the longest prefix of `severities` that fits their code.

    A finding that its rule weighs otherwise than usual (without weight, where both forms stand equally often) is only made
    lighter.
    """
    usual = {rule.code: rule.severity for rule in rules}
    fitting = {code: max(severities, key=lambda prefix: longest_prefix(code, [prefix])) for code in usual}
    wanted = {code: severities[prefix] for code, prefix in fitting.items() if code.startswith(prefix)}

    def weigh(finding: Finding) -> Finding:
        severity = wanted.get(finding.code, finding.severity)
        if finding.severity is not usual.get(finding.code):
            severity = min(severity, finding.severity, key=lambda one: one.rank)
        return finding if severity is finding.severity else replace(finding, severity=severity)

    return lambda findings: [weigh(finding) for finding in findings]


def ignore_in_files(table: PathTable[Sequence[str]]) -> Filter:
    """Returns the filter that suppresses findings whose code begins with a prefix that `table` gives for their path."""

    def is_ignored(finding: Finding) -> bool:
        return any(longest_prefix(finding.code, prefixes) >= 0 for prefixes in table.values(finding.path))

    return lambda findings: [
        replace(finding, status="suppressed") if finding.status == "open" and is_ignored(finding) else finding
        for finding in findings
    ]
