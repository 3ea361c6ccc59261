"""What changed since a revision, as git tells it: findings on other lines are set aside.

git is asked for file names, and for the line numbers of each changed file; what the lines say is not parsed.
"""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.engine.score import score_words
from checker.errors import UsageError
from checker.model import Finding, Report

_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_PLAIN = ("--no-ext-diff", "--no-textconv", "--no-color", "--find-renames")
Rows = Sequence[range]


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows of each file that changed, counted from 1 by line feeds; None for a file that is new as a whole."""

    base: str
    rows: Mapping[str, Rows | None]


def changes_since(base: str, files: Iterable[str]) -> Changes:
    """Returns what changed in `files` since `base` and the current branch parted; what git does not know is new.

    Raises UsageError where there is no git, no repository or no such revision, and for a file outside the repository.
    """
    places = {file: Path(file).resolve() for file in files}
    folder = next((place.parent for place in places.values()), Path.cwd())
    top = Path(_decode(_git(folder, "rev-parse", "--show-toplevel")).rstrip("\n"))
    outside = next((file for file, place in places.items() if not place.is_relative_to(top)), None)
    if outside is not None:
        raise UsageError(f"--diff-base: {outside} lies outside the repository {top}")
    since = _find_base(top, base)
    tracked = set(_names(_git(top, "ls-files", "-z")))
    changed = _changed_files(_git(top, "diff", "--name-status", "-z", *_PLAIN, since))
    rows: dict[str, Rows | None] = {}
    for file, place in places.items():
        name = place.relative_to(top).as_posix()
        if name not in tracked:
            rows[file] = None
        elif name in changed:
            rows[file] = _rows(_git(top, "diff", "--unified=0", *_PLAIN, since, "--", *changed[name]))
        else:
            rows[file] = ()
    return Changes(base, rows)


def set_aside_unchanged(report: Report, changes: Changes) -> Report:
    """Returns the report with the status "baseline" on open findings that touch no changed line, scores counted anew."""
    texts = {document.path: (document.file, document.raw) for document in report.documents}
    touches = {path: _touching(raw, changes.rows.get(file)) for path, (file, raw) in texts.items()}
    findings = tuple(
        finding if finding.status != "open" or touches[finding.path](finding) else replace(finding, status="baseline")
        for finding in report.findings
    )
    number = sum(old is not new for old, new in zip(report.findings, findings, strict=True))
    if not number:
        return report
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    scores = tuple(score_words(score.path, score.words, by_path.get(score.path, ())) for score in report.scores)
    what = "1 finding on a line" if number == 1 else f"{number:,} findings on lines"
    note = f"{what} that did not change since {changes.base}: set aside as if in a baseline"
    return replace(report, findings=findings, scores=scores, notes=(*report.notes, note))


def _touching(raw: str, rows: Rows | None) -> Callable[[Finding], bool]:
    """Returns the function that says whether a finding in the text `raw` touches one of `rows`."""
    if rows is None:
        return lambda finding: True
    changed = {row for stretch in rows for row in stretch}
    if not changed:
        return lambda finding: False
    ends = [match.start() for match in re.finditer("\n", raw)]

    def touches(finding: Finding) -> bool:
        first, last = (bisect_left(ends, at) + 1 for at in (finding.span.start, max(finding.span.start, finding.span.end - 1)))
        return any(row in changed for row in range(first, last + 1))

    return touches


def _find_base(top: Path, base: str) -> str:
    """Returns the commit where `base` and the current branch parted; `base` itself where the history does not show it."""
    if not base or base.startswith("-"):
        raise UsageError(f"--diff-base: {base!r} is no revision")
    try:
        revision = _decode(_git(top, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}")).strip()
    except UsageError:
        hint = "; a shallow clone has to fetch it first"
        raise UsageError(f"--diff-base: git knows no revision {base!r} in {top}{hint}") from None
    try:
        return _decode(_git(top, "merge-base", revision, "HEAD")).strip()
    except UsageError:
        return revision


def _changed_files(listing: bytes) -> dict[str, tuple[str, ...]]:
    """Returns the names to compare for each changed file: its own, and before it the one it was renamed from."""
    fields = iter(_names(listing))
    changed: dict[str, tuple[str, ...]] = {}
    for status in fields:
        names = [next(fields) for _ in range(2 if status[0] in "RC" else 1)]
        changed[names[-1]] = tuple(names)
    return changed


def _rows(diff: bytes) -> Rows | None:
    """Returns the rows that the hunks of one file's diff add; None where git sees no text in it.

    A line of the file begins with a sign of its own in a diff without context, so that none is taken for a header.
    """
    lines = diff.split(b"\n")
    hunks = [found for line in lines if (found := _HUNK.match(line))]
    if not hunks and any(line.startswith(b"Binary files ") for line in lines):
        return None
    return [range(int(hunk[1]), int(hunk[1]) + int(hunk[2] or 1)) for hunk in hunks]


def _names(listing: bytes) -> list[str]:
    return [os.fsdecode(name) for name in listing.split(b"\0")[:-1]]


def _decode(answer: bytes) -> str:
    return os.fsdecode(answer)


def _git(folder: Path, *arguments: str) -> bytes:
    """Returns what git prints; raises UsageError with its complaint."""
    command = ["git", "--literal-pathspecs", "-C", os.fspath(folder), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except OSError as broken:
        raise UsageError(f"--diff-base needs git, which cannot be run: {broken.strerror}") from None
    if done.returncode:
        complaint = _decode(done.stderr).strip().splitlines() or ["git failed"]
        message = complaint[0].removeprefix("fatal: ")
        if message.startswith("not a git repository"):
            message = f"{folder} is in no git repository"
        raise UsageError(f"--diff-base: {message}")
    return done.stdout
