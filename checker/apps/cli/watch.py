"""`checker lint --watch`: articles are checked again as soon as one of them, a glossary or the configuration changes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import typer

from checker.apps.cli.options import LintOptions
from checker.errors import CheckerError, UsageError

PAUSE = 0.5  # seconds between two looks at the files


def watch(options: LintOptions, check: Callable[[], None]) -> None:
    """Calls `check` now and after each change, until it is interrupted; what a user did wrong is said, and no end."""
    if options.fix or options.diff or options.add_suppressions or options.update_baseline or "-" in options.paths:
        raise UsageError("--watch looks on while others write: it goes without --fix, --diff, --update-baseline and -")
    while True:
        before = look(options)
        try:
            check()
        except typer.Exit:
            pass
        except CheckerError as error:
            typer.echo(f"checker: {error}", err=True)
        typer.echo("checker: watching for changes; Ctrl-C ends it", err=True)
        while look(options) == before:
            time.sleep(PAUSE)


def look(options: LintOptions) -> dict[str, tuple[int, int]]:
    """Returns when each file that a run depends on was written, and its size; nothing while settings or paths are wrong."""
    from checker.apps.cli.prepare import find, read_settings

    try:
        settings = read_settings(options)
        files = find(options, settings)
    except CheckerError:
        return {}
    named = [*settings.glossary, *(options.glossary or ()), *filter(None, (settings.source, settings.baseline))]
    found = {}
    for file in [*files, *map(Path, named)]:
        try:
            status = file.stat()
        except OSError:
            continue
        found[str(file)] = status.st_mtime_ns, status.st_size
    return found
