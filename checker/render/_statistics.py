"""How often each rule found something."""

from __future__ import annotations

from collections import Counter

from checker.model import Report
from checker.render._message import open_ones


def render(report: Report) -> str:
    """Returns a line a rule, most findings first: number, code, name; `[*]` marks rules with safe fixes among them."""
    findings = open_ones(report.findings)
    names = {rule.code: rule.name for rule in report.rules}
    counts = Counter(finding.code for finding in findings)
    fixable = {finding.code for finding in findings if finding.fix and finding.fix.safety == "safe"}
    width = len(str(max(counts.values(), default=0)))
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return "".join(
        f"{count:>{width}}  {code}  {'[*]' if code in fixable else '[ ]'}  {names.get(code, '')}".rstrip() + "\n"
        for code, count in ranked
    )
