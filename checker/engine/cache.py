"""What earlier runs found, kept on disk: a file that has not changed since is not checked again.

There is an entry for each way of checking (rules, options, packs, code: `signing.sign_results`). It is text, with a line
for each file: a checksum, the path, the file's stamp, the results as JSON, the sketches as JSON. A file is known by its path,
the time it was written, and its size; where these differ, or the file is only just written, by the digest of its bytes.
A line that is broken is as good as none. An entry is written beside the old one and renamed over it: of two runs at once the
last one stays, whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import Any

from checker.engine.comparing import StoryCache
from checker.engine.compiled import read_concept
from checker.engine.look import FileReader, Look, Looked, Source, Stamp, stamp_of
from checker.engine.rows import read_looked, read_rule, read_sketches, rule_row, write_looked, write_sketches
from checker.engine.seal import BROKEN, seal, unseal
from checker.engine.write import write_whole
from checker.errors import ReadError
from checker.model import Concept, Document, RulePage
from checker.readers import read_bytes, read_data

FORMAT = "checker-results/1"
KEPT_ENTRIES = 12
LARGEST_ENTRY = 256 << 20  # bytes
LARGEST_CACHE = 1 << 30


@dataclass(frozen=True, slots=True)
class About:
    """What a report says of the run itself: the signature, the rules, and the concepts that findings name."""

    signature: str
    rules: tuple[RulePage, ...]
    concepts: tuple[Concept, ...]


@dataclass(slots=True)
class Cache:
    """The results of one way of checking, by path; `key` is its digest."""

    folder: Path
    key: str
    _lines: dict[str, bytes] = field(default_factory=dict)
    _about: dict[str, Any] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _is_changed: bool = False

    @classmethod
    def open(cls, folder: Path, key: str) -> Cache:
        """Returns what is kept in `folder` under `key`: nothing where the entry is missing or broken."""
        cache = cls(folder, key)
        try:
            head, *lines = cache.path.read_bytes().split(b"\n")
            about = json.loads(unseal(head))
            if about["format"] == FORMAT:
                cache._about = about
                cache._lines = {json.loads(line.split(b"\t", 2)[1]): line for line in lines if line}
        except (OSError, *BROKEN):
            pass
        return cache

    @property
    def path(self) -> Path:
        """The file of the entry."""
        return self.folder / f"results-{self.key}.txt"

    def recall(
        self, sources: Sequence[Source], look: Look, look_all: Callable[[Sequence[Source]], Iterable[Looked]]
    ) -> Iterator[Looked]:
        """Yields what comes of each source, in order; `look_all` looks at those that are not known, all in one go."""
        known = [self._find(source, look) for source in sources]
        fresh = iter(look_all([source for source, one in zip(sources, known, strict=True) if one is None]))
        for source, one in zip(sources, known, strict=True):
            if one is None:
                one = next(fresh)
                self._keep(source[0], one)
            yield one

    def about(self, concepts: Iterable[str]) -> About | None:
        """Returns what is known of the run itself; None where that, or one of `concepts` (ids, in order), is missing."""
        try:
            rows = self._about["concepts"]
            rules = tuple(map(read_rule, self._about["rules"]))
            return About(self._about["signature"], rules, tuple(read_concept(rows[concept]) for concept in concepts))
        except BROKEN:
            return None

    def keep_about(self, about: About) -> None:
        """Keeps what a report says of the run itself."""
        self._about = {
            "format": FORMAT,
            "signature": about.signature,
            "rules": [rule_row(rule) for rule in about.rules],
            "concepts": self._about.get("concepts", {}) | {concept.id: astuple(concept) for concept in about.concepts},
        }
        self._is_changed = True

    def stories(self) -> StoryCache:
        """Returns what earlier runs found by comparing articles."""
        return StoryCache.open(self.folder, self.key)

    def save(self) -> None:
        """Writes the entry if anything is new, and removes the oldest ones; a cache that cannot be written is no error."""
        if not self._is_changed:
            return
        self._is_changed = False
        lines = [seal(json.dumps(self._about, separators=(",", ":"))), *self._lines.values()]
        if sum(map(len, lines)) > LARGEST_ENTRY:
            lines = [lines[0], *(line for path, line in self._lines.items() if path in self._used)]
        size = 0
        kept = [line for line in lines if (size := size + len(line) + 1) <= LARGEST_ENTRY]
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self.path, b"\n".join([*kept, b""]))
            trim(self.folder)
        except OSError:
            return

    def _find(self, source: Source, look: Look) -> Looked | None:
        path, read = source
        line = self._lines.get(path)
        if line is None or not isinstance(read, FileReader):
            return None
        try:
            return self._restore(path, read, look, line)
        except (OSError, ReadError, *BROKEN):
            return None

    def _restore(self, path: str, read: FileReader, look: Look, line: bytes) -> Looked | None:
        status = read.file.stat()
        _, written, size, digest, results, sketches = unseal(line).split("\t")
        stamp = Stamp(int(written), int(size), digest)
        is_same = (status.st_mtime_ns, status.st_size) == (stamp.written, stamp.size)
        if not is_same and status.st_size != stamp.size:
            return None
        known = replace(read_looked(path, results), sketches=sketches)
        if look.wants_sketches(len(known.documents)) and known.documents and not sketches:
            return None
        if not is_same or look.keeps_text or any(one.findings for one in known.mapped):
            data = read_data(read.file)
            again = stamp_of(status, data)
            if again.digest != digest:
                return None
            known = replace(known, documents=() if known.reason else _add_text(known, read, look, data))
            if again.written != stamp.written:
                self._write(path, again, results, sketches)
        self._used.add(path)
        return known

    def _keep(self, path: str, looked: Looked) -> None:
        self._lines.pop(path, None)
        if looked.stamp is not None:
            self._write(path, looked.stamp, write_looked(looked), write_sketches(looked.mapped))

    def _write(self, path: str, stamp: Stamp, results: str, sketches: str) -> None:
        values = (json.dumps(path), str(stamp.written), str(stamp.size), stamp.digest, results, sketches)
        self._lines[path] = seal("\t".join(values))
        self._used.add(path)
        self._is_changed = True


def fill_sketches(looked: Looked) -> Looked:
    """Returns what came of a file with the sketches that were left as text."""
    if not looked.sketches:
        return looked
    together = zip(looked.mapped, read_sketches(looked.sketches), strict=True)
    return replace(looked, mapped=tuple(replace(one, sketch=sketch) for one, sketch in together), sketches="")


def trim(folder: Path) -> None:
    """Removes the entries that were written longest ago, beyond a number of them and a size of all together."""
    entries = [(entry.stat().st_mtime, entry.stat().st_size, entry) for entry in folder.glob("*-*.txt")]
    size = 0
    for number, (_, length, entry) in enumerate(sorted(entries, reverse=True)):
        size += length
        if number >= KEPT_ENTRIES or size > LARGEST_CACHE:
            entry.unlink(missing_ok=True)


def _add_text(known: Looked, read: FileReader, look: Look, data: bytes) -> tuple[Document, ...]:
    """Returns the articles of a file with their text, or with as much of it as a run keeps."""
    if look.keeps_text:
        return tuple(look.overrides.apply(document) for document in read_bytes(data, str(read.file), read.options))
    texts: list[str] = []
    if all(document.encoding == "utf-8" for document in known.documents):
        texts = [data.decode()] * len(known.documents)
    else:
        texts = [document.raw for document in read_bytes(data, str(read.file), read.options)]
    together = zip(known.documents, known.mapped, texts, strict=True)
    return tuple(replace(document, raw=text) if one.findings else document for document, one, text in together)
