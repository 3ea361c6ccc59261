"""Writes suppressions into a file, so that what is found in it now is silent and nothing else changes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checker.engine.check import Checker
from checker.engine.reach import line_around
from checker.engine.suppress import UNUSED
from checker.errors import OutputError
from checker.model import Document, Finding, Segment, Span
from checker.readers import ReadOptions, read_bytes
from checker.readers.decode import encode_like

_BREAK = re.compile(r"\r\n|\r|\n")


def annotate(
    data: bytes, document: Document, findings: Iterable[Finding], checker: Checker, *, others: Iterable[Finding] = ()
) -> bytes:
    """Returns `data`, the bytes of a file with one article, with comments that suppress its open findings.

    `others` are open findings that may stay so. Raises OutputError where the file takes no comments, or where none of them
    works without changing the text.
    """
    wanted = [finding for finding in findings if finding.status == "open" and finding.code != UNUSED]
    if not wanted:
        return data
    if document.format not in ("text", "markdown", "html"):
        raise OutputError("JSON holds no comments: put what is known into a baseline", path=document.file)
    if encode_like(data, document.raw, document.encoding) != data:
        raise OutputError("it has changed since it was read", path=document.file)
    text = _insert(document.raw, _comments(document, wanted))
    leave = Counter(map(_mark, others))
    left = _left(text, data, document, checker, leave)
    if left is None:
        text, left = document.raw, wanted
    if left:
        # A place that takes no comment, inside a link's text that runs on, or the like.
        text = _append(text, document, _codes(left))
        if _left(text, data, document, checker, leave) != []:
            raise OutputError("no comment works there without changing the text; use a baseline", path=document.file)
    return encode_like(data, text, document.encoding)


def _comments(document: Document, findings: Sequence[Finding]) -> Iterator[tuple[int, str]]:
    """Yields where to put which comment: in text above the line, elsewhere at the end of the line or of the paragraph."""
    places: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        line = line_around(document.raw, Span(finding.span.start, finding.span.start))
        is_text = document.format == "text"
        places[line.start if is_text else _end_of_text(document.segments, finding.span, line)].append(finding)
    for place in sorted(places):
        directive = f"checker: ignore[{', '.join(_codes(places[place]))}]"
        yield place, f"# {directive}{_line_end(document.raw)}" if document.format == "text" else f" <!-- {directive} -->"


def _end_of_text(segments: Iterable[Segment], span: Span, line: Span) -> int:
    """Returns the last place of a line that is text of the paragraph which holds `span`."""
    best = min(span.end, line.end)
    for segment in segments:
        if segment.runs and segment.runs[0].file_start <= span.start < max(segment.runs[-1].file_end, span.start + 1):
            ends = [min(run.file_end, line.end) for run in segment.runs if run.file_start < line.end]
            best = max([best, *ends])
    return best


def _append(text: str, document: Document, codes: Sequence[str]) -> str:
    """Returns `text` with a comment for the whole file at its end."""
    end = _line_end(text)
    directive = f"checker: ignore-file[{', '.join(codes)}]"
    comment = f"# {directive}" if document.format == "text" else f"{end}<!-- {directive} -->"
    return f"{text if text.endswith(end) else text + end}{comment}{end}"


def _left(
    text: str, data: bytes, document: Document, checker: Checker, leave: Counter[tuple[str, ...]]
) -> list[Finding] | None:
    """Returns the findings still open in the changed text; None where the comments changed what an editor reads.

    Those that `leave` counts do not matter.
    """
    encoded = encode_like(data, text, document.encoding)
    options = ReadOptions(format=document.format, encoding=document.encoding)
    (changed,) = read_bytes(encoded, document.path, options)
    if [segment.text for segment in changed.segments] != [segment.text for segment in document.segments]:
        return None
    if [segment.kind for segment in changed.segments] != [segment.kind for segment in document.segments]:
        return None
    changed = replace(changed, source_lang=document.source_lang, date=document.date)
    findings = checker.map_document(changed).findings
    still = [finding for finding in findings if finding.status == "open" and finding.code != UNUSED]
    spare = leave.copy()
    left = []
    for finding in still:
        if spare[_mark(finding)]:
            spare[_mark(finding)] -= 1
        else:
            left.append(finding)
    return left


def _mark(finding: Finding) -> tuple[str, ...]:
    return finding.code, finding.text, finding.message


def _insert(text: str, comments: Iterable[tuple[int, str]]) -> str:
    pieces, last = [], 0
    for place, comment in comments:
        pieces += [text[last:place], comment]
        last = place
    return "".join(pieces) + text[last:]


def _codes(findings: Iterable[Finding]) -> list[str]:
    return sorted({finding.code for finding in findings})


def _line_end(text: str) -> str:
    found = _BREAK.search(text)
    return found[0] if found else "\n"
