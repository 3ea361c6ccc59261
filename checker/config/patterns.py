"""Patterns of files that count from the folder of the configuration they stand in."""

from __future__ import annotations

import re
from pathlib import Path

_SPECIAL = re.compile(r"([*?\[\]\\! #])")


def anchor(pattern: str, folder: Path) -> str:
    """Returns a pattern in gitignore's manner that means from the root what `pattern` means from `folder`.

    As there, a pattern with a slash inside counts from the folder, any other fits at every depth; "!" in front stays.
    """
    mark = "!" if pattern.startswith("!") else ""
    pattern = pattern.removeprefix("!")
    base = _SPECIAL.sub(r"\\\1", folder.as_posix().rstrip("/"))
    deep = "" if "/" in pattern.rstrip("/") else "**/"
    return f"{mark}{base}/{deep}{pattern.removeprefix('./').removeprefix('/')}"
