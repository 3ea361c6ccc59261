"""Finds and reads configuration: `checker.toml`, or `[tool.checker]` in `pyproject.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from checker.config.patterns import anchor
from checker.config.settings import CHOOSING, Settings
from checker.config.values import key_of, read_values
from checker.errors import ConfigError

OWN, SHARED = "checker.toml", "pyproject.toml"
_TABLE = ("tool", "checker")
_MENTIONS = re.compile(rb"^\s*\[\s*[\"']?tool[\"']?\s*(?:\.\s*[\"']?checker\b|\])|^\s*tool\s*[.=]", re.MULTILINE)
_ADDING = ("extend_exclude", "extend_per_file_ignores", "severity", "rules", "per_file_source_lang")
_MOST_FILES = 20


def find_config(folder: Path) -> Path | None:
    """Returns the nearest configuration file in `folder` or above it; None where there is none."""
    for place in (folder, *folder.parents):
        if (own := place / OWN).is_file():
            return own
        if (shared := place / SHARED).is_file() and _has_table(shared):
            return shared
    return None


def read_config(path: Path, *, version: str) -> Settings:
    """Returns the settings of a file and of those it extends; raises ConfigError with file and line.

    `version` is that of this program, which `required-version` asks for.
    """
    settings = _read(path.absolute(), version, ())
    return replace(settings, root=str(path.absolute().parent), source=str(path.absolute()))


def read_inline(given: str | Mapping[str, Any], folder: Path, *, option: str) -> dict[str, Any]:
    """Returns the fields that a piece of TOML sets, or a table of its keys; paths count from `folder`.

    `option` is where it was given: errors name it.
    """
    import tomllib

    def refuse(keys: Sequence[str], message: str) -> ConfigError:
        return ConfigError(f"{option}: {message}")

    try:
        table = tomllib.loads(given) if isinstance(given, str) else given
    except tomllib.TOMLDecodeError as broken:
        raise ConfigError(f"{option}: {given!r} is neither a file nor TOML: {broken}") from None
    for key in ("extend", "required-version"):
        if key in table:
            raise refuse([key], f"{key!r} belongs in a file")
    return _absolute(read_values(table, refuse), folder)


def overlay(settings: Settings, values: Mapping[str, Any], *, origin: str | None = None) -> Settings:
    """Returns `settings` with `values` on top: what a file says of what it extends, or the command line of a file."""
    changes = dict(values)
    for name in _ADDING:
        if name in changes:
            changes[name] = _add(getattr(settings, name), changes[name])
    if not changes.keys().isdisjoint(CHOOSING):
        changes["below"] = () if changes.get("select") else settings.selections
        changes = {**dict.fromkeys(CHOOSING, ()), **changes}
    kept = {name: file for name, file in settings.origins.items() if name not in changes}
    changes["origins"] = {**kept, **dict.fromkeys(values, origin)} if origin else kept
    return replace(settings, **changes)


def locate(settings: Settings, name: str, message: str, *keys: str) -> ConfigError:
    """Returns the error `message` on a field, with the file and line that set it; `keys` go deeper into its table."""
    return locate_in(settings.origins.get(name), name, message, *keys)


def locate_in(origin: str | None, name: str, message: str, *keys: str) -> ConfigError:
    """Returns what `locate` does for a field that the file `origin` set; None is the command line."""
    return ConfigError(message) if origin is None else _refuse(Path(origin), (key_of(name), *keys), message)


def _read(path: Path, version: str, seen: Sequence[Path]) -> Settings:
    table = _load(path)
    refuse = partial(_refuse, path)
    _ask_version(table.get("required-version"), version, path)
    values = read_values(table, refuse)
    base = Settings()
    if "extend" in values:
        target = (path.parent / Path(values["extend"]).expanduser()).resolve()
        if target in (*seen, path.resolve()) or len(seen) > _MOST_FILES:
            raise refuse(("extend",), f"{values['extend']!r} leads back to this file")
        if not target.is_file():
            raise refuse(("extend",), f"there is no file {values['extend']!r}")
        base = _read(target, version, (*seen, path.resolve()))
    return overlay(base, _absolute(values, path.parent), origin=str(path))


def _load(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as broken:
        raise ConfigError(f"cannot be read: {broken.strerror}", path=_shown(path)) from None
    except UnicodeDecodeError as broken:
        raise ConfigError(f"is not valid UTF-8 at byte {broken.start}", path=_shown(path)) from None
    except tomllib.TOMLDecodeError as broken:
        line = re.search(r"at line (\d+)", str(broken))
        raise ConfigError(f"is not valid TOML: {broken}", path=_shown(path), line=int(line[1]) if line else None) from None
    if path.name != SHARED:
        return data
    table: Any = data
    for key in _TABLE:
        table = table.get(key, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        raise ConfigError("'tool.checker' must be a table", path=_shown(path))
    return table


def _has_table(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    # Most projects' pyproject.toml says nothing of us, and tomllib takes 10 ms to import.
    return _MENTIONS.search(data) is not None and bool(_load(path))


def _refuse(path: Path, keys: Sequence[str], message: str) -> ConfigError:
    from checker.config.lines import line_of

    whole = (*_TABLE, *keys) if path.name == SHARED else tuple(keys)
    text = path.read_text("utf-8")
    # A pattern is made absolute when it is read; the table it stands in has a line.
    line = next((line for depth in range(len(whole), 0, -1) if (line := line_of(text, whole[:depth]))), None)
    return ConfigError(message, path=_shown(path), line=line)


def _shown(path: Path) -> str:
    """Returns a path as short as it can be said."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _ask_version(wanted: object, version: str, path: Path) -> None:
    """Refuses another version than the one asked for, before keys are looked at: a later one may know more of them."""
    if not isinstance(wanted, str):
        return
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        conditions = SpecifierSet(f"=={wanted}" if wanted[:1].isdigit() else wanted)
    except InvalidSpecifier:
        raise _refuse(path, ["required-version"], f"{wanted!r} is no condition on a version; write '>=0.1'") from None
    if not conditions.contains(version, prereleases=True):
        raise _refuse(path, ["required-version"], f"checker {wanted} is required, but this is {version}")


def _absolute(values: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Returns `values` with paths and patterns that count from `folder` made absolute."""
    changed = dict(values)
    for name in ("exclude", "extend_exclude"):
        if name in changed:
            changed[name] = tuple(anchor(pattern, folder) for pattern in changed[name])
    for name in ("per_file_ignores", "extend_per_file_ignores", "per_file_source_lang"):
        if name in changed:
            changed[name] = {anchor(pattern, folder): value for pattern, value in changed[name].items()}
    if "glossary" in changed:
        changed["glossary"] = tuple(_path_or_name(name, folder) for name in changed["glossary"])
    for name in ("baseline", "story"):
        if name in changed and changed[name] not in ("auto", "off"):
            changed[name] = str(folder / Path(changed[name]).expanduser())
    return changed


def _path_or_name(name: str, folder: Path) -> str:
    path = Path(name).expanduser()
    return name if len(path.parts) == 1 and not path.suffix and not (folder / path).exists() else str(folder / path)


def _add(below: Any, above: Any) -> Any:
    """Returns two lists one after the other, or two tables in one; what stands `above` wins."""
    if not isinstance(above, Mapping):
        return (*below, *above)
    added = {key: _add(below[key], value) for key, value in above.items() if isinstance(below.get(key), Mapping)}
    return {**below, **above, **added}
