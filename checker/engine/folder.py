"""Where what may be made again is kept."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Returns the folder for what may be made again: $CHECKER_CACHE_DIR, or the user's cache."""
    if folder := os.environ.get("CHECKER_CACHE_DIR"):
        return Path(folder)
    from platformdirs import user_cache_path

    return user_cache_path("checker", appauthor=False)
