"""Where reports go: to standard output, or to files that are written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from checker.errors import OutputError, UsageError
from checker.model import Report

CLOSED_PIPE = 141  # what a shell reports of a program that SIGPIPE ended
ON_SCREEN = ("text", "concise")


@dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file it goes to; None for standard output."""

    format: str
    path: Path | None


def parse_outputs(values: Sequence[str], file: Path | None = None) -> tuple[Output, ...]:
    """Returns what `--output-format FORMAT[=FILE]` and `--output-file` ask for; raises `UsageError`.

    `file` is for the one format that names none. Without either, a format goes to standard output: one may.
    """
    from checker.render import formats

    outputs = []
    for value in values or ["text"]:
        name, equals, path = value.partition("=")
        if name not in formats():
            raise UsageError(f"unknown output format {name!r}; known: {', '.join(formats())}")
        if equals and not path:
            raise UsageError(f"--output-format {value}: name a file after the =")
        outputs.append(Output(name, Path(path) if path and path != "-" else None))
    bare = [at for at, output in enumerate(outputs) if output.path is None]
    if len(bare) > 1:
        raise UsageError("one format goes to standard output; name files for the others: --output-format sarif=checker.sarif")
    if file is not None and not bare:
        raise UsageError("--output-file is for a format that names no file; all formats name one")
    if file is not None and str(file) != "-":
        outputs[bare[0]] = Output(outputs[bare[0]].format, file)
    named = [output.path for output in outputs if output.path is not None]
    if len(set(named)) < len(named):
        raise UsageError("two formats go to the same file")
    return tuple(outputs)


def write_outputs(
    outputs: Sequence[Output], report: Report, *, statistics: bool = False, show: Callable[[str], None] | None = None
) -> None:
    """Writes `report` in every format, files first; raises `OutputError` where that cannot be done.

    With `statistics` a table of rules takes the place of what a person would read on standard output; beside a format
    for machines it goes to standard error. `show` takes what would go to standard output, where that is in use.
    """
    from checker.engine.write import write_whole
    from checker.render import render, render_statistics

    is_written = any(output.path is not None for output in outputs)
    read = {Path(document.file).resolve() for document in report.documents} if is_written else set()
    for output in sorted(outputs, key=lambda output: output.path is None):
        if output.path is None:
            is_read = output.format in ON_SCREEN
            text = render_statistics(report) if statistics and is_read else render(output.format, report, color=use_color())
            (show or (emit if is_read else _emit_utf8))(text)
            continue
        if output.path.resolve() in read:
            raise OutputError(f"{output.path} is one of the articles; name another file for the output")
        data = render(output.format, report).encode("utf-8", "replace")
        try:
            output.path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(output.path, data)
        except OSError as broken:
            raise OutputError(f"cannot write {output.path}: {broken.strerror}") from None
    if statistics and not any(output.path is None and output.format in ON_SCREEN for output in outputs):
        typer.echo(render_statistics(report), err=True, nl=False)


def emit(text: str) -> None:
    """Writes to standard output; a pipe that nobody reads any more ends the program quietly."""
    with _to_output():
        try:
            sys.stdout.write(text)
        except UnicodeEncodeError:
            encoding = sys.stdout.encoding
            sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def _emit_utf8(text: str) -> None:
    """Writes what a program reads: UTF-8 whatever the terminal's encoding is, as JSON asks and our XML says."""
    emit_bytes(text.encode("utf-8", "replace"))


def emit_bytes(data: bytes) -> None:
    """Writes the bytes of a file to standard output."""
    with _to_output():
        sys.stdout.buffer.write(data)


@contextmanager
def _to_output() -> Iterator[None]:
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        abandon_output()
        raise typer.Exit(CLOSED_PIPE) from None
    except OSError as broken:
        abandon_output()
        raise OutputError(f"cannot write to standard output: {broken.strerror}") from None


def say(line: str) -> None:
    """Writes a line to standard output."""
    emit(f"{line}\n")


def abandon_output() -> None:
    """Lets what is left in standard output's buffer go nowhere: Python would try to write it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def use_color() -> bool:
    """Says whether to colour: FORCE_COLOR and NO_COLOR (no-color.org) first, then whether a terminal looks on."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
