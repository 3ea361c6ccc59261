"""What the command line asks for, made ready: the settings, the files to read, and the checker."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.apps.cli.configure import settings_of, show_settings
from checker.apps.cli.options import RunOptions
from checker.apps.cli.output import emit
from checker.config import Settings
from checker.engine.check import Checker
from checker.engine.filters import Filter
from checker.engine.folder import cache_folder
from checker.engine.look import FileReader, Overrides, Source
from checker.engine.paths import PathTable
from checker.engine.project import load_project, rules_of
from checker.engine.run import run
from checker.engine.stories import MOST_FILES, plan_stories
from checker.errors import CheckerError, ReadError
from checker.model import Report
from checker.readers import ReadOptions, read_bytes

if TYPE_CHECKING:
    from checker.engine.baseline import Known
    from checker.engine.cache import Cache


# Below so many files the processes would hardly be there when all is done.
MANY_FILES = 64


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that a run needs.

    `piped` reads standard input, by the name it is given; `story` is auto, off or a file, and `is_story_asked` if somebody
    said so; `keeps_text` is as in `run`; `known` are the rows of the baseline; `results` opens what earlier runs found;
    `jobs` is the number of processes.
    """

    settings: Settings
    sources: Sequence[Source]
    load: Callable[[], Checker]
    overrides: Overrides
    reading: ReadOptions
    piped: Mapping[str, Callable[[], bytes]]
    keeps_text: bool
    story: str = "auto"
    is_story_asked: bool = True
    known: tuple[Known, ...] = ()
    results: Callable[[], Cache | None] = lambda: None
    jobs: int = 1

    @property
    def checker(self) -> Checker:
        """The checker, loaded when it is first asked for."""
        return self.load()

    @property
    def spares_stories(self) -> bool:
        """True where articles are too many to be compared unasked."""
        return not self.is_story_asked and len(self.sources) > MOST_FILES

    def check(self, sources: Sequence[Source], *, advance: Callable[[], None] = lambda: None) -> Report:
        """Returns the report on some of the sources, or on others of their kind."""
        return run(
            sources,
            self.load,
            profile=self.settings.profile,
            overrides=self.overrides,
            stories=plan_stories(self.story, [path for path, _ in sources], is_asked=self.is_story_asked),
            keeps_text=self.keeps_text,
            advance=advance,
            cache=self.results() if any(isinstance(read, FileReader) for _, read in sources) else None,
            jobs=self.jobs,
        )

    def source(self, path: str, read: Callable[[], bytes]) -> Source:
        """Returns the source `path` whose bytes `read` gives."""
        return path, lambda: read_bytes(read(), path, self.reading)


def prepare(options: RunOptions, settings: Settings, *, keeps_text: bool) -> Prepared:
    """Returns what a run with `settings` needs; ends the program where only a list of files was asked for."""
    from checker.glossary import default_packs, packs_folder

    if options.show_settings:
        emit(show_settings(settings, [rule.code for rule in rules_of(settings)]))
        raise typer.Exit
    files = find(options, settings)
    if options.show_files:
        emit("".join(f"{file}\n" for file in files))
        raise typer.Exit
    settings, known = _read_baseline(options, settings)
    reading = ReadOptions(text_field=settings.text_field, date=options.date)
    name: str = getattr(options, "stdin_filename", "stdin.txt")
    piped = {name: cache(partial(read_input, name))} if "-" in options.paths else {}
    sources: list[Source] = [(str(file), FileReader(file, reading)) for file in files]
    packs = [*(default_packs() if settings.default_packs else ()), *(options.glossary or ())]
    folder = None if options.no_cache else cache_folder()
    languages = PathTable(settings.per_file_source_lang) if settings.per_file_source_lang else None
    ready = Prepared(
        settings,
        sources,
        Loader(partial(_load, settings, packs, packs_folder(), folder, known)),
        Overrides(settings.source_lang, options.date, languages),
        reading,
        piped,
        keeps_text,
        options.story or settings.story,
        options.story is not None or "story" in settings.origins,
        known,
        partial(_open_results, settings, packs, packs_folder(), folder, (known, reading)),
        choose_jobs(options.jobs, len(sources)),
    )
    return replace(ready, sources=[*(ready.source(name, read) for name, read in piped.items()), *sources])


class Loader:
    """Makes a checker when it is first called; another process makes its own."""

    def __init__(self, make: Callable[[], Checker]) -> None:
        self._make = make
        self._made: Checker | None = None

    def __call__(self) -> Checker:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __reduce__(self) -> tuple[type[Loader], tuple[Callable[[], Checker]]]:
        return Loader, (self._make,)


def choose_jobs(asked: int | None, files: int) -> int:
    """Returns the number of processes: as many as asked for, else one for each core where there are many files."""
    if asked is not None:
        return asked
    from checker.engine.pool import count_cores

    return count_cores() if files >= MANY_FILES else 1


def _load(settings: Settings, packs: Sequence[str], search: Path, folder: Path | None, known: tuple[Known, ...]) -> Checker:
    return load_project(settings, packs=packs, search=[search], cache=folder, more=_filters_for(known))


def _open_results(settings: Settings, packs: Sequence[str], search: Path, folder: Path | None, more: object) -> Cache | None:
    """Returns what earlier runs found; None where nothing is to be kept, or a pack is missing, which loading will tell."""
    if folder is None:
        return None
    from checker.engine.cache import Cache
    from checker.engine.signing import sign_results

    try:
        return Cache.open(folder, sign_results(settings, packs=packs, search=[search], more=more))
    except CheckerError:
        return None


def _read_baseline(options: RunOptions, settings: Settings) -> tuple[Settings, tuple[Known, ...]]:
    is_update: bool = getattr(options, "update_baseline", False)
    if not (is_update or settings.baseline):
        return settings, ()
    from checker.apps.cli.baseline import baseline_of

    return baseline_of(settings, is_update=is_update)


def _filters_for(known: tuple[Known, ...]) -> list[Filter]:
    if not known:
        return []
    from checker.engine.baseline import set_aside

    return [set_aside(known)]


def read_settings(options: RunOptions) -> Settings:
    """Returns the settings of a run; an unknown output format is refused before anything else is read."""
    from checker.config import locate
    from checker.render import formats

    settings = settings_of(options)
    if settings.output_format not in formats():
        message = f"unknown output format {settings.output_format!r}; known: {', '.join(formats())}"
        raise locate(settings, "output_format", message)
    return settings


def read_input(name: str) -> bytes:
    """Returns what stands on standard input; raises `ReadError` where it is closed or cannot be read."""
    try:
        if sys.stdin is not None:
            return sys.stdin.buffer.read()
        reason = "standard input is closed"
    except OSError as broken:
        reason = f"standard input cannot be read: {broken.strerror}"
    raise ReadError(reason, path=name)


def find(options: RunOptions, settings: Settings) -> list[Path]:
    """Returns the files that the command line names, less those that the settings leave out."""
    from checker.readers import find_files

    named = [path for path in options.paths if path != "-"]
    if not named:
        return []
    return find_files(
        named,
        exclude=(*settings.exclude, *settings.extend_exclude),
        root=Path("/"),
        force_exclude=settings.force_exclude,
        respect_gitignore=settings.respect_gitignore,
    )
