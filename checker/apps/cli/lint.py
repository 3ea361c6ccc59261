"""`checker lint` and `checker report`."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.apps.cli.options import LintOptions, ReportOptions, RunOptions
from checker.apps.cli.output import parse_outputs, write_outputs
from checker.config.settings import Settings
from checker.errors import UsageError
from checker.model import Report, Severity

if TYPE_CHECKING:
    from checker.apps.cli.prepare import Prepared
    from checker.engine.changes import Changes


def lint(options: LintOptions) -> None:
    """Check articles and say what an editor would stop at."""
    if options.watch:
        from checker.apps.cli.watch import watch

        watch(options, partial(_lint, options))
    _lint(options)


def _lint(options: LintOptions) -> None:
    from checker.apps.cli.prepare import read_settings

    settings = read_settings(options)
    outputs = parse_outputs(options.output_format or [settings.output_format], options.output_file)
    _refuse_fixes(options)
    ready, result = _check(options, settings, keeps_text=_needs_text(options))
    is_whole, show = True, None
    if options.update_baseline:
        from checker.apps.cli.baseline import update

        _say_skipped(result)
        update(ready.settings, ready.known, result)
        raise typer.Exit(2 if result.skipped else 0)
    if options.diff:
        from checker.apps.cli.fix import diff

        _say_skipped(result)
        raise typer.Exit(diff(ready, result, is_unsafe=options.unsafe_fixes))
    if options.add_suppressions:
        from checker.apps.cli.suppress import add_suppressions

        _say_skipped(result)
        is_whole = add_suppressions(ready, result) and not result.skipped
        raise typer.Exit(0 if is_whole else 2)
    if options.fix:
        from checker.apps.cli.fix import fix

        result, is_whole = fix(ready, result, is_unsafe=options.unsafe_fixes)
        show = partial(typer.echo, err=True, nl=False) if ready.piped else None
    write_outputs(outputs, result, statistics=options.statistics, show=show)
    if options.statistics or all((output.format, output.path) != ("text", None) for output in outputs):
        _say_skipped(result)
    if options.report:
        _write_pages(result, options.report)
    code = _exit_code(result, settings) if is_whole else 2
    raise typer.Exit(0 if options.exit_zero and code == 1 else code)


def report(options: ReportOptions) -> None:
    """Check articles and write HTML pages for a reviewer: an index, and a page an article."""
    from checker.apps.cli.prepare import read_settings

    settings = read_settings(options)
    _, result = _check(options, settings, keeps_text=True)
    _write_pages(result, options.output)
    _say_skipped(result)
    raise typer.Exit(_exit_code(result, settings))


def _check(options: RunOptions, settings: Settings, *, keeps_text: bool) -> tuple[Prepared, Report]:
    # A run makes many small values and drops few: the collector would walk them all again and again.
    gc.disable()
    from checker.apps.cli.prepare import prepare
    from checker.apps.cli.progress import track

    ready = prepare(options, settings, keeps_text=keeps_text)
    changes = _changes(options, ready)
    with track(len(ready.sources)) as advance:
        result = ready.check(ready.sources, advance=advance)
    if ready.spares_stories:
        count = f"{len(ready.sources):,} files"
        typer.echo(f"checker: {count}: not compared with one another; --story auto compares any number", err=True)
    if ready.known and not getattr(options, "update_baseline", False):
        from checker.apps.cli.baseline import add_notes

        result = add_notes(ready.settings, ready.known, result)
    if changes is not None:
        from checker.engine.changes import set_aside_unchanged

        result = set_aside_unchanged(result, changes)
    return ready, result


def _changes(options: RunOptions, ready: Prepared) -> Changes | None:
    """Returns what changed since `--diff-base`, asked before the articles are read: a wrong revision is known at once."""
    if options.diff_base is None:
        return None
    from checker.engine.changes import changes_since

    if ready.piped:
        raise UsageError("--diff-base is for files: standard input has no history")
    return changes_since(options.diff_base, [path for path, _ in ready.sources])


def _needs_text(options: LintOptions) -> bool:
    return options.report is not None or options.fix or options.diff or options.add_suppressions


def _refuse_fixes(options: LintOptions) -> None:
    if options.fix and options.diff:
        raise UsageError("--fix writes fixes and --diff shows them: choose one")
    if options.update_baseline and (options.fix or options.diff or options.add_suppressions):
        raise UsageError("--update-baseline goes without --fix, --diff and --add-suppressions: it writes down what is left")
    if options.add_suppressions and (options.fix or options.diff):
        raise UsageError("--add-suppressions goes without --fix and --diff: fix first, then suppress what is left")
    if options.diff_base is not None and (options.fix or options.diff or options.add_suppressions or options.update_baseline):
        raise UsageError("--diff-base goes without --fix, --diff, --add-suppressions and --update-baseline")
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise UsageError("--unsafe-fixes goes with --fix or --diff")


def _write_pages(result: Report, folder: Path) -> None:
    from checker.render.html.write import write_report

    pages = write_report(result, folder)
    typer.echo(f"{len(pages)} pages in {folder}: open {folder / 'index.html'}", err=True)


def _say_skipped(result: Report) -> None:
    """Names the files that were not read, and notes, for those whose output goes elsewhere; the text format has them."""
    for skipped in result.skipped:
        typer.echo(f"checker: {skipped.path}: {skipped.reason}", err=True)
    for note in result.notes:
        typer.echo(f"checker: {note}", err=True)


def _exit_code(result: Report, settings: Settings) -> int:
    if result.skipped:
        return 2
    worst = result.worst()
    return int(worst is not None and worst.rank >= Severity(settings.fail_on).rank)
