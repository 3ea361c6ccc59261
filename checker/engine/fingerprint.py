"""Fingerprints that survive edits elsewhere: rule, path, the words around, and a number for the n-th of the same kind."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from checker.engine.paths import relative_to
from checker.match.words import split_words
from checker.model import Document, Finding, Run, Segment, Span

AROUND = 60
WORDS = 4


def add_fingerprints(findings: Iterable[Finding], document: Document, *, root: Path | None = None) -> list[Finding]:
    """Returns the findings of one article, in the order of its text, with fingerprints of 16 hexadecimal digits.

    Only words of the same paragraph count, without its markup: what is written above or below changes nothing. Paths count
    from `root` (the current folder).
    """
    seen: Counter[str] = Counter()
    marked = []
    segments = sorted((segment for segment in document.segments if segment.runs), key=lambda one: one.runs[0].file_start)
    starts = [segment.runs[0].file_start for segment in segments]
    path = relative_to(root or Path.cwd(), document.path)
    for finding in findings:
        before, after = _around(finding.span, segments, starts, document.raw)
        core = "\0".join([finding.code, path, " ".join([*before, "|", *split_words(finding.text), "|", *after])])
        seen[core] += 1
        digest = blake2b(f"{core}\0{seen[core]}".encode(), digest_size=8).hexdigest()
        marked.append(replace(finding, fingerprint=digest))
    return marked


def _around(span: Span, segments: Sequence[Segment], starts: Sequence[int], raw: str) -> tuple[list[str], list[str]]:
    """Returns the words before and after a place of the file in its paragraph."""
    first = bisect_right(starts, span.start) - 1
    last = max(first, bisect_right(starts, max(span.start, span.end - 1)) - 1)
    if first < 0:
        return [], []
    start = _offset_in(segments[first].runs, span.start)
    end = _offset_in(segments[last].runs, span.end)
    before = segments[first].text[max(0, start - AROUND) : start]
    after = segments[last].text[end : end + AROUND]
    # The reach may cut a word in two, and where it does depends on what stands beside.
    words_before = split_words(before.partition(" ")[2] if start > AROUND else before)
    words_after = split_words(after.rpartition(" ")[0] if len(segments[last].text) > end + AROUND else after)
    return words_before[-WORDS:], words_after[:WORDS]


def _offset_in(runs: Sequence[Run], place: int) -> int:
    """Returns the offset in a paragraph's text that stands for a place of the file."""
    index = bisect_right(runs, place, key=lambda run: run.file_start) - 1
    if index < 0:
        return 0
    run = runs[index]
    inside = place - run.file_start
    return min(run.end, run.start + inside) if run.is_plain or place < run.file_end else run.end
