"""The words of a text, folded, as one list and as one line.

Everything that reads words reads them here: the automaton runs over the joined line, so that hyphens, quotes, double
spaces and line breaks between words cannot hide a term, and no match can begin or end inside a word.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate

from checker.match.fold import fold
from checker.model import Span

FUNCTION_WORDS = frozenset("a an the of and or for in on to with by at from s against between as".split())
PARTICLES = frozenset("over up out off down away".split())
_ASCII = {code: chr(code) if chr(code).isalnum() else " " for code in range(128)}


def _space_out(folded: str) -> str:
    """Returns `folded` with every character that is no letter, digit or combining mark made a space, of the same length."""
    if folded.isascii():
        return folded.translate(_ASCII)
    # Few distinct characters stand in a text: replacing each in turn is four times as fast as looking at all in turn.
    for char in set(folded):
        if not (char.isalnum() or "\u0300" <= char <= "\u036f"):
            folded = folded.replace(char, " ")
    return folded


class Words:
    """The words of `text`; `list[i]` stands at `span(i)`. Everything is made when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self._spaced = _space_out(self.folded)
        self.list = self._spaced.split()

    @cached_property
    def joined(self) -> str:
        """The words with one space before, between and after them."""
        return f" {' '.join(self.list)} "

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts in the text."""
        parts = self._spaced.split(" ")
        places = accumulate([len(part) + 1 for part in parts], initial=0)
        return [at for at, part in zip(places, parts, strict=False) if part]

    def span(self, first: int, last: int | None = None) -> Span:
        """Returns the place in the text of the words from `first` to `last`, which is included."""
        last = first if last is None else last
        return Span(self.starts[first], self.starts[last] + len(self.list[last]))

    def gap(self, index: int) -> str:
        """Returns what stands in the text between word `index` and the next."""
        return self.text[self.starts[index] + len(self.list[index]) : self.starts[index + 1]]


def split_words(form: str) -> list[str]:
    """Returns the folded words of a term's form, as `Words` would."""
    return _space_out(fold(form)).split()


def content_words(form: str) -> tuple[str, ...]:
    """Returns the words of a form that carry meaning, in order."""
    return tuple(word for word in split_words(form) if word not in FUNCTION_WORDS)
