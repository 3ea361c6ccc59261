"""Two states of a file as a unified diff that `patch -p0` takes."""

from __future__ import annotations

import re
from difflib import unified_diff

from checker.render._screen import clean

_NO_END = "\\ No newline at end of file\n"


def render(path: str, before: str, after: str, *, is_screen: bool = False) -> str:
    """Returns the diff; with `is_screen` nothing in it acts on a terminal."""
    pieces = []
    for line in unified_diff(_lines(before), _lines(after), path, path, n=2):
        body, end, _ = line.partition("\n")
        pieces.append((body[:1] + clean(body[1:]) if is_screen else body) + (end or "\n" + _NO_END))
    return "".join(pieces)


def _lines(text: str) -> list[str]:
    """Returns the lines as `patch` counts them: a line feed alone ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
