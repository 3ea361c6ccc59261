"""The reference of the settings, made from the class that holds them."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from typing import Any, get_type_hints

from checker.config.settings import Settings
from checker.config.values import INTERNAL, key_of, name_kind
from checker.errors import UsageError

GROUPS = {
    "files": "Files",
    "rules": "Rules",
    "terms": "Terms",
    "articles": "Articles",
    "output": "Output",
}
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one setting; `key` has dots where it stands in a table of its own."""

    key: str
    group: str
    kind: str
    default: str
    doc: str
    example: str
    choices: tuple[str, ...]


def entries() -> list[Entry]:
    """Returns all settings in the order of the class."""
    return list(_entries(Settings))


def find_entries(key: str | None) -> list[Entry]:
    """Returns the setting `key`, those of a table of that name, or all; raises UsageError for one that does not exist."""
    known = entries()
    if key is None:
        return known
    found = [entry for entry in known if entry.key == key or entry.key.startswith(f"{key}.")]
    if not found:
        close = get_close_matches(key, [entry.key for entry in known], n=1)
        hint = f"; did you mean {close[0]!r}?" if close else f"; known: {', '.join(entry.key for entry in known)}"
        raise UsageError(f"there is no setting {key!r}{hint}")
    return found


def describe(entry: Entry) -> str:
    """Returns the reference of one setting as Markdown."""
    choices = f" One of {', '.join(f'`{choice}`' for choice in entry.choices)}." if entry.choices else ""
    return (
        f"### {entry.key}\n\n{entry.doc}{choices}\n\nKind: {entry.kind}. Default: `{entry.default}`.\n\n"
        f"```toml\n{_example(entry)}\n```\n"
    )


def write_page() -> str:
    """Returns the reference of all settings as Markdown, by group."""
    parts = []
    for group, title in GROUPS.items():
        parts.append(f"## {title}\n")
        parts += [describe(entry) for entry in entries() if entry.group == group]
    return "\n".join(parts)


def write_start() -> str:
    """Returns a `checker.toml` to begin with: every setting as a comment, with what it does and its default."""
    lines = ["# Configuration of checker. A line that begins with one “#” and no space is a setting: take the mark away."]
    for entry in sorted(entries(), key=lambda entry: "." in entry.key):
        lines += ["", *textwrap.wrap(entry.doc, _WIDTH, initial_indent="# ", subsequent_indent="# ")]
        lines.append(f"#{_example(entry)}")
    return "".join(f"{line}\n" for line in lines)


def show(value: Any) -> str:
    """Returns a value of a setting in TOML; what is not set is `none`."""
    if value is None:
        return "none"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {show(one)}" for key, one in value.items()) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(show, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _example(entry: Entry) -> str:
    return f"{entry.key} = {entry.example}"


def _entries(kind: type, above: str = "") -> Iterator[Entry]:
    hints = get_type_hints(kind)
    values = kind()
    for field in fields(kind):
        if field.name in INTERNAL:
            continue
        key, value = f"{above}{key_of(field.name)}", getattr(values, field.name)
        if is_dataclass(value):
            yield from _entries(type(value), f"{key}.")
            continue
        about = field.metadata
        kind_name = name_kind(hints[field.name])
        yield Entry(key, about["group"], kind_name, show(value), about["doc"], about["example"], about["choices"])
