"""The program: the commands of the command line, and those that start another app."""

from __future__ import annotations

from checker.apps.cli.main import app, run
from checker.apps.lsp.start import lsp

__all__ = ["run"]

app.command("lsp")(lsp)
