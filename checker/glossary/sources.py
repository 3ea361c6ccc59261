"""Where packs lie on disk, and the digest of their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from checker.errors import GlossaryError, UsageError
from checker.glossary.words import nearest

YAML_SUFFIXES = (".yaml", ".yml")
TABLE_SUFFIXES = (".csv", ".tsv")
TBX_SUFFIXES = (".tbx", ".xml")
SUFFIXES = (*YAML_SUFFIXES, *TABLE_SUFFIXES, *TBX_SUFFIXES)
LEXICONS = "word-by-word"
READINGS = "readings.csv"
_CONCEPTS = tuple("concepts" + suffix for suffix in SUFFIXES)


@dataclass(frozen=True, slots=True)
class Source:
    """A pack's files: the concepts, and `pack.toml` where there is one."""

    name: str
    concepts: Path
    manifest: Path | None = None
    readings: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        return tuple(path for path in (self.manifest, self.concepts, self.readings) if path is not None)


def packs_folder() -> Path:
    """Returns the folder of the packs that ship with checker, in an installed wheel or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "glossaries", package.parent / "glossaries"):
        if folder.is_dir():
            return folder
    raise UsageError("this installation has no glossaries; install checker again", path=str(package))


def default_packs() -> tuple[str, ...]:
    """Returns the names of the packs that ship with checker, sorted."""
    return tuple(sorted(_packs_in(packs_folder())))


def find_sources(names: Iterable[str | Path], *, search: Sequence[Path]) -> tuple[Source, ...]:
    """Returns the packs that `names` stand for, in their order, each once; raises UsageError for an unknown name."""
    # A text is a sequence of texts, too.
    names = [names] if isinstance(names, str) else names
    sources: dict[Path, Source] = {}
    taken: set[str] = set()
    for name in names:
        for source in _find(name, search):
            place = source.concepts.resolve()
            if place in sources:
                continue
            if source.name in taken:
                source = replace(source, name=str(source.concepts))
            taken.add(source.name)
            sources[place] = source
    return tuple(sources.values())


def find_lexicons(sources: Iterable[Source], *, search: Sequence[Path]) -> tuple[Path, ...]:
    """Returns the lexicons of the search folders and those beside the packs, each once."""
    folders = [*search, *(source.concepts.parent.parent for source in sources if source.concepts.name in _CONCEPTS)]
    found: dict[Path, Path] = {}
    for folder in dict.fromkeys(folders):
        for path in lexicons_in(folder / LEXICONS):
            found.setdefault(path.resolve(), path)
    return tuple(found.values())


def lexicons_in(folder: Path) -> list[Path]:
    """Returns the YAML files of a folder of lexicons, sorted by name."""
    return sorted(path for path in folder.glob("*") if path.suffix in YAML_SUFFIXES) if folder.is_dir() else []


def digest_sources(names: Iterable[str | Path], *, search: Sequence[Path]) -> str:
    """Returns the digest of the glossary that `load_glossary` would return, without parsing anything."""
    sources = find_sources(names, search=search)
    return combine(
        [(source.name, digest_files(source.files)) for source in sources],
        digest_files(find_lexicons(sources, search=search)),
    )


def digest_files(paths: Iterable[Path]) -> str:
    """Returns the digest of the files' names and bytes; folders do not count, so that a pack may move."""
    digest = blake2b(digest_size=16)
    for path in paths:
        data = read_bytes(path)
        digest.update(f"{path.name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def combine(packs: Iterable[tuple[str, str]], lexicons: str) -> str:
    """Returns the digest of a glossary from its packs' names and digests and that of its lexicons."""
    lines = [*(f"{name}\0{digest}" for name, digest in packs), lexicons]
    return blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()


def read_bytes(path: Path) -> bytes:
    """Returns a file's bytes."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", path=str(path)) from None


def _find(name: str | Path, search: Sequence[Path]) -> list[Source]:
    path = Path(name)
    if len(path.parts) == 1 and not path.suffix:
        for folder in search:
            if source := _pack_at(folder / path):
                return [source]
    if path.is_dir():
        return _in_folder(path)
    if path.suffix.lower() in SUFFIXES:
        if path.is_file():
            return [Source(path.stem, path)]
        raise UsageError("there is no such glossary file", path=str(path))
    if path.exists():
        raise UsageError(f"is no glossary; known: {', '.join(SUFFIXES)}, or a folder with pack.toml", path=str(path))
    known = {pack for folder in search for pack in _packs_in(folder)}
    raise UsageError(f"there is no glossary pack {str(name)!r}{nearest(str(name), known)}")


def _in_folder(folder: Path) -> list[Source]:
    if source := _pack_at(folder):
        return [source]
    packs = list(_packs_in(folder).values())
    if not packs:
        raise UsageError("is no pack: it has no concepts.yaml, .csv, .tsv or .tbx", path=str(folder))
    return packs


def _pack_at(folder: Path) -> Source | None:
    concepts = [folder / name for name in _CONCEPTS if (folder / name).is_file()]
    if len(concepts) > 1:
        raise GlossaryError(f"has both {concepts[0].name} and {concepts[1].name}; keep one", path=str(folder))
    manifest, readings = folder / "pack.toml", folder / READINGS
    if not concepts:
        return None
    return Source(
        folder.resolve().name,
        concepts[0],
        manifest if manifest.is_file() else None,
        readings if readings.is_file() else None,
    )


def _packs_in(folder: Path) -> dict[str, Source]:
    folders = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    packs = ((path.name, _pack_at(path)) for path in folders)
    return {name: source for name, source in packs if source is not None}
