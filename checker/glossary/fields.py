"""Typed access to the fields of a YAML mapping; every complaint names the file and the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NoReturn, TypeVar

import yaml

from checker.errors import GlossaryError
from checker.glossary.nodes import Node, line_of
from checker.glossary.words import LANGUAGE, nearest

_SCALARS = ("str", "int", "float", "bool", "timestamp", "merge", "value")
_NULL = "tag:yaml.org,2002:null"
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in _SCALARS)
_KINDS = {yaml.ScalarNode: "a text", yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping"}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_PERIOD_KEYS = frozenset(("from", "to"))

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a mapping. `what` names the mapping in messages."""

    path: str
    line: int
    what: str
    nodes: dict[str, Node]

    @classmethod
    def of(cls, node: Node, path: str, *, what: str, known: Collection[str]) -> Fields:
        """Returns the fields of `node`, which must be a mapping with `known` keys, each given once."""
        if not isinstance(node, yaml.MappingNode):
            fail(node, path, f"{what} must be a mapping, not {kind_of(node)}")
        nodes: dict[str, Node] = {}
        for key_node, value in node.value:
            key = text_of(key_node, path, what="a key")
            if key not in known:
                fail(key_node, path, f"{what} has an unknown key {key!r}{nearest(key, known)}")
            if key in nodes:
                fail(key_node, path, f"{what} has {key!r} twice, first on line {line_of(nodes[key])}")
            nodes[key] = value
        return cls(path, line_of(node), what, nodes)

    def fail(self, message: str, key: str | None = None) -> NoReturn:
        """Raises a GlossaryError at `key`, or at the mapping's first line."""
        line = line_of(self.nodes[key]) if key in self.nodes else self.line
        raise GlossaryError(message, path=self.path, line=line)

    def need(self, key: str) -> str:
        """Returns the text of a field that must be there."""
        if key not in self.nodes:
            self.fail(f"{self.what} has no {key!r}")
        return self.text(key)

    def text(self, key: str, default: str = "") -> str:
        """Returns the text of a field."""
        return text_of(self.nodes[key], self.path, what=repr(key)) if key in self.nodes else default

    def texts(self, key: str) -> tuple[str, ...]:
        """Returns the texts of a field that holds one or a list of them."""
        return texts_of(self.nodes[key], self.path, what=repr(key)) if key in self.nodes else ()

    def choice(self, key: str, choices: Sequence[str], default: T) -> str | T:
        """Returns a field's text, which must be one of `choices`."""
        if key not in self.nodes:
            return default
        value = self.text(key)
        if value not in choices:
            self.fail(f"{key!r} is {value!r}{nearest(value, choices)}", key)
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """Returns a field that is true or false."""
        return self.choice(key, ("true", "false"), "true" if default else "false") == "true"

    def items(self, key: str) -> list[Node]:
        """Returns the nodes of a field that holds a list."""
        return items_of(self.nodes[key], self.path, what=repr(key)) if key in self.nodes else []

    def pairs(self, key: str, read: Callable[[Node, str], T]) -> tuple[tuple[str, T], ...]:
        """Returns the entries of a field that holds a mapping, values read by `read(node, name)`."""
        return pairs_of(self.nodes[key], self.path, what=repr(key), read=read) if key in self.nodes else ()


def fail(node: Node, path: str, message: str) -> NoReturn:
    """Raises a GlossaryError at the node's line."""
    raise GlossaryError(message, path=path, line=line_of(node))


def kind_of(node: Node) -> str:
    """Returns what a node is, in words."""
    return "nothing" if node.tag == _NULL else _KINDS[type(node)]


def text_of(node: Node, path: str, *, what: str) -> str:
    """Returns a scalar as written: `no` stays the language code and `1.10` the version that they are."""
    if not isinstance(node, yaml.ScalarNode) or node.tag == _NULL:
        fail(node, path, f"{what} must be a text, not {kind_of(node)}")
    if node.tag not in _PLAIN_TAGS:
        fail(node, path, f"{what} has the tag {node.tag!r}; a glossary has no tags")
    text = " ".join(node.value.split())
    if not text:
        fail(node, path, f"{what} is empty")
    return text


def items_of(node: Node, path: str, *, what: str) -> list[Node]:
    """Returns the nodes of a list."""
    if not isinstance(node, yaml.SequenceNode):
        fail(node, path, f"{what} must be a list, not {kind_of(node)}")
    items: list[Node] = node.value
    return items


def texts_of(node: Node, path: str, *, what: str) -> tuple[str, ...]:
    """Returns the texts of a list, or the only one of a scalar."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return tuple(text_of(item, path, what=what) for item in items)


def pairs_of(node: Node, path: str, *, what: str, read: Callable[[Node, str], T]) -> tuple[tuple[str, T], ...]:
    """Returns the entries of a mapping whose keys are free, each given once."""
    if not isinstance(node, yaml.MappingNode):
        fail(node, path, f"{what} must be a mapping, not {kind_of(node)}")
    lines: dict[str, int] = {}
    pairs: list[tuple[str, T]] = []
    for key_node, value in node.value:
        key = text_of(key_node, path, what=f"a key of {what}")
        if key in lines:
            fail(key_node, path, f"{what} has {key!r} twice, first on line {lines[key]}")
        lines[key] = line_of(key_node)
        pairs.append((key, read(value, key)))
    return tuple(pairs)


def in_language(node: Node, lang: str, path: str) -> tuple[str, ...]:
    """Returns the texts of an entry whose key is a language."""
    if not LANGUAGE.fullmatch(lang):
        fail(node, path, f"{lang!r} is no language code such as ja or pt-BR; a form with a comma needs quotes")
    return texts_of(node, path, what=repr(lang))


def period(fields: Fields, key: str) -> tuple[str | None, str | None]:
    """Returns the first and last date of the field `key`, which holds `{from, to}`."""
    if key not in fields.nodes:
        return None, None
    return dates(Fields.of(fields.nodes[key], fields.path, what=repr(key), known=_PERIOD_KEYS))


def dates(fields: Fields) -> tuple[str | None, str | None]:
    """Returns the fields `from` and `to` as ISO dates (a year, a month or a day)."""
    start, end = fields.text("from") or None, fields.text("to") or None
    for key, date in (("from", start), ("to", end)):
        if date is not None and not _DATE.fullmatch(date):
            fields.fail(f"{date!r} is no date such as 2016-08-27", key)
    if start and end and end < start[: len(end)]:
        fields.fail(f"{fields.what} ends ({end}) before it starts ({start})")
    return start, end
