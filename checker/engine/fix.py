"""Puts fixes in place: what does not overlap, checked again and fixed again until nothing is left to fix.

Nothing here touches the disk: a file's bytes go in, and its new text comes out.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from checker.model import Document, Edit, Finding, Report, Run, Span
from checker.readers import encode_like

MOST_ROUNDS = 20
Check = Callable[[bytes], Report]


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's text before and after its fixes; `complaint` says what kept some of them from being made."""

    path: str
    data: bytes
    before: str
    after: str
    encoding: str
    fixed: tuple[Finding, ...] = ()
    complaint: str = ""

    @property
    def mended(self) -> bytes:
        """The file's new bytes, in its encoding, with its byte order mark."""
        return encode_like(self.data, self.after, self.encoding)


def mend(path: str, data: bytes, check: Check, *, is_unsafe: bool = False) -> Mended | None:
    """Returns the file `data` with its fixes made; None where there are none.

    `check` returns the report on a file of these bytes. With `is_unsafe` unsafe fixes are made, too.
    """
    report = check(data)
    if not report.documents or not is_fixable(report.findings, is_unsafe=is_unsafe):
        return None
    first = report.documents[0]
    result = Mended(path, data, first.raw, first.raw, first.encoding)
    if result.mended != data:
        return replace(result, complaint=f"its encoding ({first.encoding}) does not give the same bytes back")
    states = [result]
    while chosen := choose(report.findings, first.encoding, is_unsafe=is_unsafe):
        codes = ", ".join(sorted({finding.code for finding in chosen}))
        if len(states) > MOST_ROUNDS:
            return replace(states[0], complaint=f"fixes do not come to an end: {codes}")
        after = apply(result.after, chosen)
        again = next((state for state in states if state.after == after), None)
        if again is not None:
            return replace(again, complaint=f"fixes go round in a circle: {codes}")
        step = replace(result, after=after, fixed=(*result.fixed, *chosen))
        checked = check(step.mended)
        if skeleton(checked.documents) != skeleton(report.documents, chosen):
            return replace(result, complaint=f"a fix would change more than the text: {codes}")
        result, report = step, checked
        states.append(result)
    return result


def is_fixable(findings: Iterable[Finding], *, is_unsafe: bool = False) -> bool:
    """Returns whether one of `findings` has a fix that may be made."""
    return any(_may(finding, is_unsafe=is_unsafe) for finding in findings)


def choose(findings: Iterable[Finding], encoding: str = "utf-8", *, is_unsafe: bool = False) -> list[Finding]:
    """Returns the open findings whose fixes can be made at once: no two touch one another.

    Of two that do, the one that begins earlier stays, then the longer, then the worse; the other has its turn in the
    next round. What the file's encoding cannot write stays as it is.
    """
    taken: list[Span] = []
    chosen = []
    for finding in sorted(findings, key=_rank):
        edits = finding.fix.edits if finding.fix and _may(finding, is_unsafe=is_unsafe) else ()
        spans = [edit.span for edit in edits]
        if not spans or not all(
            _is_free(span, taken) and _fits(edit.text, encoding) for span, edit in zip(spans, edits, strict=True)
        ):
            continue
        for span in spans:
            insort(taken, span)
        chosen.append(finding)
    return chosen


def apply(text: str, findings: Sequence[Finding]) -> str:
    """Returns `text` with the edits of `findings`, which do not touch one another."""
    edits = sorted((edit for finding in findings if finding.fix for edit in finding.fix.edits), key=lambda edit: edit.span)
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def skeleton(documents: Sequence[Document], findings: Iterable[Finding] = ()) -> list[str]:
    """Returns what of a file is no prose: markup, comments, front matter, the braces of JSON; white space around it aside.

    It is what it will be after the fixes of `findings`, of which some speak of just that (a comment that does nothing).
    """
    raw = documents[0].raw if documents else ""
    runs: list[Run] = [run for document in documents for segment in document.segments for run in segment.runs]
    edits = sorted((edit for finding in findings if finding.fix for edit in finding.fix.edits), key=lambda edit: edit.span)
    gaps, at = [], 0
    for run in sorted(runs, key=lambda run: (run.file_start, run.file_end)):
        gaps.append(Span(at, run.file_start))
        at = max(at, run.file_end)
    texts = [_rewrite(raw, gap, edits).strip() for gap in (*gaps, Span(at, len(raw))) if gap.start < gap.end]
    return [text for text in texts if text]


def _rewrite(raw: str, gap: Span, edits: Sequence[Edit]) -> str:
    """Returns a gap between runs with those of `edits`, which are sorted, that lie in it."""
    first = bisect_left(edits, gap.start, key=lambda edit: edit.span.start)
    pieces, at = [], gap.start
    for number in range(first, len(edits)):
        edit = edits[number]
        if edit.span.end > gap.end:
            break
        pieces += [raw[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, raw[at : gap.end]])


def _may(finding: Finding, *, is_unsafe: bool) -> bool:
    return (
        finding.status == "open"
        and finding.fix is not None
        and finding.fix.safety in ("safe", "unsafe" if is_unsafe else "safe")
    )


def _rank(finding: Finding) -> tuple[int, int, int, str, str]:
    return finding.span.start, -len(finding.span), -finding.severity.rank, finding.code, finding.message


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    at = bisect_left(taken, span)
    return not any(other.start <= span.end and span.start <= other.end for other in taken[max(0, at - 1) : at + 1])


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
