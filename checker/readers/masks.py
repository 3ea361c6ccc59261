"""Finds what is no prose inside a paragraph: addresses, handles, file paths, inline code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker.model import Span

_TOP = "com|org|net|gov|edu|info|io|int|mil|co|jp|cn|vn|kr|tw|ru|ua|uk|de|fr|eu|in|id"


@dataclass(frozen=True, slots=True)
class Mask:
    """A kind of thing that is no prose.

    `signs`: characters of a text, one of which it must have ("." stands for a dot between letters). `guards`: pieces of
    a segment, one of which it must have. Every pattern is anchored, so that a long line costs linear time.
    """

    signs: str
    guards: tuple[str, ...]
    pattern: re.Pattern[str]


_MASKS = (
    Mask("/.", ("://", "www."), re.compile(r"(?<![\w.+-])(?:[A-Za-z][A-Za-z0-9+.-]{1,15}://|www\.)[^\s<>\"“”«»`]+")),
    Mask("@", ("@",), re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b|(?<![\w@.])@\w{2,30}")),
    # A domain by itself ("according to example.com/news"): small letters only, for "said.The" is a slip.
    Mask(
        ".",
        (".com", ".org", ".net", ".gov", ".co.", ".go.", ".edu", ".info", ".io/", ".int/"),
        re.compile(rf"(?<![\w.@/-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,5}}(?:{_TOP})\b(?!\.\w)(?:/[^\s<>\"“”«»`]*)?"),
    ),
    Mask(
        "/",
        (" /", "\n/", "(/", '"/', "~/", "./"),
        re.compile(r"(?<![^\s(\"'“‘])(?:~|\.{1,2})?(?:/[\w.+-]{1,255}){2,64}/?"),
    ),
    # A relative path is one if it ends in a file's suffix: "and/or" and "km/h" are prose.
    Mask("/", ("/",), re.compile(r"(?<![\w./+-])[\w-]{1,255}(?:/[\w+-]{1,255}){1,64}\.[a-z][a-z0-9]{1,4}\b")),
    Mask("\\", (":\\",), re.compile(r"(?<!\w)[A-Za-z]:\\[^\s<>\"|?*]+")),
    Mask("`", ("`",), re.compile(r"(?<!`)(`{1,2})(?!`)(?=\S)[^`\n]{1,200}(?<=\S)\1(?![\w`])")),
)
_DOTTED = re.compile(r"\.[a-z]{2}")
_TRAILING = ".,;:!?'’”\""


def active(text: str) -> tuple[Mask, ...]:
    """Returns the masks that can match anywhere in `text`; mostly none, so that its segments need not be asked."""
    signs = {char for char in "@/\\`" if char in text}
    if _DOTTED.search(text):
        signs.add(".")
    return tuple(mask for mask in _MASKS if not signs.isdisjoint(mask.signs)) if signs else ()


def find_masks(text: str, masks: Iterable[Mask] = _MASKS) -> tuple[Span, ...]:
    """Returns the spans of `text` that are no prose, in order, none touching another."""
    found = []
    for mask in masks:
        if any(guard in text for guard in mask.guards) or text[0] == "/":
            found += [_trim(match) for match in mask.pattern.finditer(text)]
    return merge(found) if found else ()


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Returns `spans` in order, with those that overlap or touch made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _trim(match: re.Match[str]) -> Span:
    """Leaves the sentence its end mark, and a closing bracket whose opening one stands outside."""
    found = match.group().rstrip(_TRAILING)
    while found.endswith((")", "]")) and found.count("(") + found.count("[") < found.count(")") + found.count("]"):
        found = found[:-1].rstrip(_TRAILING)
    return Span(match.start(), match.start() + len(found))
