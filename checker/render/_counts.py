"""What a run found, in numbers and in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from checker.model import Document, Finding, Report, Score, Severity

_ASIDE = {"baseline": "in the baseline", "suppressed": "suppressed"}


def count_severities(findings: Iterable[Finding]) -> dict[str, int]:
    """Returns the number of open findings of every severity, worst first."""
    counts = Counter(finding.severity for finding in findings if finding.status == "open")
    return {str(severity): counts[severity] for severity in reversed(Severity)}


def name_number(number: int, noun: str) -> str:
    """Returns "1 article", "2 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summarize(report: Report) -> str:
    """Returns the sentence that ends a run: articles, findings by severity, what was set aside, what was skipped."""
    counts = count_severities(report.findings)
    number = sum(counts.values())
    findings = name_number(number, "finding") if number else "no findings"
    sentence = f"{name_number(len(report.documents), 'article')}, {findings}"
    if number:
        sentence += ": " + ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
    parts = [sentence]
    aside = Counter(finding.status for finding in report.findings if finding.status != "open")
    parts += [f"{count:,} {_ASIDE.get(status, status)}" for status, count in sorted(aside.items())]
    if report.skipped:
        parts.append(f"{name_number(len(report.skipped), 'file')} skipped")
    return "; ".join(parts)


def offer_fixes(report: Report) -> str:
    """Returns the sentence that says how many findings `--fix` would mend; "" where it would mend none."""
    safety = Counter(finding.fix.safety for finding in report.findings if finding.fix and finding.status == "open")
    safe, unsafe = safety["safe"], safety["unsafe"]
    if safe and unsafe:
        return f"{safe:,} can be fixed with --fix, {unsafe:,} more with --fix --unsafe-fixes"
    if safe or unsafe:
        return f"{safe or unsafe:,} can be fixed with --fix{'' if safe else ' --unsafe-fixes'}"
    return ""


def pair_scores(report: Report) -> list[tuple[Document, Score | None]]:
    """Returns every article with its score; several articles of one file take that file's scores in turn."""
    scores: dict[str, list[Score]] = {}
    for score in reversed(report.scores):
        scores.setdefault(score.path, []).append(score)
    return [(document, _take(scores.get(document.path, []))) for document in report.documents]


def _take(scores: list[Score]) -> Score | None:
    return scores.pop() if scores else None
