"""`checker init` and `checker config`: a configuration to begin with, and the reference of the settings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.errors import UsageError


def init(folder: Annotated[Path, typer.Argument(help="Where the file goes.")] = Path()) -> None:
    """Write a checker.toml in which every setting is explained; a file that is there is left as it is."""
    from checker.config.files import OWN
    from checker.config.reference import write_start

    path = folder / OWN
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(write_start())
    except FileExistsError:
        raise UsageError("is there already and is left as it is", path=str(path)) from None
    except OSError as broken:
        raise UsageError(f"cannot be written: {broken.strerror}", path=str(path)) from None
    typer.echo(f"{path} is written: every setting is a comment in it", err=True)


def show_config(key: Annotated[str | None, typer.Argument(help="A setting, as fail-on.")] = None) -> None:
    """Show what a setting does, or what all of them do."""
    from checker.config.reference import describe, find_entries, write_page

    typer.echo("\n".join(map(describe, find_entries(key))) if key else write_page(), nl=False)
