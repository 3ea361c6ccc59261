"""`checker lint --baseline` and `--update-baseline`."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import typer

from checker.config import Settings, locate
from checker.engine.baseline import NAME, Known, describe_stale, read_baseline, renew, stale_rows, write_baseline
from checker.engine.write import write_whole
from checker.errors import OutputError
from checker.model import Report


def baseline_of(settings: Settings, *, is_update: bool) -> tuple[Settings, tuple[Known, ...]]:
    """Returns the settings with the baseline's file, and its rows; a file that is not there yet is written by an update."""
    if settings.baseline is None and is_update:
        settings = replace(settings, baseline=str(Path(settings.root or Path.cwd()) / NAME))
    if settings.baseline is None:
        return settings, ()
    path = Path(settings.baseline)
    if not settings.root:
        # Without a configuration the baseline says where paths count from, so that any folder is good to start in.
        settings = replace(settings, root=os.path.dirname(os.path.abspath(path)))  # noqa: PTH100, PTH120 - links stay as they are
    if not path.exists():
        if is_update:
            return settings, ()
        raise locate(settings, "baseline", f"there is no baseline {settings.baseline!r}; --update-baseline writes one")
    return settings, read_baseline(path)


def update(settings: Settings, rows: tuple[Known, ...], report: Report) -> None:
    """Writes the baseline, and says what is in it."""
    path = Path(settings.baseline or NAME)
    renewed = renew(rows, report, root=Path(settings.root))
    try:
        write_whole(path, write_baseline(renewed))
    except OSError as broken:
        raise OutputError(f"cannot write {path}: {broken.strerror}") from None
    number, added, gone = len({*renewed}), len({*renewed} - {*rows}), len({*rows} - {*renewed})
    typer.echo(f"checker: {number:,} findings in {path.name} ({added:,} new, {gone:,} gone)", err=True)


def add_notes(settings: Settings, rows: tuple[Known, ...], report: Report) -> Report:
    """Returns the report with a note where rows of the baseline are out of date."""
    stale = stale_rows(rows, report, root=Path(settings.root)) if rows else []
    if not stale:
        return report
    return replace(report, notes=(*report.notes, describe_stale(stale, Path(settings.baseline or NAME).name)))
