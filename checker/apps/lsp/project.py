"""The project of an article: its configuration, and the checker made of it, made anew when a file of it changes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from checker import __version__
from checker.config import Settings, find_config, read_config
from checker.engine.baseline import read_baseline, set_aside
from checker.engine.check import Checker
from checker.engine.folder import cache_folder
from checker.engine.look import Overrides
from checker.engine.paths import PathTable
from checker.engine.project import load_project
from checker.glossary import default_packs, find_sources, packs_folder
from checker.model import Document, Finding
from checker.readers import ReadOptions, find_files, read_bytes

Stamps = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """An article as it is in the editor, and what was found in it; `shift` characters of the editor stand before it."""

    text: str
    document: Document
    findings: tuple[Finding, ...]
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """A configuration (None: there is none), its checker, and the files that both were made of, with their times."""

    config: Path | None
    settings: Settings
    checker: Checker
    stamps: Stamps

    @property
    def is_fresh(self) -> bool:
        """True while no file of the project changed."""
        return self.stamps == _stamp(name for name, _, _ in self.stamps)

    @property
    def own_glossary(self) -> Path | None:
        """The first glossary of the project's own that is a YAML file; None where there is none."""
        for name in self.settings.glossary:
            for source in find_sources([name], search=[packs_folder()]):
                is_shipped = source.concepts.resolve().is_relative_to(packs_folder().resolve())
                if not is_shipped and source.concepts.suffix.lower() in (".yaml", ".yml"):
                    return source.concepts
        return None

    def check(self, text: str, path: str, *, format: str | None = None) -> Checked | None:
        """Returns what is found in a text; None where it holds no article, many, or is left out by the configuration.

        Raises ReadError for what cannot be read as what it says it is.
        """
        if _is_left_out(path, self.settings):
            return None
        data = text.encode("utf-8", "replace")
        documents = read_bytes(data, path, ReadOptions(encoding="utf-8", format=format))
        if len(documents) != 1 or not documents[0].segments:
            return None
        tables = PathTable(self.settings.per_file_source_lang) if self.settings.per_file_source_lang else None
        document = Overrides(self.settings.source_lang, None, tables).apply(documents[0])
        return Checked(text, document, self.checker.map_document(document).findings, len(text) - len(document.raw))


def load(folder: Path) -> Project:
    """Returns the project that holds `folder`; raises CheckerError where its configuration or a glossary is wrong."""
    config = find_config(folder)
    settings = Settings() if config is None else read_config(config, version=__version__)
    stamps = _stamp(_files_of(config, settings))
    known = read_baseline(Path(settings.baseline)) if settings.baseline and Path(settings.baseline).exists() else ()
    checker = load_project(
        settings,
        packs=default_packs() if settings.default_packs else (),
        search=[packs_folder()],
        cache=cache_folder(),
        more=[set_aside(known)] if known else [],
    )
    return Project(config, settings, checker, stamps)


def _files_of(config: Path | None, settings: Settings) -> Iterable[str]:
    own = [name for name in settings.glossary if os.sep in name]
    glossaries = [str(file) for source in find_sources(own, search=[]) for file in source.files]
    files = [*([str(config)] if config else []), *settings.origins.values(), settings.extend or "", settings.baseline or ""]
    return sorted({file for file in (*files, *glossaries) if file})


def _stamp(files: Iterable[str]) -> Stamps:
    stamps = []
    for file in files:
        try:
            status = os.stat(file)  # noqa: PTH116 - a name, not a Path, is what is kept
        except OSError:
            stamps.append((file, 0, -1))
        else:
            stamps.append((file, status.st_mtime_ns, status.st_size))
    return tuple(stamps)


def _is_left_out(path: str, settings: Settings) -> bool:
    if not Path(path).is_file():
        return False
    kept = find_files(
        [path],
        exclude=(*settings.exclude, *settings.extend_exclude),
        root=Path("/"),
        force_exclude=True,
        respect_gitignore=settings.respect_gitignore,
    )
    return not kept
