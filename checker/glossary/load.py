"""Names of packs -> a `Glossary`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.errors import GlossaryError
from checker.glossary.collector import without_collector
from checker.glossary.contradictions import refuse_contradictions
from checker.glossary.order import settle
from checker.glossary.sources import (
    TABLE_SUFFIXES,
    YAML_SUFFIXES,
    Source,
    combine,
    digest_files,
    find_lexicons,
    find_sources,
    lexicons_in,
    read_bytes,
)
from checker.glossary.words import nearest
from checker.model import Concept, Glossary, Pack, Rendering

_MANIFEST_KEYS = ("name", "title", "subject", "languages", "owner", "licence", "version")


def load_glossary(names: Sequence[str | Path], *, search: Sequence[Path], ranked: int = 0) -> Glossary:
    """Returns the concepts of all `names` and the renderings of the lexicons beside them.

    Of the first `ranked` names each wins over all that follow where they contradict each other.

    A name is that of a pack in a `search` folder, or a path: a pack's folder, or a single YAML, CSV, TSV or TBX file.
    Raises UsageError for a name that is not found; GlossaryError with file and line for a file that breaks its format,
    and for a glossary that contradicts itself (double ids, a form both right and wrong, replacements that are wrong).
    """
    with without_collector():
        glossary = read_glossary(names, search=search)
        if ranked:
            first = find_sources(names[:ranked], search=search)
            glossary = settle(glossary, {source.name: rank for rank, source in enumerate(first)})
        refuse_contradictions(glossary)
    return glossary


def read_glossary(names: Sequence[str | Path], *, search: Sequence[Path]) -> Glossary:
    """Returns what `load_glossary` does, without asking whether the packs contradict each other."""
    sources = find_sources(names, search=search)
    lexicons = find_lexicons(sources, search=search)
    packs = tuple(read_pack(source) for source in sources)
    concepts = tuple(concept for source in sources for concept in read_source(source))
    digest = combine([(pack.name, pack.digest) for pack in packs], digest_files(lexicons))
    return Glossary(concepts, read_lexicons(lexicons), packs, digest)


def load_renderings(folder: Path) -> tuple[Rendering, ...]:
    """Returns the renderings of all lexicons in `folder`, in the order of their file names."""
    return read_lexicons(lexicons_in(folder))


def read_source(source: Source) -> tuple[Concept, ...]:
    """Returns the concepts of one pack."""
    concepts = _read_concepts(source)
    if source.readings is None:
        return concepts
    from checker.glossary.readings import add_readings

    return add_readings(concepts, read_bytes(source.readings), path=str(source.readings))


def _read_concepts(source: Source) -> tuple[Concept, ...]:
    data, path, suffix = read_bytes(source.concepts), str(source.concepts), source.concepts.suffix.lower()
    if suffix in YAML_SUFFIXES:
        from checker.glossary.yaml_pack import read_concepts

        return read_concepts(data, path=path, pack=source.name)
    if suffix in TABLE_SUFFIXES:
        from checker.glossary.table import read_table

        return read_table(data, path=path, pack=source.name)
    from checker.glossary.tbx import read_tbx

    return read_tbx(data, path=path, pack=source.name)


def read_lexicons(paths: Iterable[Path]) -> tuple[Rendering, ...]:
    """Returns the renderings of some lexicons, in their order."""
    from checker.glossary.yaml_pack import read_lexicon

    return tuple(rendering for path in paths for rendering in read_lexicon(read_bytes(path), path=str(path)))


def read_pack(source: Source) -> Pack:
    """Returns what `pack.toml` and the files' bytes say of a pack."""
    manifest = {} if source.manifest is None else _read_manifest(source.manifest)
    return Pack(
        name=source.name,
        title=manifest.get("title", source.name),
        version=manifest.get("version", ""),
        digest=digest_files(source.files),
        path=str(source.concepts),
    )


def _read_manifest(path: Path) -> dict[str, str]:
    import tomllib

    text = read_bytes(path).decode("utf-8", "replace")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GlossaryError(f"is not valid TOML: {error}", path=str(path)) from None
    for key, value in values.items():
        line = _line_of_key(text, key)
        if key not in _MANIFEST_KEYS:
            raise GlossaryError(f"has an unknown key {key!r}{nearest(key, _MANIFEST_KEYS)}", path=str(path), line=line)
        if key == "languages":
            if not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
                raise GlossaryError("'languages' must be a list of codes", path=str(path), line=line)
        elif not isinstance(value, str):
            raise GlossaryError(f"{key!r} must be a text in quotes", path=str(path), line=line)
    if values.get("name", path.parent.resolve().name) != path.parent.resolve().name:
        message = f"the name {values['name']!r} is not that of the folder, {path.parent.resolve().name!r}"
        raise GlossaryError(message, path=str(path), line=_line_of_key(text, "name"))
    return {key: value for key, value in values.items() if isinstance(value, str)}


def _line_of_key(text: str, key: str) -> int | None:
    match = re.search(rf"^[ \t]*\[?[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else None
