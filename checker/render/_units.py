"""Offsets in code points become counts of the code units that other programs use: UTF-16 and UTF-8."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

_SIZES = {"utf-16-le": 2, "utf-8": 1}  # bytes of a code unit
_BLOCK = 1024  # code points; a line may have millions


@dataclass(frozen=True, slots=True)
class Units:
    """How many code units stand before each place of a text: `sums` has the count before every block of it."""

    text: str
    encoding: str
    sums: tuple[int, ...]

    @classmethod
    def of(cls, text: str, encoding: str) -> Units:
        """Returns the counts of `text` in `encoding` (utf-8, utf-16-le)."""
        if text.isascii():
            return cls(text, encoding, ())
        blocks = (_count(text[at : at + _BLOCK], encoding) for at in range(0, len(text), _BLOCK))
        return cls(text, encoding, tuple(accumulate(blocks, initial=0)))

    def before(self, offset: int) -> int:
        """Returns the number of code units before the character at `offset`."""
        if not self.sums:
            return offset
        block = offset // _BLOCK
        return self.sums[block] + _count(self.text[block * _BLOCK : offset], self.encoding)


def _count(text: str, encoding: str) -> int:
    return len(text.encode(encoding, "surrogatepass")) // _SIZES[encoding]
