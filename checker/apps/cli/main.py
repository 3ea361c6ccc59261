"""The command line: `checker lint`, `report`, `rule`, `glossary`, `init`, `config`."""

from __future__ import annotations

import errno
import sys
from contextlib import suppress
from typing import Annotated, NoReturn

import typer

from checker import __version__
from checker.apps.cli import config, glossary, lint, rule
from checker.apps.cli.options import as_command
from checker.apps.cli.output import abandon_output, say
from checker.errors import CheckerError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Find what translation leaves in English news copy: drifted terms, non-words, slips of all kinds.",
)
app.command("lint")(as_command(lint.lint))
app.command("report")(as_command(lint.report))
app.command("rule")(rule.show_rule)
app.command("init")(config.init)
app.command("config")(config.show_config)
app.add_typer(glossary.app, name="glossary")


def _print_version(value: bool) -> None:
    if value:
        say(f"checker {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Takes the options that stand before a command."""


def run() -> None:
    """Runs the command line; what a user did wrong is said in one line, with exit code 2."""
    try:
        app(prog_name="checker")
    except CheckerError as error:
        _complain(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as broken:
        # Typer writes help pages itself.
        if broken.errno != errno.ENOSPC:
            raise
        abandon_output()
        _complain(f"cannot write to standard output: {broken.strerror}")


def _complain(message: str) -> NoReturn:
    with suppress(OSError):
        typer.echo(f"checker: {message}", err=True)
    sys.exit(2)
