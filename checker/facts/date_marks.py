"""Where figures of dates and times stand: one look at the digits of an article for all who ask."""

from __future__ import annotations

import re

from checker.model import Document

# A figure, and what makes it more than a count: a mark and another figure, "a.m.", "o'clock".
_MARKED = re.compile(r"[0-9](?:([-./:])(?=[0-9])|(:)(?= [0-9])|[ \u00a0]?([apAP])\.?[mM]\b|[ \u00a0]?(o)['\u2019 ]clock\b)")


def find_date_marks(document: Document) -> dict[str, tuple[int, ...]]:
    """Returns the places of marks behind a figure, in order, by mark: "-", ".", "/", ":", "a" (a.m., p.m.), "o" (o'clock)."""
    found: dict[str, list[int]] = {}
    for match in _MARKED.finditer(document.prose.text):
        mark = match[match.lastindex or 1]
        found.setdefault("a" if mark in "apAP" else mark, []).append(match.start() + 1)
    return {mark: tuple(places) for mark, places in found.items()}
