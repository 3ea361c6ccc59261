"""The options of a run: one frozen value for each command, whose fields are what the command line takes."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

from typer import Argument, Option

T = TypeVar("T")
Texts = list[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What every command that checks articles takes; None where the command line says nothing."""

    paths: Annotated[list[str], Argument(help="Files, folders, globs, or - for standard input.", show_default=False)]
    glossary: Annotated[
        Texts, Option("--glossary", metavar="PACK|FILE", help="A pack or a glossary file, besides the packs that ship.")
    ] = None
    select: Annotated[Texts, Option("--select", metavar="CODES", help="Run these rules only.")] = None
    ignore: Annotated[Texts, Option("--ignore", metavar="CODES", help="Do not run these rules.")] = None
    extend_select: Annotated[Texts, Option("--extend-select", metavar="CODES", help="Run these rules, too.")] = None
    extend_ignore: Annotated[Texts, Option("--extend-ignore", metavar="CODES", help="Do not run these rules, either.")] = None
    profile: Annotated[str | None, Option("--profile", metavar="default|style|deep|all", help="Which rules run (default).")] = (
        None
    )
    fail_on: Annotated[
        str | None, Option("--fail-on", metavar="SEVERITY", help="Exit with 1 from this severity on (minor).")
    ] = None
    text_field: Annotated[
        str | None, Option("--text-field", help="The field of a JSONL line that holds the article (text).")
    ] = None
    source_lang: Annotated[str | None, Option("--source-lang", metavar="LANG", help="The language the articles come from.")] = (
        None
    )
    date: Annotated[str | None, Option("--date", metavar="YYYY-MM-DD", help="The date of articles that have none.")] = None
    story: Annotated[
        str | None,
        Option(
            "--story",
            metavar="auto|off|FILE",
            help="How articles on one event are compared (auto, up to 500 files).",
        ),
    ] = None
    exclude: Annotated[Texts, Option("--exclude", metavar="PATTERNS", help="Leave these files and folders out.")] = None
    extend_exclude: Annotated[Texts, Option("--extend-exclude", metavar="PATTERNS", help="Leave these out, too.")] = None
    force_exclude: Annotated[
        bool | None, Option("--force-exclude/--no-force-exclude", help="Leave them out even where they are named.")
    ] = None
    respect_gitignore: Annotated[
        bool | None, Option("--respect-gitignore/--no-respect-gitignore", help="Leave out what git ignores (yes).")
    ] = None
    baseline: Annotated[
        str | None, Option("--baseline", metavar="FILE", help="Set aside the findings that this file knows.")
    ] = None
    diff_base: Annotated[
        str | None,
        Option("--diff-base", metavar="REV", help="Set aside the findings on lines that did not change since REV (git)."),
    ] = None
    config: Annotated[
        Texts,
        Option("--config", metavar="FILE|KEY=VALUE", help="This configuration file, or a setting in TOML; may be repeated."),
    ] = None
    isolated: Annotated[bool, Option("--isolated", help="Read no configuration file.")] = False
    show_settings: Annotated[bool, Option("--show-settings", help="Print the settings and check nothing.")] = False
    show_files: Annotated[bool, Option("--show-files", help="Print the files that would be checked, and check nothing.")] = (
        False
    )
    jobs: Annotated[
        int | None,
        Option("--jobs", "-j", metavar="N", min=1, help="Check files by so many processes (one for each core, if many)."),
    ] = None
    no_cache: Annotated[bool, Option("--no-cache", help="Check all files anew, keep nothing.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LintOptions(RunOptions):
    """What `checker lint` takes besides."""

    output_format: Annotated[
        Texts,
        Option("--output-format", metavar="FORMAT[=FILE]", help="How to write the report; several with a file each (text)."),
    ] = None
    output_file: Annotated[Path | None, Option("--output-file", metavar="FILE", help="Where to write it.")] = None
    fix: Annotated[bool, Option("--fix", help="Write safe fixes into the articles.")] = False
    diff: Annotated[bool, Option("--diff", help="Show what --fix would write, and write nothing.")] = False
    unsafe_fixes: Annotated[bool, Option("--unsafe-fixes", help="With --fix or --diff: fixes to look at afterwards, too.")] = (
        False
    )
    statistics: Annotated[bool, Option("--statistics", help="Count the findings of each rule.")] = False
    exit_zero: Annotated[bool, Option("--exit-zero", help="Exit with 0 although there are findings.")] = False
    update_baseline: Annotated[
        bool, Option("--update-baseline", help="Write what is found now into the baseline (checker-baseline.json).")
    ] = False
    add_suppressions: Annotated[
        bool, Option("--add-suppressions", help="Write comments into the files that suppress what is found now.")
    ] = False
    stdin_filename: Annotated[str, Option("--stdin-filename", help="What to call standard input, and how to read it.")] = (
        "stdin.txt"
    )
    watch: Annotated[bool, Option("--watch", help="Check again whenever a file changes, until Ctrl-C.")] = False
    report: Annotated[Path | None, Option("--report", metavar="DIR", help="Write HTML pages there, too.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions(RunOptions):
    """What `checker report` takes besides."""

    output: Annotated[Path, Option("--output", "-o", metavar="DIR", help="Where the pages go.")] = Path("reports")


def as_command(function: Callable[[T], None]) -> Callable[..., None]:
    """Returns `function`, which takes one value of options, as typer wants it: with a parameter for each field."""
    options: type[T] = get_type_hints(function)["options"]
    hints = get_type_hints(options, include_extras=True)

    def command(**values: Any) -> None:
        function(options(**values))

    parameters = [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(options)  # type: ignore[arg-type]
    ]
    command.__doc__, command.__annotations__ = function.__doc__, hints
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return command
