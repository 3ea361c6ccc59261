"""`checker lint --fix` and `--diff`: what is written, what is shown, and what is said of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import typer

from checker.apps.cli.output import emit, emit_bytes
from checker.apps.cli.prepare import Prepared
from checker.engine.fix import Mended, is_fixable, mend
from checker.engine.run import Source
from checker.engine.save import save
from checker.errors import OutputError
from checker.model import Report


def fix(ready: Prepared, report: Report, *, is_unsafe: bool) -> tuple[Report, bool]:
    """Writes all fixes; returns the report on what remains, and whether each file could be written.

    Standard input goes to standard output, fixed or not.
    """
    done: list[Mended] = []
    is_whole = True
    for mended in _mend_all(ready, report, is_unsafe=is_unsafe):
        is_whole &= _complain(mended.path, mended.complaint)
        if mended.after == mended.before:
            continue
        try:
            if mended.path not in ready.piped:
                save(Path(mended.path), mended.data, mended.mended)
        except OutputError as broken:
            is_whole &= _complain(mended.path, broken.message)
            continue
        done.append(mended)
    texts = {mended.path: mended.mended for mended in done}
    unread = {skipped.path for skipped in report.skipped}
    for path, read in ready.piped.items():
        if path not in unread:
            emit_bytes(texts.get(path) or read())
    if not done:
        return report, is_whole
    typer.echo(f"checker: fixed {_count(done)}", err=True)
    held = ready.piped.keys() & texts.keys()
    again = [_hold(ready, path, texts[path]) if path in held else (path, read) for path, read in ready.sources]
    return ready.check(again), is_whole


def diff(ready: Prepared, report: Report, *, is_unsafe: bool) -> int:
    """Shows what `fix` would write; returns 1 where that is something, 2 where a file could not be fixed, else 0."""
    from checker.render import render_diff

    done: list[Mended] = []
    is_whole = True
    for mended in _mend_all(ready, report, is_unsafe=is_unsafe):
        is_whole &= _complain(mended.path, mended.complaint)
        if mended.after != mended.before:
            done.append(mended)
            mark = "\ufeff" if mended.encoding == "utf-8-sig" else ""
            before, after = mark + mended.before, mark + mended.after
            emit(render_diff(mended.path, before, after, is_screen=sys.stdout is not None and sys.stdout.isatty()))
    if done:
        typer.echo(f"checker: would fix {_count(done)}", err=True)
    return int(bool(done)) if is_whole and not report.skipped else 2


def _mend_all(ready: Prepared, report: Report, *, is_unsafe: bool) -> Iterator[Mended]:
    files = {document.path: document.file for document in report.documents}
    fixable = {files[finding.path] for finding in report.findings if is_fixable([finding], is_unsafe=is_unsafe)}
    for path, _ in ready.sources:
        if path in fixable:
            try:
                data = ready.piped[path]() if path in ready.piped else Path(path).read_bytes()
            except OSError as broken:
                yield Mended(path, b"", "", "", "", complaint=f"it cannot be read again ({broken.strerror})")
                continue
            mended = mend(path, data, partial(_check, ready, path), is_unsafe=is_unsafe)
            if mended is not None:
                yield mended


def _check(ready: Prepared, path: str, data: bytes) -> Report:
    # Other articles have no say: what they differ in is nothing that a fix could mend.
    return replace(ready, story="off").check([_hold(ready, path, data)])


def _hold(ready: Prepared, path: str, data: bytes) -> Source:
    return ready.source(path, lambda: data)


def _complain(path: str, reason: str) -> bool:
    if reason:
        typer.echo(f"checker: {path}: not fixed: {reason}", err=True)
    return not reason


def _count(done: Sequence[Mended]) -> str:
    codes = Counter(finding.code for mended in done for finding in mended.fixed)
    total, files = codes.total(), len(done)
    named = ", ".join(f"{number} {code}" for code, number in sorted(codes.items(), key=lambda pair: (-pair[1], pair[0])))
    return f"{total:,} finding{'s' * (total != 1)} in {files:,} file{'s' * (files != 1)}: {named}"
