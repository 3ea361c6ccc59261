"""Finds what translation leaves in English news copy: drifted terms, non-words, wrong facts.

`check(text)` gives the findings of a text; `read(path)` the articles of a file; `load_glossary(names)` concepts.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Document", "Finding", "Report", "check", "load_glossary", "read"]

if TYPE_CHECKING:
    from checker.model import Document, Finding, Glossary, Report


def check(text: str, *, glossary: Sequence[str | Path] = ()) -> list[Finding]:
    """Returns the findings of a plain text by the default rules and packs, and by the packs or files `glossary`."""
    from checker.engine.check import load_checker
    from checker.engine.select import select_rules
    from checker.glossary import default_packs

    return load_checker(select_rules(), packs=[*default_packs(), *glossary]).check_text(text)


def read(path: str | Path) -> list[Document]:
    """Returns the articles of a file; raises `ReadError` where it cannot be read."""
    from checker.readers import read_file

    return read_file(path)


def load_glossary(names: Sequence[str | Path] | None = None) -> Glossary:
    """Returns the concepts of packs and glossary files; of the packs that ship, if none are named."""
    from checker.glossary import default_packs, load_glossary, packs_folder

    return load_glossary(default_packs() if names is None else names, search=[packs_folder()])


def __getattr__(name: str) -> Any:
    # The values are re-exported lazily, so that `checker --version` does not load them.
    if name in ("Document", "Finding", "Report"):
        from checker import model

        return getattr(model, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
