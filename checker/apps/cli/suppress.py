"""`checker lint --add-suppressions`: what is open now is suppressed by comments in the files."""

from __future__ import annotations

from pathlib import Path

import typer

from checker.apps.cli.prepare import Prepared
from checker.engine.annotate import annotate
from checker.engine.save import save
from checker.errors import OutputError
from checker.model import Report


def add_suppressions(ready: Prepared, report: Report) -> bool:
    """Writes the comments, and says into how many files; returns whether each file could be written."""
    open_paths = {finding.path for finding in report.findings if finding.status == "open"}
    files, is_whole = 0, True
    seen: set[str] = set()
    for document in report.documents:
        if document.path not in open_paths or document.file in seen:
            continue
        try:
            if document.file in ready.piped:
                raise OutputError("standard input takes no comments", path=document.file)
            if document.container is not None:
                seen.add(document.file)
            data = _read(document.file)
            found = [finding for finding in report.findings if finding.path == document.path]
            changed = annotate(data, document, found, ready.checker)
            if changed != data:
                save(Path(document.file), data, changed)
                files += 1
        except OutputError as broken:
            is_whole = False
            typer.echo(f"checker: {document.file}: not suppressed: {broken.message}", err=True)
    typer.echo(f"checker: comments in {files:,} {'file' if files == 1 else 'files'}", err=True)
    return is_whole


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as broken:
        raise OutputError(f"it cannot be read again ({broken.strerror})", path=path) from None
