"""Reads Markdown: blocks as markdown-it finds them (CommonMark and tables), inline markup by our own scan.

markdown-it gives lines for blocks but no positions inside them; `markdown_inline.py` finds these. Code, link targets,
comments and front matter are no prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.model import Document, Lines, Run, Segment, Span
from checker.readers.base import Reader, ReadOptions, digest_of, make_document
from checker.readers.comments import MARK, comments_of_markup
from checker.readers.decode import decode
from checker.readers.frontmatter import read_front_matter
from checker.readers.html_blocks import walk
from checker.readers.lines import Kinds
from checker.readers.markdown_inline import read_inline
from checker.readers.masks import active, find_masks, merge

if TYPE_CHECKING:
    from markdown_it.token import Token

_CELL = re.compile(r"(?:[^|\\]++|\\.)+", re.DOTALL)
_MARKERS = re.compile(r"[\s>]*")
_KINDS = {"list_item": "item", "blockquote": "quote", "heading": "heading", "table": "cell"}
_Pieces = list[tuple[int, int]]


class MarkdownReader(Reader):
    """Markdown with an optional front matter."""

    name = "markdown"
    suffixes = (".md", ".markdown")

    def sniff(self, head: str) -> bool:
        """Returns whether the text begins with a heading or has a fence or a link."""
        return re.search(r"\A#{1,6} |^```|\]\(https?://", head, re.MULTILINE) is not None

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[Document]:
        """Yields the file's one article."""
        decoded = decode(data, path, encoding=options.encoding)
        raw = decoded.text
        start, facts = read_front_matter(raw)
        kinds = Kinds()
        masks = active(raw)
        segments: list[Segment] = []
        for text, kind, runs, code in _blocks(raw, start):
            masked = merge([*code, *(find_masks(text, masks) if masks else ())])
            segments.append(Segment(str(len(segments) + 1), text, kinds.settle(text, kind), runs, masked))
        comments = comments_of_markup(raw, segments, _verbatim(raw, start)) if MARK in raw else ()
        yield make_document(path, decoded, segments, digest_of(data), options, facts, format=self.name, comments=comments)


def _blocks(raw: str, start: int) -> Iterator[tuple[str, str, tuple[Run, ...], list[Span]]]:
    """Yields text, kind, runs and inline code of each block that is prose."""
    env: dict[str, Any] = {}
    tokens = _parse(raw[start:], env)
    labels = frozenset(env.get("references", ()))
    lines = Lines.of(raw[start:])
    places = [start + line for line in lines.starts] + [len(raw) + 1]
    around = ["paragraph"]
    for token in tokens:
        container, _, edge = token.type.rpartition("_")
        if container in _KINDS:
            around = [*around, _KINDS[container]] if edge == "open" else around[:-1]
        if token.map is None or token.type not in ("inline", "tr_open", "html_block"):
            continue
        rows = [_row(raw, places[number], places[number + 1]) for number in range(*token.map)]
        if token.type == "html_block":
            for block in walk(raw, rows[0][0], rows[-1][1]).blocks:
                yield block.text, block.kind, block.runs, list(block.masked)
            continue
        for pieces in _prose(token, raw, rows, is_table=around[-1] == "cell"):
            text, runs, code, is_picture = read_inline(raw, pieces, labels)
            if text:
                yield text, "caption" if is_picture else around[-1], runs, code


def _parse(text: str, env: dict[str, Any]) -> list[Token]:
    # Costs 30 ms to import: only who reads Markdown pays.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 200}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser.parse(text, env)


def _verbatim(raw: str, start: int) -> list[Span]:
    """Returns the places of blocks of code."""
    lines = [start + line for line in Lines.of(raw[start:]).starts] + [len(raw)]
    blocks = [token.map for token in _parse(raw[start:], {}) if token.type in ("fence", "code_block") and token.map]
    return [Span(lines[first], lines[min(last, len(lines) - 1)]) for first, last in blocks]


def _prose(token: Token, raw: str, rows: _Pieces, *, is_table: bool) -> Iterator[_Pieces]:
    """Yields the segments that a token holds, each as the places of its lines in the file."""
    if token.type == "tr_open":
        for start, end in rows:
            yield from ([cell] for cell in _cells(raw, start, end))
    elif not is_table:
        # Definitions of links may stand above; they are not in the content.
        content = token.content.split("\n")
        pieces = [_align(raw, row, line) for row, line in zip(rows[-len(content) :], content, strict=False)]
        yield [piece for piece in pieces if piece is not None]


def _row(raw: str, start: int, after: int) -> tuple[int, int]:
    """Returns a line's place without its line end."""
    return start, start + len(raw[start:after].rstrip("\r\n"))


def _align(raw: str, row: tuple[int, int], content: str) -> tuple[int, int] | None:
    """Returns where `content`, a line as the block parser left it, lies in its row: at the end, behind the markers."""
    content = content.strip()
    at = raw.rfind(content, *row) if content else -1
    return (at, at + len(content)) if at >= 0 else None


def _cells(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yields the places of a table row's cells."""
    markers = _MARKERS.match(raw, start, end)
    for match in _CELL.finditer(raw, markers.end() if markers else start, end):
        text = match.group()
        if stripped := text.strip():
            begin = match.start() + len(text) - len(text.lstrip())
            yield begin, begin + len(stripped)
