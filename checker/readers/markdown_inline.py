"""Finds the prose of a Markdown block, character by character: marks, link targets and tags are left out.

Follows the CommonMark specification 0.31, section 6, as far as prose is concerned.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from checker.model import Run, Span
from checker.readers.mapping import ENTITY, TextBuilder, decode_entity

_SPECIAL = re.compile(
    rf"(?P<escape>\\[!-/:-@\[-`{{-~])|(?P<hard>\\(?=\n))|(?P<entity>{ENTITY})|(?P<code>`+)"
    r"|(?P<auto><(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]++@[\w.-]++)>)"
    r"|(?P<comment><!--)|(?P<tag></?[A-Za-z][^<>]*+>)|(?P<open>!?\[)|(?P<close>\])|(?P<mark>\*+|_+|~~)|(?P<line>\n)"
)
_TARGET = re.compile(
    r"\(\s*+(?:<[^<>\n]*+>|[^\s()<]*+(?:\([^\s()]*+\)[^\s()]*+)*)"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?\s*+\)"
)
_LABEL = re.compile(r"\[[^\[\]]*+\]")
_NOTHING = re.compile("")
_TICKS = re.compile("`+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(slots=True)
class _Mark:
    """A run of `*`, `_` or `~`; `left` and `right` count the characters that open or close emphasis."""

    start: int
    end: int
    left: int = 0
    right: int = 0


def read_inline(
    raw: str, pieces: Sequence[tuple[int, int]], labels: Collection[str]
) -> tuple[str, tuple[Run, ...], list[Span], bool]:
    """Returns text, runs, inline code of a block, and whether it is a picture and nothing else.

    `pieces` are the places of its lines in `raw`; `labels` those that link definitions use.
    """
    scan = _Scan(raw, pieces, labels)
    scan.run()
    text, runs, masked = scan.build()
    return text, runs, masked, scan.is_picture


class _Scan:
    """A walk over the lines of a block, joined by line breaks, and what it found: pieces to keep, in order."""

    def __init__(self, raw: str, pieces: Sequence[tuple[int, int]], labels: Collection[str]) -> None:
        self._raw = raw
        self._pieces = pieces
        self._labels = labels
        self._text = "\n".join(raw[start:end] for start, end in pieces)
        self._starts = [0]
        for start, end in pieces[:-1]:
            self._starts.append(self._starts[-1] + end - start + 1)
        # What is not literal: start, end, and what to do there.
        self._found: list[tuple[int, int, str]] = []
        self._marks: list[_Mark] = []
        self.is_picture = False

    def run(self) -> None:
        """Finds all markup."""
        text, at = self._text, 0
        ticks: dict[int, list[int]] = {}
        if "`" in text:
            for tick in _TICKS.finditer(text):
                ticks.setdefault(len(tick.group()), []).append(tick.start())
        last_comment = text.rfind("-->")
        brackets: list[tuple[int, int]] = []
        while match := _SPECIAL.search(text, at):
            name, start, at = str(match.lastgroup), match.start(), match.end()
            if name == "code":
                at = self._code(start, at, ticks)
            elif name == "comment":
                if at <= last_comment:
                    at = text.find("-->", at) + 3
                    self._add(start, at, "skip")
            elif name == "open":
                brackets.append((start, at))
            elif name == "close":
                at = self._close(start, brackets)
            elif name == "mark":
                self._marks.append(_Mark(start, at))
            else:
                is_break = name == "tag" and _BREAK.fullmatch(match.group())
                self._add(start, at, "break" if is_break else name)
        self._pair_marks()

    def build(self) -> tuple[str, tuple[Run, ...], list[Span]]:
        """Returns text, runs and masked spans of what is not markup."""
        builder = TextBuilder(self._raw)
        at = 0
        for start, end, name in sorted(self._found):
            if start < at:
                continue
            self._literal(builder, at, start)
            at = end
            self._put(builder, start, end, name)
        self._literal(builder, at, len(self._text))
        return builder.build()

    def _put(self, builder: TextBuilder, start: int, end: int, name: str) -> None:
        first, last = self._place(start), self._place(end - 1) + 1 if end > start else self._place(start)
        if name == "escape":
            self._literal(builder, start + 1, end)
        elif name == "entity":
            decoded = decode_entity(self._text[start:end])
            if decoded is None:
                self._literal(builder, start, end)
            else:
                builder.atomic(decoded, first, last)
        elif name == "line":
            self._line_end(builder, start)
        elif name == "break":
            builder.space(first, last, "\n")
        elif name in ("code", "auto"):
            ticks = (len(self._text[start:end]) - len(self._text[start:end].lstrip("`"))) or 1
            before = builder.length
            self._literal(builder, start + ticks, end - ticks)
            builder.mask(before)

    def _literal(self, builder: TextBuilder, start: int, end: int) -> None:
        while start < end:
            row = bisect_right(self._starts, start) - 1
            row_end = self._starts[row] + self._pieces[row][1] - self._pieces[row][0]
            stop = min(end, row_end)
            builder.plain(self._place(start), self._place(start) + stop - start)
            if stop == row_end and stop < end:
                self._line_end(builder, stop)
                stop += 1
            start = stop

    def _line_end(self, builder: TextBuilder, at: int) -> None:
        row = bisect_right(self._starts, at) - 1
        start, end = self._pieces[row][1], self._pieces[row + 1][0]
        is_hard = self._raw[start:end].startswith("  ")
        builder.space(start, end, "\n" if is_hard else " ")

    def _place(self, at: int) -> int:
        row = bisect_right(self._starts, at) - 1
        return self._pieces[row][0] + at - self._starts[row]

    def _add(self, start: int, end: int, name: str) -> None:
        if start < end:
            self._found.append((start, end, name))

    def _code(self, start: int, end: int, ticks: dict[int, list[int]]) -> int:
        same = ticks.get(end - start, [])
        index = bisect_right(same, start)
        if index == len(same):
            return end
        self._add(start, same[index] + end - start, "code")
        return same[index] + end - start

    def _close(self, start: int, brackets: list[tuple[int, int]]) -> int:
        """Leaves out brackets and target if they make a link; returns where to go on."""
        after = start + 1
        if not brackets:
            return after
        opening, inside = brackets.pop()
        target = _TARGET.match(self._text, after)
        if target is None and self._labels:
            label = _LABEL.match(self._text, after)
            name = label.group()[1:-1] if label is not None else ""
            if _normalise(name or self._text[inside:start]) in self._labels:
                target = label or _NOTHING.match(self._text, after)
        if target is None:
            return after
        self._add(opening, inside, "skip")
        self._add(start, target.end(), "skip")
        if self._text[opening] == "!" and opening == 0 and target.end() == len(self._text):
            self.is_picture = True
        return target.end()

    def _pair_marks(self) -> None:
        """Finds which marks are emphasis (section 6.2, without the rule of three); the others are characters."""
        openers: dict[str, list[_Mark]] = {}
        for mark in self._marks:
            char = self._text[mark.start]
            opens, closes = self._flanks(mark, char)
            waiting = openers.setdefault(char, [])
            while closes and waiting and mark.end - mark.start > mark.left:
                free = waiting[-1].end - waiting[-1].start - waiting[-1].left - waiting[-1].right
                used = min(free, mark.end - mark.start - mark.left)
                waiting[-1].right += used
                mark.left += used
                if used == free:
                    waiting.pop()
            if opens and mark.end - mark.start > mark.left:
                waiting.append(mark)
        for mark in self._marks:
            self._add(mark.start, mark.start + mark.left, "skip")
            self._add(mark.end - mark.right, mark.end, "skip")

    def _flanks(self, mark: _Mark, char: str) -> tuple[bool, bool]:
        before = self._text[mark.start - 1] if mark.start else " "
        after = self._text[mark.end] if mark.end < len(self._text) else " "
        left = not after.isspace() and (after.isalnum() or not before.isalnum())
        right = not before.isspace() and (before.isalnum() or not after.isalnum())
        if char != "_":
            return left, right
        return left and not (right and before.isalnum()), right and not (left and after.isalnum())


def _normalise(label: str) -> str:
    # As markdown-it keys its definitions.
    return " ".join(label.split()).lower().upper()
