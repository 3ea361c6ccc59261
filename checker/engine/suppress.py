"""Comments and `[sic]` suppress findings: which, where, and whether anything was there to suppress."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.engine.reach import reach_of
from checker.engine.select import resolve_codes
from checker.errors import UsageError
from checker.model import Comment, Document, Edit, Finding, Fix, Severity, Span
from checker.rules import Rule, all_rules

UNUSED = "SUP101"
_DIRECTIVE = re.compile(r"(ignore-file|ignore)(?![\w-])\s*(?:\[([^\]]*)\])?\s*(.*)", re.DOTALL)
_SIC = re.compile(r"[\[(]sic[\])]", re.IGNORECASE)
_BEFORE_SIC = re.compile(r"([^\W_](?:[\w'’.-]*\w)?)[^\w\s]{0,3}\s{0,2}[^\w\s]{0,2}\Z")
_LONGEST_WORD = 80


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that was understood: `prefixes` of codes ("" is every code), and where in the file it counts."""

    comment: Comment
    words: tuple[str, ...]
    prefixes: tuple[str, ...]
    reach: Span | None

    def covers(self, finding: Finding) -> bool:
        """Returns whether the finding lies, even in part, where the comment counts."""
        return self.reach is not None and _touches(finding.span, self.reach)


@dataclass(frozen=True, slots=True)
class Silence:
    """All that suppresses findings in one article: comments that were understood, those that were not, words before [sic]."""

    known: tuple[Suppression, ...] = ()
    wrong: tuple[tuple[Comment, str], ...] = ()
    sic: tuple[Span, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Silence:
        """Returns what suppresses findings in `document`."""
        known: list[Suppression] = []
        wrong: list[tuple[Comment, str]] = []
        for comment in document.comments:
            try:
                known.append(_understand(comment, document))
            except UsageError as error:
                wrong.append((comment, error.message))
        return cls(tuple(known), tuple(wrong), tuple(_sic_words(document)))

    def mark(self, findings: Iterable[Finding]) -> tuple[list[Finding], set[tuple[Span, str]]]:
        """Returns the findings, with status "suppressed" where that is asked for, and (comment, prefix) of what asked."""
        marked: list[Finding] = []
        used: set[tuple[Span, str]] = set()
        for finding in findings:
            fitting = {
                (one.comment.span, prefix)
                for one in self.known
                if one.covers(finding)
                for prefix in one.prefixes
                if finding.code.startswith(prefix)
            }
            used |= fitting
            is_aside = bool(fitting) or any(_touches(finding.span, word) for word in self.sic)
            marked.append(replace(finding, status="suppressed") if is_aside and finding.status == "open" else finding)
        return marked, used

    def join(self, findings: Iterable[Finding], told: Iterable[Finding]) -> list[Finding]:
        """Returns an article's findings with those `told` by a comparison of articles, which comments may suppress, too."""
        marked, used = self.mark(told)
        needed = {comment for comment, _ in used}
        return [*(finding for finding in findings if finding.code != UNUSED or finding.span not in needed), *marked]


def suppress(findings: Sequence[Finding], document: Document, rules: Sequence[Rule], silence: Silence) -> list[Finding]:
    """Returns the findings, marked, and new ones for comments that suppress nothing, by place. `rules` are those that ran."""
    marked, used = silence.mark(findings)
    if document.comments and any(rule.code == UNUSED for rule in rules):
        marked += [_report(comment, document, message, None) for comment, message in silence.wrong]
        for one in silence.known:
            marked += _unused(one, document, rules, [prefix for prefix in one.prefixes if (one.comment.span, prefix) in used])
        marked.sort(key=lambda finding: (finding.span.start, finding.span.end, finding.code, finding.message))
    return marked


def _understand(comment: Comment, document: Document) -> Suppression:
    """Returns what a comment asks for; raises UsageError where it cannot be understood."""
    match = _DIRECTIVE.match(comment.text)
    if match is None:
        raise UsageError(
            "This comment is not understood; write “checker: ignore[CODE] reason” or “checker: ignore-file[CODE]”."
        )
    words = tuple(word.strip() for word in (match[2] or "").split(",") if word.strip())
    if match[2] is not None and not words:
        raise UsageError("No code stands in the brackets; leave them out to suppress every rule.")
    try:
        prefixes = tuple(resolve_codes(words)) if words else ("",)
    except UsageError as error:
        raise UsageError(f"{error.message[:1].upper()}{error.message[1:]}.") from None
    is_file = match[1] == "ignore-file"
    return Suppression(
        comment, words or ("",), prefixes, Span(0, len(document.raw)) if is_file else reach_of(comment, document)
    )


def _unused(one: Suppression, document: Document, rules: Iterable[Rule], used: Sequence[str]) -> Iterator[Finding]:
    """Yields a finding if a code of a comment suppressed nothing although its rules ran."""
    running = {rule.code for rule in rules}
    idle = [
        word
        for word, prefix in zip(one.words, one.prefixes, strict=True)
        if prefix not in used and _could_speak(prefix, running)
    ]
    if idle and len(idle) == len(one.words):
        yield _report(one.comment, document, "This suppresses nothing.", "")
    elif idle:
        yield _report(one.comment, document, f"{', '.join(idle)} suppresses nothing here.", None)


def _could_speak(prefix: str, running: set[str]) -> bool:
    """Says whether the rules that a prefix means all ran on this one article, so that their silence says something."""
    meant = [rule for rule in all_rules() if rule.code.startswith(prefix)]
    usual = [rule for rule in meant if rule.profile == "default" and not rule.needs and rule.scope == "document"] or meant
    is_wide = len(prefix) < len("TRM101")
    return all(rule.code in running for rule in usual) and (is_wide or all(rule.scope == "document" for rule in meant))


def _report(comment: Comment, document: Document, message: str, left: str | None) -> Finding:
    span = comment.span
    fix = None if left is None else Fix("Take the comment out", "safe", (Edit(span, left),))
    text = document.raw[span.start : span.end]
    return Finding(UNUSED, document.path, span, text, message, Severity.NEUTRAL, fix=fix)


def _sic_words(document: Document) -> Iterator[Span]:
    """Yields the place of each word that "[sic]" stands behind, quotation marks and full stops aside."""
    prose = document.prose
    for match in _SIC.finditer(prose.text):
        start = max(match.start() - _LONGEST_WORD, prose.starts[prose.index_at(match.start())])
        before = _BEFORE_SIC.search(prose.text[start : match.start()])
        if before is not None:
            yield prose.locate(Span(start + before.start(1), start + before.end(1)))


def _touches(one: Span, other: Span) -> bool:
    if one.start == one.end:
        return other.start <= one.start <= other.end
    return one.overlaps(other)
