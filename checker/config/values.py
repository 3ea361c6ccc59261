"""TOML values become fields of the settings: unknown keys, wrong types and unknown choices are named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from checker.config.settings import Codes, Settings

INTERNAL = ("root", "source", "origins", "below")
_WORDS: dict[Any, str] = {
    str: "a text in quotes",
    bool: "true or false",
    Codes: "a list of texts",
    Mapping[str, str]: "a table of texts",
    Mapping[str, Codes]: "a table of lists of texts",
    Mapping[str, Mapping[str, Any]]: "a table of tables",
}

Refuse = Callable[[Sequence[str], str], Exception]


def read_values(
    table: Mapping[str, Any], refuse: Refuse, *, kind: type = Settings, above: Sequence[str] = ()
) -> dict[str, Any]:
    """Returns field -> value for the keys of `table`; raises what `refuse` returns for keys and a message."""
    hints = get_type_hints(kind)
    known = {key_of(field.name): field for field in fields(kind) if field.name not in INTERNAL}
    values = {}
    for key, value in table.items():
        keys = (*above, key)
        if key not in known:
            raise refuse(keys, f"unknown key {key!r}{_hint(key, known, above)}")
        field, hint = known[key], hints[known[key].name]
        if isinstance(hint, type) and is_dataclass(hint):
            if not isinstance(value, dict):
                raise refuse(keys, f"{key!r} must be a table")
            values[field.name] = hint(**read_values(value, refuse, kind=hint, above=keys))
            continue
        if not _fits(value, hint):
            raise refuse(keys, f"{key!r} must be {name_kind(hint)}{_example(field.metadata)}")
        choices = field.metadata["choices"]
        for deeper, choice in value.items() if isinstance(value, dict) else [("", value)]:
            if choices and choice not in choices:
                where = (*keys, deeper) if deeper else keys
                raise refuse(where, f"{choice!r} is no value of {key!r}; known: {', '.join(choices)}")
        values[field.name] = _freeze(value)
    return values


def key_of(name: str) -> str:
    """Returns how a field is spelled in TOML."""
    return name.replace("_", "-")


def _hint(key: str, known: Mapping[str, Any], above: Sequence[str]) -> str:
    from difflib import get_close_matches

    if not above and key == "tool":
        return "; in checker.toml the keys stand by themselves, without [tool.checker]"
    close = get_close_matches(key.replace("_", "-").lower(), known, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; known: {', '.join(known)}"


def _fits(value: Any, hint: Any) -> bool:
    if hint is Any:
        return True
    if isinstance(hint, UnionType):
        return any(_fits(value, option) for option in get_args(hint) if option is not NoneType)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return isinstance(value, list) and all(_fits(one, arguments[0]) for one in value)
    if origin is not None:
        return isinstance(value, dict) and all(_fits(one, arguments[1]) for one in value.values())
    return isinstance(value, hint)


def name_kind(hint: Any) -> str:
    """Returns what a setting of that type must be, in words."""
    if isinstance(hint, UnionType):
        return next(name_kind(option) for option in get_args(hint) if option is not NoneType)
    return _WORDS[hint]


def _example(metadata: Mapping[str, Any]) -> str:
    return f", as in {metadata['example']}"


def _freeze(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _freeze(one) for key, one in value.items()}
    return tuple(value) if isinstance(value, list) else value
