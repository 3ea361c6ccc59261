"""Errors that a user can meet: what is wrong, where, and what is possible."""

from __future__ import annotations


class CheckerError(Exception):
    """Says in one sentence what is wrong; the base of every error that is shown without a traceback."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        self.message = message
        self.path = path
        self.line = line
        where = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(where + message)


class UsageError(CheckerError):
    """Names an option, a path or a value on the command line that cannot be used."""


class OutputError(CheckerError):
    """Names a place where output cannot be written."""


class ConfigError(CheckerError):
    """Names a line of a configuration that cannot be used."""


class ReadError(CheckerError):
    """Names a file that cannot be read as an article."""


class GlossaryError(CheckerError):
    """Names a line of a glossary that breaks the format or contradicts another."""


class MissingExtraError(CheckerError):
    """Names the extra that has to be installed, with the command that does it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an extra: pip install 'checker[{extra}]'")


class PoolError(CheckerError):
    """Says why processes that check articles cannot do so."""
