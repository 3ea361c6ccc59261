"""What a project says of its files by pattern: which value holds for which path."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Generic, TypeVar

from checker.readers.gitignore import compile_patterns

T = TypeVar("T")
_PART = re.compile(r"#\d+\Z")


class PathTable(Generic[T]):
    """Values by pattern, in gitignore's manner from the root of the disk; "!" in front means all other files."""

    def __init__(self, rows: Mapping[str, T]) -> None:
        self._rows = [(compile_patterns([pattern.removeprefix("!")]), pattern[:1] == "!", rows[pattern]) for pattern in rows]
        self._known: dict[str, tuple[T, ...]] = {}

    def values(self, path: str) -> tuple[T, ...]:
        """Returns the values of the patterns that `path` fits, in their order."""
        if path not in self._known:
            name = Path(os.path.abspath(file_of(path))).as_posix().lstrip("/")  # noqa: PTH100 - links stay as they are
            fitting = [value for spec, is_other, value in self._rows if spec and spec.match_file(name) != is_other]
            self._known[path] = tuple(fitting)
        return self._known[path]


def file_of(path: str) -> str:
    """Returns the file that an article's path names: `news.jsonl` for `news.jsonl#3`."""
    return _PART.sub("", path)


def relative_to(root: Path, path: str) -> str:
    """Returns `path` as counted from `root`, with slashes; as it is, made absolute, where it lies elsewhere."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are
    return (absolute.relative_to(root) if absolute.is_relative_to(root) else absolute).as_posix()
