"""Puts a mended file in the place of the old one, unless that would lose something."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from checker.engine.write import write_whole
from checker.errors import OutputError


def save(path: Path, old: bytes, new: bytes) -> None:
    """Replaces a file that still holds `old`; raises `OutputError` for links, read-only files and changed ones."""
    _refuse(path)

    def check() -> None:
        _refuse(path)
        if path.read_bytes() != old:
            raise OutputError("it has changed since it was read", path=str(path))

    try:
        write_whole(path, new, is_durable=True, check=check)
    except OSError as broken:
        raise OutputError(f"it cannot be written ({broken.strerror})", path=str(path)) from None


def _refuse(path: Path) -> None:
    try:
        mode = path.lstat().st_mode
    except OSError as broken:
        raise OutputError(f"it cannot be read again ({broken.strerror})", path=str(path)) from None
    if stat.S_ISLNK(mode):
        raise OutputError(f"it is a link; name {path.resolve()}", path=str(path))
    if not stat.S_ISREG(mode):
        raise OutputError("it is no plain file", path=str(path))
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise OutputError("it is read-only", path=str(path))
