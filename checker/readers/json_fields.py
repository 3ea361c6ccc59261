"""Finds where a field of a JSON object lies in the file, and where each character of its text comes from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from checker.model import Run
from checker.readers.mapping import TextBuilder, clean

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")
# A pair of surrogates is one character.
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")


def decode_at(raw: str, start: int) -> tuple[object, int]:
    """Returns the JSON value at `start` and where it ends; raises `ValueError` or `RecursionError`."""
    return _DECODER.raw_decode(raw, start)


def skip_space(raw: str, start: int) -> int:
    """Returns where the white space at `start` ends."""
    match = _SPACE.match(raw, start)
    return match.end() if match else start


def find_field(raw: str, start: int, field: str) -> int | None:
    """Returns where the value of `field` begins in the (valid) object at `start`; `a.b` is the field b of the object a."""
    whole = _find(raw, start, field)
    if whole is not None or "." not in field:
        return whole
    outer, _, inner = field.partition(".")
    found = _find(raw, start, outer)
    return find_field(raw, found, inner) if found is not None and raw[found] == "{" else None


def iterate_array(raw: str, start: int) -> Iterator[int]:
    """Yields where each element of the (valid) array at `start` begins."""
    at = skip_space(raw, start + 1)
    while raw[at] != "]":
        yield at
        at = _next(raw, decode_at(raw, at)[1])


def map_string(raw: str, start: int) -> tuple[str, tuple[Run, ...]]:
    r"""Returns the string whose quotation mark is at `start`, with a run for each escape (`\n`, `\u00e9`)."""
    end = decode_at(raw, start)[1] - 1
    builder = TextBuilder(raw)
    at = start + 1
    for match in _ESCAPE.finditer(raw, at, end):
        builder.plain(at, match.start())
        builder.atomic(clean(json.loads(f'"{match.group()}"')), match.start(), match.end())
        at = match.end()
    builder.plain(at, end)
    return builder.build_whole()


def _find(raw: str, start: int, field: str) -> int | None:
    found = None
    at = skip_space(raw, start + 1)
    while raw[at] != "}":
        key, at = decode_at(raw, at)
        at = skip_space(raw, skip_space(raw, at) + 1)
        if key == field:
            # The last of several wins, as in every JSON reader.
            found = at
        at = _next(raw, decode_at(raw, at)[1])
    return found


def _next(raw: str, end: int) -> int:
    at = skip_space(raw, end)
    return skip_space(raw, at + 1) if raw[at] == "," else at
