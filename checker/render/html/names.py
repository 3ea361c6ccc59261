"""File names for articles: safe on every system, and unique also where only the letters' case differs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

_UNSAFE = re.compile(r"[^A-Za-z0-9._]+")
_LONGEST = 80
# Names that Windows keeps for devices, whatever their suffix.
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10))])


def name_pages(paths: Sequence[str]) -> list[str]:
    """Returns a page name for each path, in order: its base name, with a digest of the path where that is not enough."""
    plain = [_simplify(path) for path in paths]
    shared = Counter(name.casefold() for name in plain if name)
    shared["index"] += 1
    seen: Counter[str] = Counter()
    names = []
    for path, name in zip(paths, plain, strict=True):
        copies = seen[path]
        seen[path] += 1
        if not name or shared[name.casefold()] > 1 or name.split(".")[0].casefold() in _DEVICES:
            name = f"{name or 'article'}-{_digest(path, copies)}"
        names.append(f"{name}.html")
    return names


def _simplify(path: str) -> str:
    """Returns the base name without its suffix; empty where a character had to go that no hyphen can stand for."""
    base = re.split(r"[/\\]", path)[-1]
    stem = re.sub(r"(?<=.)\.[A-Za-z0-9]{1,8}$", "", base)
    return _UNSAFE.sub("-", stem).strip("-._")[:_LONGEST].rstrip("-._")


def _digest(path: str, copies: int) -> str:
    return sha256(f"{path}\0{copies}".encode("utf-8", "surrogateescape")).hexdigest()[:8]
