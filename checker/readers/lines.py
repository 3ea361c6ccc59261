"""Cuts plain text into segments: a line that is not blank is one."""

from __future__ import annotations

from collections.abc import Iterator

from checker.readers.boilerplate import LONGEST, classify

_BULLETS = frozenset("•·‣◦▪*-–")
_END_MARKS = frozenset(".!?…:;,。！？")
_CLOSING = "\"'”’»)]"
# Headlines of copied articles run to 150 characters; a heading within the text is shorter.
_LONGEST_HEADING = 100
_LONGEST_REPEATED = 30


def cut(text: str, *, start: int = 0, headline: str = "") -> Iterator[tuple[int, int, str]]:
    """Yields start, end and kind of each segment of `text` from `start` on.

    Kinds: heading, paragraph, item, caption, boilerplate (also the second copy of a headline printed twice, where
    `headline` is one that stands elsewhere).
    """
    kinds = Kinds(headline)
    # Only these end a line (as in `model.Lines`): str.splitlines would also cut at U+0085 and U+2028.
    same_length = text.replace("\r", "\n") if "\r" in text else text
    next_line = start
    for line in (same_length[start:] if start else same_length).split("\n"):
        begin = next_line
        next_line += len(line) + 1
        stripped = line.strip()
        if not stripped:
            continue
        if len(stripped) != len(line):
            begin += len(line) - len(line.lstrip())
        end = begin + len(stripped)
        if stripped[0] in _BULLETS and stripped[1:2].isspace() and (item := stripped[1:].lstrip()):
            yield end - len(item), end, kinds.settle(item, "item")
        else:
            yield begin, end, kinds.of_line(stripped)


class Kinds:
    """Says what each segment of an article is, given those before it."""

    def __init__(self, headline: str = "") -> None:
        self._seen = {headline} if headline else set()
        self._is_opening = True
        self._is_listing = False

    def of_line(self, line: str) -> str:
        """Returns the kind of a line of plain text."""
        if len(line) > LONGEST:
            self._is_opening = self._is_listing = False
            return "paragraph"
        known = self._around(line)
        if known is not None:
            return known
        if is_heading(line, is_opening=self._is_opening, is_first=not self._seen):
            return self._heading(line)
        is_copy = self._is_opening and line in self._seen
        self._is_opening = self._is_opening and not self._seen
        self._is_listing = False
        self._seen.add(line)
        return "boilerplate" if is_copy else "paragraph"

    def settle(self, text: str, kind: str) -> str:
        """Returns the kind of a segment that markup calls `kind`."""
        if len(text) > LONGEST:
            self._is_opening = self._is_listing = False
            return kind
        known = self._around(text)
        if known is not None:
            return known
        if kind == "heading":
            return self._heading(text)
        if self._is_listing and is_heading(text):
            return "boilerplate"
        self._is_opening = self._is_listing = False
        return kind

    def _around(self, text: str) -> str | None:
        known = classify(text)
        if known is None or known == "caption":
            return known
        self._is_listing = self._is_listing or known == "listing"
        return "boilerplate"

    def _heading(self, text: str) -> str:
        # Later, short headings ("Background") may come again.
        is_copy = text in self._seen and (self._is_opening or len(text) > _LONGEST_REPEATED)
        if self._is_listing or is_copy:
            return "boilerplate"
        self._seen.add(text)
        return "heading"


def is_heading(line: str, *, is_opening: bool = False, is_first: bool = False) -> bool:
    """Returns whether `line` reads as a heading: short, without an end mark; the first may be a question."""
    if (len(line) > _LONGEST_HEADING and not is_opening) or line[0].islower():
        return False
    last = line[-1]
    if last in _CLOSING:
        last = line.rstrip(_CLOSING)[-1:]
    return last not in _END_MARKS or (is_first and last in "?!")
