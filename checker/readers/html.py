"""Reads HTML: the article's text, with positions exact in the file.

Which blocks are the article: those of the `<article>` with most text, or of `<main>`, or all; never navigation,
sidebars, share buttons, comments, what nobody sees. A block that is mostly links is boilerplate.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.model import Document, Segment
from checker.readers.base import Reader, ReadOptions, digest_of, make_document
from checker.readers.comments import comments_of_markup
from checker.readers.decode import decode
from checker.readers.html_blocks import Block, walk
from checker.readers.html_facts import declared_charset
from checker.readers.lines import Kinds
from checker.readers.masks import active, find_masks, merge

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)
# A paragraph with more of its letters in links leads elsewhere.
_MOST_LINKS = 0.6
_LONGEST_LINK = 300


class HtmlReader(Reader):
    """HTML and XHTML pages, and pieces of such."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def sniff(self, head: str) -> bool:
        """Returns whether the text begins as a page does."""
        return _START.match(head) is not None

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[Document]:
        """Yields the page's article; a page without text gives one without segments, with a note."""
        decoded = decode(data, path, encoding=options.encoding, declared=declared_charset)
        raw = decoded.text
        page = walk(raw, 0, len(raw))
        if not any(block.kind != "heading" for block in page.blocks):
            # A template that calls its article "widget" or the like: better all text than none.
            page = walk(raw, 0, len(raw), use_hints=False)
        facts = page.facts
        if not page.blocks and raw.strip():
            facts = replace(facts, notes=("no article found in the page",))
        segments = list(_segments(choose_blocks(page.blocks), raw))
        yield make_document(
            path,
            decoded,
            segments,
            digest_of(data),
            options,
            facts,
            format=self.name,
            comments=comments_of_markup(raw, segments),
        )


def choose_blocks(blocks: Sequence[Block]) -> list[Block]:
    """Returns the blocks that are the article, with the page's headline if it stands before."""
    lengths: Counter[int | None] = Counter()
    for block in blocks:
        if block.kind != "heading":
            lengths[block.article] += round(len(block.text) * (1 - block.link_share))
    total = lengths.total()
    inside = {article: length for article, length in lengths.items() if article is not None}
    best = max(inside, key=lambda article: inside[article], default=None)
    if best is not None and inside[best] * 2 >= total:
        chosen = [block for block in blocks if block.article == best]
    else:
        chosen = [block for block in blocks if block.in_main] or list(blocks)
    if chosen and not any(block.level == 1 for block in chosen):
        before = blocks[: blocks.index(chosen[0])]
        chosen = [block for block in before if block.level == 1][-1:] + chosen
    return chosen


def _segments(blocks: Sequence[Block], raw: str) -> Iterator[Segment]:
    kinds = Kinds()
    masks = active(raw)
    for number, block in enumerate(blocks, 1):
        kind = kinds.settle(block.text, block.kind)
        if _leads_elsewhere(block):
            kind = "boilerplate"
        masked = merge([*block.masked, *find_masks(block.text, masks)])
        yield Segment(str(number), block.text, kind, block.runs, masked)


def _leads_elsewhere(block: Block) -> bool:
    if block.level == 1 or block.kind == "caption" or len(block.text) > _LONGEST_LINK:
        return False
    return block.link_share > _MOST_LINKS
