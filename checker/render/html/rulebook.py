"""Rule pages become blocks: the little Markdown of the rules' docstrings, and nothing that could be markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.model import RulePage
from checker.render.html.pages import Inline, RuleBlock, RuleCard

_INLINE = re.compile(r"`(?P<code>[^`]+)`|\*\*(?P<strong>[^*]+)\*\*|\*(?P<em>[^*\s][^*]*)\*")


def describe_rules(rules: Iterable[RulePage], codes: Iterable[str]) -> tuple[RuleCard, ...]:
    """Returns the pages of the rules named, by code."""
    wanted = set(codes)
    chosen = sorted((rule for rule in rules if rule.code in wanted), key=lambda rule: rule.code)
    return tuple(RuleCard(rule.code, rule.name, rule.mqm, read_page(rule.page)) for rule in chosen)


def read_page(page: str) -> tuple[RuleBlock, ...]:
    """Returns the headings, paragraphs and lists of a rule's page."""
    blocks: list[RuleBlock] = []
    for kind, text in _read_blocks(page):
        item = tuple(_read_inline(text))
        if kind == "list" and blocks and blocks[-1].kind == "list":
            blocks[-1] = RuleBlock("list", (*blocks[-1].items, item))
        else:
            blocks.append(RuleBlock(kind, (item,)))
    return tuple(blocks)


def _read_blocks(page: str) -> Iterator[tuple[str, str]]:
    kind, lines = "text", list[str]()
    for line in (*page.splitlines(), ""):
        stripped = line.strip()
        starts = "title" if stripped.startswith("#") else "list" if stripped.startswith(("- ", "* ")) else None
        if (starts or not stripped or kind == "title") and lines:
            yield kind, " ".join(lines)
            kind, lines = "text", []
        if stripped:
            kind = starts or kind
            lines.append(stripped.lstrip("#").strip() if starts == "title" else stripped[2:] if starts else stripped)


def _read_inline(text: str) -> Iterator[Inline]:
    last = 0
    for match in _INLINE.finditer(text):
        if match.start() > last:
            yield Inline("text", text[last : match.start()])
        kind = str(match.lastgroup)
        yield Inline(kind, match[kind])
        last = match.end()
    if last < len(text):
        yield Inline("text", text[last:])
