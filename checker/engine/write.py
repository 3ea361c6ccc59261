"""Files are written whole or not at all: beside the file first, then renamed over it."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes, *, is_durable: bool = False, check: Callable[[], None] = lambda: None) -> None:
    """Writes `data` to `path`, which keeps its mode; raises `OSError`.

    Whoever reads `path` meanwhile, and whatever ends this process, finds the old or the new content, never a part; with
    `is_durable` that holds for a loss of power, too. `check` is called right before the file is replaced and may raise.
    What is no file (a pipe, a terminal) is written as it is; a link stays one.
    """
    path = path.resolve()
    try:
        old = path.stat()
    except FileNotFoundError:
        old = None
    if old is not None and not stat.S_ISREG(old.st_mode):
        path.write_bytes(data)
        return
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), stat.S_IMODE(old.st_mode) if old else 0o666 & ~_umask())
            if old is not None and (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
                with suppress(PermissionError):
                    os.fchown(file.fileno(), old.st_uid, old.st_gid)
                    os.fchmod(file.fileno(), stat.S_IMODE(old.st_mode))
            if is_durable:
                os.fsync(file.fileno())
        check()
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    if is_durable:
        _sync_folder(path.parent)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Makes the new name last; some file systems know no such thing."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
