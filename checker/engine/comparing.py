"""The articles of a run that belong together are compared, each story once: what was told of it before is told again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from checker.engine.grouping import Group
from checker.engine.rows import finding_row, read_finding
from checker.engine.seal import BROKEN, seal, unseal
from checker.engine.write import write_whole
from checker.model import Document, Finding

FORMAT = "checker-stories/1"
Told = dict[str, list[Finding]]


@dataclass(slots=True)
class StoryCache:
    """The stories of the last run of one way of checking, and what was told of each; `key` is the digest of the way."""

    folder: Path
    key: str
    _groups: dict[str, Any] = field(default_factory=dict)
    _told: dict[str, Any] = field(default_factory=dict)
    _used: dict[str, Any] = field(default_factory=dict)
    _is_changed: bool = False

    @classmethod
    def open(cls, folder: Path, key: str) -> StoryCache:
        """Returns what is kept in `folder` under `key`: nothing where that is missing or broken."""
        cache = cls(folder, key)
        try:
            rows = json.loads(unseal(cache.path.read_bytes()))
            if rows["format"] == FORMAT:
                cache._groups, cache._told = rows["groups"], rows["told"]
        except (OSError, *BROKEN):
            pass
        return cache

    @property
    def path(self) -> Path:
        """The file of the entry."""
        return self.folder / f"stories-{self.key}.txt"

    def group(self, plan: str, documents: Iterable[Document], make: Callable[[], list[Group]]) -> list[Group]:
        """Returns the stories of all articles of a run, by `make` where these are not the very articles of the last run."""
        told = "\n".join(repr((one.path, one.digest, one.date, one.story)) for one in documents)
        of = blake2b(f"{plan}\n{told}".encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()
        try:
            if self._groups["of"] == of:
                return [
                    Group(name, tuple((path, digest) for path, digest in articles), tuple(reasons))
                    for name, articles, reasons in self._groups["rows"]
                ]
        except BROKEN:
            pass
        groups = make()
        self._is_changed = True
        self._groups = {"of": of, "rows": [[one.name, one.articles, one.reasons] for one in groups]}
        return groups

    def tell(self, groups: Sequence[Group], tell: Callable[[Sequence[Group]], Iterator[Told]]) -> Iterator[Told]:
        """Yields what differs within each story; `tell` compares those that are new or have changed."""
        known = [self._find(group) for group in groups]
        fresh = tell([group for group, one in zip(groups, known, strict=True) if one is None])
        for group, one in zip(groups, known, strict=True):
            key = _key_of(group)
            if one is None:
                one = next(fresh)
                self._is_changed = True
                self._used[key] = {path: [finding_row(finding) for finding in found] for path, found in one.items()}
            else:
                self._used[key] = self._told[key]
            yield one

    def save(self) -> None:
        """Writes the entry if anything is new; a cache that cannot be written is no error."""
        if not self._is_changed and len(self._used) == len(self._told):
            return
        rows = {"format": FORMAT, "groups": self._groups, "told": self._used}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self.path, seal(json.dumps(rows, separators=(",", ":"))))
        except OSError:
            return

    def _find(self, group: Group) -> Told | None:
        try:
            return {path: [read_finding(row) for row in rows] for path, rows in self._told[_key_of(group)].items()}
        except BROKEN:
            return None


def _key_of(group: Group) -> str:
    return blake2b(repr((group.name, group.articles)).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()
