"""Cuts an HTML file into tags and text with their exact places.

Neither lxml (no positions in a line) nor html.parser (rows and columns, and quadratic time on broken tags before
Python 3.13.6) says where a character lies, so one regular expression does it, in linear time on any input (its
alternatives exclude one another, so that nothing is tried twice; possessive groups have a bug before Python 3.11.5).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

# A quotation mark counts only behind "=": text as in <p title=5" wide> must not swallow the page.
_MARKUP = re.compile(
    r"<(?:!--(?:>|->|.*?(?:--!?>|\Z))|!\[CDATA\[.*?(?:\]\]>|\Z)|[!?][^>]*+(?:>|\Z)"
    r"|(?P<close>/?)(?P<name>[A-Za-z][^\s/><]*+)(?P<attributes>(?:[^<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])))*)>)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?")
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"})


class Token(NamedTuple):
    """A piece of the file: `kind` is open, close, text, or raw (what stands in a script, a style, a title)."""

    kind: str
    name: str
    start: int
    end: int
    attributes: str = ""

    @property
    def is_closed(self) -> bool:
        """True for `<tag/>`, which closes itself in XHTML."""
        return self.attributes.endswith("/")


def tokenize(raw: str, start: int, end: int) -> Iterator[Token]:
    """Yields the tags and texts of `raw[start:end]`; comments and declarations are left out."""
    at = start
    while at < end:
        match = _MARKUP.search(raw, at, end)
        if match is None:
            yield Token("text", "", at, end)
            return
        if match.start() > at:
            yield Token("text", "", at, match.start())
        at = match.end()
        if match["name"] is None:
            continue
        name = match["name"].lower()
        kind = "close" if match["close"] else "open"
        yield Token(kind, name, match.start(), at, match["attributes"].rstrip())
        if kind == "open" and name in _RAW_TEXT:
            closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(raw, at, end)
            stop = closing.start() if closing else end
            yield Token("raw", name, at, stop)
            at = stop


def attributes_of(token: Token) -> dict[str, str]:
    """Returns a tag's attributes, names in small letters, entities decoded."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(token.attributes):
        value = double or single or bare
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found
