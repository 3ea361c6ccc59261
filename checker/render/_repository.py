"""Paths as services name them: from the top of the repository."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path


def repository_path(path: str) -> str:
    """Returns `path` from the top of the repository around the current folder, with forward slashes.

    Outside a repository paths count from the current folder; a path that leads out of it stays absolute.
    """
    top = _top(str(Path.cwd()))
    whole = os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links, which a repository names as they are
    if os.path.commonpath([top, whole]) != top:
        return Path(whole).as_posix()
    return Path(whole).relative_to(top).as_posix()


@lru_cache(maxsize=8)
def _top(folder: str) -> str:
    """Returns the nearest folder above that has a `.git`, which is a file in a worktree; else `folder` itself."""
    here = Path(folder)
    return str(next((place for place in (here, *here.parents) if (place / ".git").exists()), here))
