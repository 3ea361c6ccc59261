"""YAML bytes -> nodes that know their line; whatever could exhaust the machine is refused before it is parsed."""

from __future__ import annotations

import re
from typing import Any

import yaml

from checker.errors import GlossaryError

MAX_BYTES = 20_000_000
MAX_DEPTH = 400

Node = yaml.ScalarNode | yaml.SequenceNode | yaml.MappingNode

# An anchor stands at the start of a value: "R&D", "B & R" and the "&" of a URL are none.
_ANCHOR = re.compile(rb"(?<![^\s\[\]{},:?-])&[^\s&]")
_BRACKET = re.compile(rb"[\[\]{}]")
_INDENT = re.compile(rb"^[ ?:-]{%d}" % MAX_DEPTH, re.MULTILINE)


def parse_yaml(data: bytes, path: str) -> Node:
    """Returns the root node of the only document in `data`.

    Raises GlossaryError, with the line, for a file that is too large, too deep, empty, not UTF-8, no YAML, or that
    uses aliases: nine lines of them can stand for a billion entries.
    """
    if len(data) > MAX_BYTES:
        raise GlossaryError(f"is larger than {MAX_BYTES // 1_000_000} MB; split it, or use a CSV table", path=path)
    _check_encoding(data, path)
    _check_depth(data, path)
    try:
        _check_aliases(data, path)
        root: Any = yaml.compose(data, yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"is not valid YAML: {error.problem or error.context}"
        raise GlossaryError(message, path=path, line=_mark_line(mark)) from None
    except yaml.reader.ReaderError as error:
        raise GlossaryError(f"is not valid YAML: {error.reason}", path=path, line=_line(data, error.position)) from None
    if root is None:
        raise GlossaryError("is empty", path=path)
    node: Node = root
    return node


def line_of(node: Node) -> int:
    """Returns the line on which `node` starts, from 1."""
    return _mark_line(node.start_mark) or 1


def _mark_line(mark: Any) -> int | None:
    # PyYAML has two classes of marks, one of C and one of Python, without a common base.
    return None if mark is None else int(mark.line) + 1


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _check_encoding(data: bytes, path: str) -> None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise GlossaryError("is not UTF-8", path=path, line=_line(data, error.start)) from None


def _check_depth(data: bytes, path: str) -> None:
    # libyaml's composer recurses in C without a limit: 100,000 brackets end the process.
    # Brackets inside texts count, too, but come in pairs.
    depth, too_deep = 0, _INDENT.search(data)
    for match in _BRACKET.finditer(data):
        depth += 1 if match[0] in b"[{" else -1
        if depth > MAX_DEPTH:
            too_deep = match
            break
    if too_deep:
        raise GlossaryError(f"is nested more than {MAX_DEPTH} deep", path=path, line=_line(data, too_deep.start()))


def _check_aliases(data: bytes, path: str) -> None:
    if not _ANCHOR.search(data):
        return
    for event in yaml.parse(data, yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            message = f"uses the alias *{event.anchor}; write the value out, a glossary has no aliases"
            raise GlossaryError(message, path=path, line=_mark_line(event.start_mark))
