"""Places of the protocol, in the client's code units, and offsets in code points.

A line ends in a line feed, a carriage return or both, and in nothing else: Python's `splitlines` knows more line ends, and
so does pygls, which therefore converts columns here, not whole positions.
"""

from __future__ import annotations

from dataclasses import dataclass

from lsprotocol.types import Position, Range
from pygls.workspace import PositionCodec

from checker.model import Lines, Span


@dataclass(frozen=True, slots=True)
class Places:
    """A text, as the editor holds it, and how its client counts."""

    lines: Lines
    codec: PositionCodec

    @classmethod
    def of(cls, text: str, codec: PositionCodec) -> Places:
        """Returns the places of `text`."""
        return cls(Lines.of(text), codec)

    def position(self, offset: int) -> Position:
        """Returns the position of an offset."""
        row, column = self.lines.position(offset)
        start = self.lines.starts[row - 1]
        before = self.lines.text[start : start + column - 1]
        return Position(row - 1, self.codec.client_num_units(before))

    def range(self, span: Span) -> Range:
        """Returns the range of a span."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """Returns the offset of a position; what lies behind a line's end, or inside a character, is moved to its end."""
        if position.line >= len(self.lines.starts):
            return len(self.lines.text)
        start, line = self.lines.starts[position.line], self.lines.line(position.line + 1)
        units = 0
        for at, char in enumerate(line):
            if units >= position.character:
                return start + at
            units += self.codec.client_num_units(char)
        return start + len(line)

    def span(self, where: Range) -> Span:
        """Returns the span of a range."""
        return Span(self.offset(where.start), self.offset(where.end))
