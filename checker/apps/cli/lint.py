"""`checker lint` and `checker report`."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path

import typer

from checker.apps.cli.options import LintOptions, ReportOptions, RunOptions
from checker.apps.cli.output import parse_outputs, write_outputs
from checker.errors import ReadError, UsageError
from checker.model import Report, Severity


def lint(options: LintOptions) -> None:
    """Check articles and say what an editor would stop at."""
    outputs = parse_outputs(options.output_format or (), options.output_file)
    fail_on = _severity(options.fail_on or "minor")
    result = _check(options, stdin_filename=options.stdin_filename)
    write_outputs(outputs, result, statistics=options.statistics)
    if options.statistics or all((output.format, output.path) != ("text", None) for output in outputs):
        _say_skipped(result)
    if options.report:
        _write_pages(result, options.report)
    code = _exit_code(result, fail_on)
    raise typer.Exit(0 if options.exit_zero and code == 1 else code)


def report(options: ReportOptions) -> None:
    """Check articles and write HTML pages for a reviewer: an index, and a page an article."""
    fail_on = _severity(options.fail_on or "minor")
    result = _check(options)
    _write_pages(result, options.output)
    _say_skipped(result)
    raise typer.Exit(_exit_code(result, fail_on))


def _check(options: RunOptions, *, stdin_filename: str = "stdin.txt") -> Report:
    # A run makes many small values and drops few: the collector would walk them all again and again.
    gc.disable()
    from checker.apps.cli.progress import track
    from checker.engine.check import load_checker
    from checker.engine.run import Overrides, Source, run
    from checker.engine.select import select_rules
    from checker.glossary import default_packs, packs_folder
    from checker.readers import ReadOptions, find_files, read_bytes, read_file

    profile = options.profile or "default"
    rules = select_rules(
        profile=profile,
        select=_split(options.select),
        ignore=_split(options.ignore),
        extend_select=_split(options.extend_select),
    )
    reading = ReadOptions(text_field=options.text_field or "text", date=options.date)
    sources: list[Source] = []
    if "-" in options.paths:
        sources.append((stdin_filename, lambda: read_bytes(read_input(stdin_filename), stdin_filename, reading)))
    files = [path for path in options.paths if path != "-"]
    sources += [(str(file), partial(read_file, file, reading)) for file in (find_files(files) if files else [])]
    checker = load_checker(
        rules,
        packs=[*default_packs(), *(options.glossary or ())],
        search=[packs_folder()],
        cache=None if options.no_cache else cache_folder(),
    )
    overrides = Overrides(options.source_lang, options.date)
    with track(len(sources)) as advance:
        return run(sources, checker, profile=profile, overrides=overrides, advance=advance)


def read_input(name: str) -> bytes:
    """Returns what stands on standard input; raises `ReadError` where it is closed or cannot be read."""
    try:
        if sys.stdin is not None:
            return sys.stdin.buffer.read()
        reason = "standard input is closed"
    except OSError as broken:
        reason = f"standard input cannot be read: {broken.strerror}"
    raise ReadError(reason, path=name)


def cache_folder() -> Path:
    """Returns the folder for what may be made again: $CHECKER_CACHE_DIR, or the user's cache."""
    if folder := os.environ.get("CHECKER_CACHE_DIR"):
        return Path(folder)
    from platformdirs import user_cache_path

    return user_cache_path("checker", appauthor=False)


def _write_pages(result: Report, folder: Path) -> None:
    from checker.render.html.write import write_report

    pages = write_report(result, folder)
    typer.echo(f"{len(pages)} pages in {folder}: open {folder / 'index.html'}", err=True)


def _say_skipped(result: Report) -> None:
    """Names the files that were not read, for those whose output goes elsewhere; the text format says it itself."""
    for skipped in result.skipped:
        typer.echo(f"checker: {skipped.path}: {skipped.reason}", err=True)


def _exit_code(result: Report, fail_on: Severity) -> int:
    if result.skipped:
        return 2
    worst = result.worst()
    return int(worst is not None and worst.rank >= fail_on.rank)


def _severity(name: str) -> Severity:
    try:
        return Severity(name.lower())
    except ValueError:
        raise UsageError(f"unknown severity {name!r}; known: {', '.join(Severity)}") from None


def _split(codes: list[str] | None) -> list[str]:
    return [code.strip() for item in codes or () for code in item.split(",") if code.strip()]
