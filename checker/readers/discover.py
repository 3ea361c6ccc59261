"""Finds the files that a command line names: files, folders and globs."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from checker.errors import UsageError
from checker.readers.gitignore import Gitignore, compile_patterns

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson")


def find_files(
    patterns: Sequence[str],
    *,
    exclude: Iterable[str] = (),
    root: Path | None = None,
    force_exclude: bool = False,
    respect_gitignore: bool = True,
) -> list[Path]:
    """Returns the files that `patterns` name, sorted, each once.

    A named file is always read, unless `force_exclude` lets `exclude` hold for it, too. A folder gives the files with one
    of `SUFFIXES` in it and in the folders below, without hidden ones, linked folders and what git ignores. A glob (`**` for
    any depth) gives files of these suffixes or of the one it ends in. `exclude` has patterns in gitignore's manner, which
    count from `root` (the current folder). Raises `UsageError` where nothing is found.
    """
    excluded = _Excluded(exclude, root)
    named: list[Path] = []
    for pattern in patterns:
        path = Path(pattern)
        if path.is_dir():
            paths = list(_walk(path, excluded, respect_gitignore=respect_gitignore))
            if not paths:
                raise UsageError(f"no articles in {pattern}; looked for {', '.join(SUFFIXES)}")
        elif path.exists():
            paths = [] if force_exclude and excluded.holds(_absolute(path)) else [path]
        elif glob.has_magic(pattern):
            paths = list(_expand(pattern, excluded, respect_gitignore=respect_gitignore))
            if not paths:
                raise UsageError(f"no article matches {pattern}; looked for {', '.join(SUFFIXES)}")
        else:
            raise UsageError(f"no such file or folder: {pattern}")
        named += paths
    found: dict[str, Path] = {}
    # Of a file and a link to it the file is kept, in whatever order the folder lists them.
    for is_link, path in sorted((path.is_symlink(), path) for path in named):
        found.setdefault(str(path.resolve() if is_link else _absolute(path)), path)
    return sorted(found.values())


class _Excluded:
    """The patterns of `exclude`, which count from a folder, or from the current one."""

    def __init__(self, patterns: Iterable[str], root: Path | None) -> None:
        self._spec = compile_patterns(patterns)
        self._here = (root or Path.cwd()).as_posix().rstrip("/") + "/"

    def holds(self, path: Path, *, is_folder: bool = False) -> bool:
        """Returns whether `path` (absolute) is excluded."""
        if self._spec is None:
            return False
        name = path.as_posix().removeprefix(self._here).lstrip("/")
        return bool(self._spec.check_file(name + "/" if is_folder else name).include)


def _walk(folder: Path, excluded: _Excluded, *, respect_gitignore: bool, wanted: tuple[str, ...] = SUFFIXES) -> Iterator[Path]:
    """Yields the articles below `folder`. Links to folders are not followed, as in git: so no loop."""
    top = _absolute(folder)
    ignored = Gitignore.around(top) if respect_gitignore else None
    waiting = [(folder, top)]
    while waiting:
        shown, absolute = waiting.pop()
        for name, is_folder in _list(absolute):
            path = absolute / name
            is_wanted = is_folder or name.lower().endswith(wanted)
            if not is_wanted or excluded.holds(path, is_folder=is_folder):
                continue
            if ignored is not None and ignored.ignores(path, is_folder=is_folder):
                continue
            if is_folder:
                waiting.append((shown / name, path))
            else:
                yield shown / name


def _list(folder: Path) -> list[tuple[str, bool]]:
    """Returns the names of what is not hidden in `folder`, with whether each is a folder."""
    try:
        with os.scandir(folder) as entries:
            return [
                (entry.name, entry.is_dir(follow_symlinks=False))
                for entry in entries
                if not entry.name.startswith(".") and (entry.is_file() or entry.is_dir(follow_symlinks=False))
            ]
    except OSError as broken:
        raise UsageError(f"cannot open folder {folder}: {broken.strerror}") from None


def _expand(pattern: str, excluded: _Excluded, *, respect_gitignore: bool) -> Iterator[Path]:
    suffix = Path(pattern).suffix.lower()
    wanted = SUFFIXES if glob.has_magic(suffix) or not suffix else (*SUFFIXES, suffix)
    if "**" in pattern:
        # glob.iglob would follow linked folders round and round; and a glob that descends is a way to name a folder.
        yield from _descend(pattern, wanted, excluded, respect_gitignore=respect_gitignore)
        return
    for name in glob.iglob(pattern):  # noqa: PTH207 - the pattern may be absolute
        path = Path(name)
        is_folder = path.is_dir()
        if excluded.holds(_absolute(path), is_folder=is_folder):
            continue
        if is_folder:
            yield from _walk(path, excluded, respect_gitignore=respect_gitignore)
        elif name.lower().endswith(wanted):
            yield path


def _descend(pattern: str, wanted: tuple[str, ...], excluded: _Excluded, *, respect_gitignore: bool) -> Iterator[Path]:
    base = _fixed_part(pattern)
    below = compile_patterns(["/" + Path(*Path(pattern).parts[len(base.parts) :]).as_posix()])
    if below is None or not base.is_dir():
        return
    for path in _walk(base, excluded, respect_gitignore=respect_gitignore, wanted=wanted):
        if below.check_file(path.relative_to(base).as_posix()).include:
            yield path


def _fixed_part(pattern: str) -> Path:
    """Returns the folder that a glob starts from."""
    parts = []
    for part in Path(pattern).parts:
        if glob.has_magic(part):
            break
        parts.append(part)
    return Path(*parts)


def _absolute(path: Path) -> Path:
    """Returns `path` from the root, links as they are: patterns of .gitignore speak of names, not of targets."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links
