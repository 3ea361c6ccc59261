"""`checker lint` and `checker report`."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from checker.errors import UsageError
from checker.model import Report, Severity

Paths = Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.", show_default=False)]
Glossary = Annotated[
    list[str] | None,
    typer.Option("--glossary", metavar="PACK|FILE", help="A pack or a glossary file, besides the packs that ship."),
]
Select = Annotated[list[str] | None, typer.Option("--select", metavar="CODES", help="Run these rules only.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="Do not run these rules.")]
Extend = Annotated[list[str] | None, typer.Option("--extend-select", metavar="CODES", help="Run these rules, too.")]
Profile = Annotated[str, typer.Option("--profile", metavar="default|style|deep|all", help="Which rules run.")]
FailOn = Annotated[str, typer.Option("--fail-on", metavar="SEVERITY", help="Exit with 1 from this severity on.")]
Format = Annotated[str, typer.Option("--output-format", metavar="FORMAT", help="text, concise, json or jsonl.")]
TextField = Annotated[str, typer.Option("--text-field", help="The field of a JSONL line that holds the article.")]
SourceLang = Annotated[str | None, typer.Option("--source-lang", metavar="LANG", help="The language the articles come from.")]
Date = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The date of articles that have none.")]
StdinName = Annotated[str, typer.Option("--stdin-filename", help="What to call standard input, and how to read it.")]
ReportFolder = Annotated[Path | None, typer.Option("--report", metavar="DIR", help="Write HTML pages there, too.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Compile the glossary anew, keep nothing.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where the pages go.")]


def lint(
    paths: Paths,
    glossary: Glossary = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: Extend = None,
    profile: Profile = "default",
    fail_on: FailOn = "minor",
    output_format: Format = "text",
    text_field: TextField = "text",
    source_lang: SourceLang = None,
    date: Date = None,
    stdin_filename: StdinName = "stdin.txt",
    report: ReportFolder = None,
    no_cache: NoCache = False,
) -> None:
    """Check articles and say what an editor would stop at."""
    with_failure = _severity(fail_on)
    result = _check(
        paths,
        glossary=glossary,
        codes=(_split(select), _split(ignore), _split(extend_select)),
        profile=profile,
        output_format=output_format,
        text_field=text_field,
        source_lang=source_lang,
        date=date,
        stdin_filename=stdin_filename,
        use_cache=not no_cache,
    )
    from checker.render import render

    sys.stdout.write(render(output_format, result, color=_use_color()))
    if output_format != "text":
        _say_skipped(result)
    if report:
        _write_pages(result, report)
    raise typer.Exit(_exit_code(result, with_failure))


def report(
    paths: Paths,
    output: Output = Path("reports"),
    glossary: Glossary = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: Extend = None,
    profile: Profile = "default",
    fail_on: FailOn = "minor",
    text_field: TextField = "text",
    source_lang: SourceLang = None,
    date: Date = None,
    no_cache: NoCache = False,
) -> None:
    """Check articles and write HTML pages for a reviewer: an index, and a page an article."""
    with_failure = _severity(fail_on)
    result = _check(
        paths,
        glossary=glossary,
        codes=(_split(select), _split(ignore), _split(extend_select)),
        profile=profile,
        output_format="text",
        text_field=text_field,
        source_lang=source_lang,
        date=date,
        stdin_filename="stdin.txt",
        use_cache=not no_cache,
    )
    _write_pages(result, output)
    _say_skipped(result)
    raise typer.Exit(_exit_code(result, with_failure))


def _check(
    paths: list[str],
    *,
    glossary: list[str] | None,
    codes: tuple[list[str], list[str], list[str]],
    profile: str,
    output_format: str,
    text_field: str,
    source_lang: str | None,
    date: str | None,
    stdin_filename: str,
    use_cache: bool,
) -> Report:
    # A run makes many small values and drops few: the collector would walk them all again and again.
    gc.disable()
    from checker.apps.cli.progress import track
    from checker.engine.check import load_checker
    from checker.engine.run import Overrides, Source, run
    from checker.engine.select import select_rules
    from checker.glossary import default_packs, packs_folder
    from checker.readers import ReadOptions, find_files, read_bytes, read_file
    from checker.render import formats

    if output_format not in formats():
        raise UsageError(f"unknown output format {output_format!r}; known: {', '.join(formats())}")
    rules = select_rules(profile=profile, select=codes[0], ignore=codes[1], extend_select=codes[2])
    options = ReadOptions(text_field=text_field, date=date)
    sources: list[Source] = []
    if "-" in paths:
        sources.append((stdin_filename, lambda: read_bytes(sys.stdin.buffer.read(), stdin_filename, options)))
    files = [path for path in paths if path != "-"]
    sources += [(str(file), partial(read_file, file, options)) for file in (find_files(files) if files else [])]
    checker = load_checker(
        rules,
        packs=[*default_packs(), *(glossary or ())],
        search=[packs_folder()],
        cache=cache_folder() if use_cache else None,
    )
    with track(len(sources)) as advance:
        return run(sources, checker, profile=profile, overrides=Overrides(source_lang, date), advance=advance)


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


def _use_color() -> bool:
    """Says whether to colour: FORCE_COLOR and NO_COLOR (no-color.org) first, then whether a terminal looks on."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
