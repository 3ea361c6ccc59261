"""Walks over a page and gathers its text in blocks, each with the places of its characters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from checker.model import Run, Span
from checker.readers.base import Facts
from checker.readers.html_facts import FactsOfPage
from checker.readers.html_hints import BLOCK, CODE, VOID, is_hinted, is_skipped
from checker.readers.html_tokens import Token, attributes_of, tokenize
from checker.readers.mapping import ENTITY, TextBuilder, decode_entity

_NOT_PLAIN = re.compile(rf"({ENTITY})|[\t\n\r\f ]{{2,}}|[\t\n\r\f]")
_KINDS = {"li": "item", "blockquote": "quote", "figure": "caption", "figcaption": "caption", "caption": "caption"}
_KINDS |= {"td": "cell", "th": "cell", "article": "paragraph", "main": "paragraph"}
_LEVELS = {f"h{level}": level for level in range(1, 7)}
# An element of the first set ends when one of its kind begins, unless one of the second lies between.
_IMPLIED = {
    "li": ({"li"}, {"ul", "ol"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "tr": ({"tr"}, {"table"}),
}
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text between two block tags. `article` numbers the outermost `<article>` around it."""

    text: str
    kind: str
    runs: tuple[Run, ...]
    masked: tuple[Span, ...]
    link_share: float
    level: int
    article: int | None
    in_main: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What a walk finds."""

    blocks: tuple[Block, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class _Around:
    """What the elements around a place say of it."""

    kind: str = "paragraph"
    level: int = 0
    article: int | None = None
    in_main: bool = False
    in_header: bool = False
    in_link: bool = False
    in_code: bool = False
    is_skipped: bool = False


def walk(raw: str, start: int, end: int, *, use_hints: bool = True) -> Page:
    """Returns the blocks of `raw[start:end]` that may be prose; with `use_hints`, class and id rule some out."""
    walker = _Walker(raw, use_hints=use_hints)
    for token in tokenize(raw, start, end):
        walker.take(token)
    walker.flush()
    return Page(tuple(walker.blocks), walker.facts.facts())


class _Walker:
    def __init__(self, raw: str, *, use_hints: bool) -> None:
        self.blocks: list[Block] = []
        self.facts = FactsOfPage()
        self._raw = raw
        self._use_hints = use_hints
        self._is_xml = raw.startswith("<?xml")
        self._stack: list[tuple[str, _Around]] = []
        self._names: Counter[str] = Counter()
        self._around = _Around()
        self._articles = 0
        self._builder = TextBuilder(raw)
        self._block = self._around
        self._linked = 0

    def take(self, token: Token) -> None:
        """Goes on by one tag or text."""
        if token.kind == "text":
            self._text(token.start, token.end)
        elif token.kind == "raw":
            if token.name == "script":
                self.facts.see_script(self._raw[token.start : token.end])
        elif token.kind == "close":
            self._close(token.name)
        else:
            self._open(token)

    def flush(self) -> None:
        """Ends the block."""
        if self._builder.length == 0:
            return
        text, runs, masked = self._builder.build()
        around = self._block
        if text:
            share = self._linked / self._builder.length
            self.blocks.append(
                Block(
                    text=text,
                    kind=around.kind,
                    runs=runs,
                    masked=tuple(masked),
                    link_share=share,
                    level=around.level,
                    article=around.article,
                    in_main=around.in_main,
                )
            )
        self._builder, self._linked = TextBuilder(self._raw), 0

    def _open(self, token: Token) -> None:
        name = token.name
        attributes = attributes_of(token) if token.attributes else {}
        self.facts.see(name, attributes)
        if name in BLOCK:
            self.flush()
            self._end_implied({"p"}, BLOCK)
        if name in _IMPLIED:
            self._end_implied(*_IMPLIED[name])
        if name == "br":
            self._break(token)
        if name in VOID or (self._is_xml and token.is_closed):
            return
        self._stack.append((name, self._around))
        self._names[name] += 1
        self._around = self._inside(name, attributes)

    def _inside(self, name: str, attributes: dict[str, str]) -> _Around:
        """Returns what holds inside an element."""
        around = self._around
        if around.is_skipped:
            return around
        if is_skipped(name, attributes) or (self._use_hints and is_hinted(name, attributes)):
            return replace(around, is_skipped=True)
        if name == "article":
            if around.article is None:
                self._articles += 1
                return replace(around, article=self._articles, kind="paragraph", in_header=False)
            return around
        if name == "main" or attributes.get("role") == "main":
            return replace(around, in_main=True, in_header=False)
        if name == "header" or attributes.get("role") == "banner":
            return replace(around, in_header=around.article is None and not around.in_main)
        if name in _LEVELS:
            return replace(around, kind="heading", level=_LEVELS[name])
        if name == "a":
            return replace(around, in_link=True)
        if name in CODE:
            return replace(around, in_code=True)
        is_caption = name in BLOCK and "caption" in attributes.get("class", "").lower()
        kind = "caption" if is_caption else _KINDS.get(name)
        return around if kind is None or around.level else replace(around, kind=kind)

    def _close(self, name: str) -> None:
        if name in BLOCK:
            self.flush()
        if self._names[name]:
            while self._pop() != name:
                pass

    def _pop(self) -> str:
        name, self._around = self._stack.pop()
        self._names[name] -= 1
        return name

    def _end_implied(self, ended: set[str], unless: frozenset[str] | set[str]) -> None:
        """Ends the nearest open element named in `ended`: HTML lets authors leave out many closing tags."""
        for depth, (name, _) in enumerate(reversed(self._stack[-_DEEPEST:])):
            if name in ended:
                for _ in range(depth + 1):
                    self._pop()
                return
            if name in unless:
                return

    def _break(self, token: Token) -> None:
        """A line break; two in a row end a paragraph."""
        if self._is_silent():
            return
        if self._builder.last == "\n":
            self.flush()
        self._builder.space(token.start, token.end, "\n")

    def _is_silent(self) -> bool:
        around = self._around
        return around.is_skipped or (around.in_header and around.level != 1)

    def _text(self, start: int, end: int) -> None:
        if self._is_silent():
            return
        builder = self._builder
        before = builder.length
        at = start
        for match in _NOT_PLAIN.finditer(self._raw, start, end):
            builder.plain(at, match.start())
            at = match.end()
            if match[1] is None:
                builder.space(match.start(), at)
                continue
            decoded = decode_entity(match[1])
            if decoded is None:
                builder.plain(match.start(), at)
            else:
                builder.atomic(" " if decoded in "\t\n\r\f" and decoded else decoded, match.start(), at)
        builder.plain(at, end)
        if before == 0:
            self._block = self._around
        if self._around.in_link:
            self._linked += builder.length - before
        if self._around.in_code:
            builder.mask(before)
