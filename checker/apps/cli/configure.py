"""The settings of a run: those of the nearest configuration file, with what the command line says on top."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from checker import __version__
from checker.apps.cli.options import RunOptions
from checker.config import Settings, find_config, overlay, read_config, read_inline
from checker.config.values import INTERNAL, key_of
from checker.errors import UsageError
from checker.model import Severity

_LISTS = ("select", "extend_select", "ignore", "extend_ignore", "exclude", "extend_exclude")
_VALUES = ("profile", "text_field", "source_lang", "force_exclude", "respect_gitignore")


def settings_of(options: RunOptions) -> Settings:
    """Returns the settings of a run; raises CheckerError for a file or an option that cannot be used."""
    settings = _read(options)
    given = {name: value for name in _VALUES if (value := getattr(options, name, None)) is not None}
    given |= {name: tuple(split(value)) for name in _LISTS if (value := getattr(options, name)) is not None}
    for name in ("exclude", "extend_exclude"):
        if name in given:
            given |= read_inline({key_of(name): list(given[name])}, Path.cwd(), option=f"--{key_of(name)}")
    if options.baseline is not None:
        given["baseline"] = str(Path.cwd() / options.baseline)
    if options.fail_on is not None:
        given["fail_on"] = _severity(options.fail_on)
    settings = overlay(settings, given)
    if options.source_lang is not None:
        # What the command line says holds for all files.
        settings = replace(settings, per_file_source_lang={})
    return settings


def split(words: Sequence[str] | None) -> list[str]:
    """Returns the words of an option that takes several, by repeating it or with commas."""
    return [word.strip() for part in words or () for word in part.split(",") if word.strip()]


def show_settings(settings: Settings, codes: Sequence[str]) -> str:
    """Returns the settings as TOML, each with the file that set it, and the rules that run."""
    lines = [f"# {settings.source or 'no configuration file: the defaults'}"]
    lines += _rows(settings, settings.origins)
    lines.append(f"# rules that run: {' '.join(codes) or 'none'}")
    return "".join(f"{line}\n" for line in lines)


def _rows(values: Any, origins: Mapping[str, str], above: str = "") -> Iterator[str]:
    from checker.config.reference import show

    for field in fields(values):
        value = getattr(values, field.name)
        if field.name in INTERNAL:
            continue
        key, origin = f"{above}{key_of(field.name)}", origins.get(field.name)
        if is_dataclass(value):
            yield from _rows(value, dict.fromkeys((one.name for one in fields(value)), origin) if origin else {}, f"{key}.")
            continue
        start = "# " if value is None else ""
        yield f"{start}{key} = {show(value)}{f'  # {origin}' if origin else ''}"


def _read(options: RunOptions) -> Settings:
    files = [text for text in options.config or () if "=" not in text or Path(text).is_file()]
    pieces = [text for text in options.config or () if text not in files]
    if len(files) > 1:
        raise UsageError("--config takes one file; more of them are joined by 'extend' in it")
    if files and not Path(files[0]).is_file():
        raise UsageError(f"--config: there is no file {files[0]!r}")
    if files:
        settings = read_config(Path(files[0]), version=__version__)
    else:
        found = None if options.isolated else find_config(_start(options))
        settings = Settings() if found is None else read_config(found, version=__version__)
    for piece in pieces:
        settings = overlay(settings, read_inline(piece, Path.cwd(), option="--config"))
    return settings


def _start(options: RunOptions) -> Path:
    """Returns the folder that holds all that the command line names: the search for a configuration begins there."""
    named = [getattr(options, "stdin_filename", "stdin.txt") if path == "-" else path for path in options.paths]
    folders = [os.path.abspath(_folder_of(path)) for path in named]  # noqa: PTH100 - links stay as they are
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        return Path.cwd()


def _folder_of(path: str) -> Path:
    if glob.has_magic(path) and not Path(path).exists():
        parts = Path(path).parts
        return Path(*parts[: next(number for number, part in enumerate(parts) if glob.has_magic(part))])
    return Path(path) if Path(path).is_dir() else Path(path).parent


def _severity(name: str) -> str:
    try:
        return Severity(name.lower()).value
    except ValueError:
        raise UsageError(f"unknown severity {name!r}; known: {', '.join(Severity)}") from None
