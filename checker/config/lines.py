"""Says on which line of a TOML file a key stands."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence


def line_of(text: str, keys: Sequence[str]) -> int | None:
    """Returns the line, from 1, on which the key or table `keys` of a valid TOML file is first set; None if it is not.

    tomllib gives no places, so it is asked how much of the file it takes: the first lines of a file up to the end of any
    statement are valid TOML, too, and the first of them that has the key ends in the statement that sets it.
    """
    lines = text.splitlines(keepends=True)
    last = bisect_left(range(len(lines) + 1), True, key=lambda count: _has(_whole(lines, count)[1], keys))
    if last > len(lines):
        return None
    return _whole(lines, last - 1)[0] + 1


def _whole(lines: Sequence[str], count: int) -> tuple[int, Mapping[str, object]]:
    """Returns the last number of lines, `count` or fewer, that end with a statement, and what they say."""
    while True:
        try:
            return count, tomllib.loads("".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            count -= 1


def _has(values: object, keys: Sequence[str]) -> bool:
    for key in keys:
        if not isinstance(values, Mapping) or key not in values:
            return False
        values = values[key]
    return True
