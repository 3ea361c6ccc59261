"""Says which files git would ignore, from the `.gitignore` files of a folder and of those above it in the repository."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


_Layers = tuple[tuple[str, "GitIgnoreSpec"], ...]


class Gitignore:
    """Patterns of the folders between a root and the folder that is asked about, each read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._layers: dict[Path, _Layers] = {}

    @classmethod
    def around(cls, folder: Path) -> Gitignore:
        """Returns the patterns that hold in `folder` (absolute), which the user named.

        Those of the folders above count up to the repository's root, unless they ignore `folder` itself: who names a
        folder wants it read.
        """
        root = next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)
        found = cls(root)
        if folder != root and any(found.ignores(above, is_folder=True) for above in _between(root, folder)):
            return cls(folder)
        return found

    def ignores(self, path: Path, *, is_folder: bool = False) -> bool:
        """Returns whether git would ignore `path`, given that it would not ignore the folder around it."""
        name = path.as_posix() + ("/" if is_folder else "")
        # The innermost file with an opinion wins (gitignore(5)).
        for base, spec in self._layers_of(path.parent):
            include = spec.check_file(name[len(base) :]).include
            if include is not None:
                return include
        return False

    def _layers_of(self, folder: Path) -> _Layers:
        layers = self._layers.get(folder)
        if layers is None:
            above = () if folder in (self._root, folder.parent) else self._layers_of(folder.parent)
            layers = self._layers[folder] = self._read(folder) + above
        return layers

    def _read(self, folder: Path) -> _Layers:
        path = folder / ".gitignore"
        if not path.is_file():
            return ()
        lines = path.read_text("utf-8", errors="replace").splitlines()
        spec = compile_patterns(lines)
        return () if spec is None else ((folder.as_posix().rstrip("/") + "/", spec),)


def compile_patterns(lines: Iterable[str]) -> GitIgnoreSpec | None:
    """Returns gitignore patterns ready to match; None where there are none."""
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    if not lines:
        return None
    # Most folders have no patterns, and the package takes 30 ms to import.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _between(root: Path, folder: Path) -> list[Path]:
    return [*reversed([above for above in folder.parents if above != root and above.is_relative_to(root)]), folder]
