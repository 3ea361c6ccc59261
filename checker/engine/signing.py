"""What results depend on besides the articles, as a digest: whatever of it changes, cached results no longer count."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import checker
from checker import __version__
from checker.config import Settings
from checker.glossary import digest_sources

# Settings that change which files are checked, or what is done with the report, but nothing that is found in an article.
_ASIDE: dict[str, Any] = {
    "fail_on": "",
    "output_format": "",
    "exclude": (),
    "extend_exclude": (),
    "force_exclude": False,
    "respect_gitignore": False,
    "required_version": None,
    "origins": {},
}


def sign_results(settings: Settings, *, packs: Sequence[str | Path], search: Sequence[Path], more: object) -> str:
    """Returns the digest of all that results depend on: code, packages, packs, settings, the current folder, and `more`.

    `more` is any value whose `repr` says what it is. Raises CheckerError where a pack is not there.
    """
    made_of = (
        __version__,
        sys.version,
        _stamp_code(),
        digest_sources([*settings.glossary, *packs], search=search),
        replace(settings, **_ASIDE),
        tuple(map(str, packs)),
        str(Path.cwd()),
        more,
    )
    return blake2b(repr(made_of).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def _stamp_code() -> list[tuple[str, int, int]]:
    """Returns name, time and size of each file of this package, and of the folders that packages are installed in."""
    top = Path(checker.__file__).parent
    # Whatever is installed, brought up to date or taken away changes the folder that packages are in.
    installed = [Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")]
    found = [(str(path), path.stat().st_mtime_ns if path.is_dir() else 0, 0) for path in installed]
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(set(folders) - {"__pycache__", "glossaries"})
        for name in sorted(names):
            status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - several hundred files at each start
            found.append((os.path.relpath(folder, top) + "/" + name, status.st_mtime_ns, status.st_size))
    return found
