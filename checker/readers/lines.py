"""Cuts plain text into segments: a line that is not blank is one."""

from __future__ import annotations

from collections.abc import Iterator

from checker.readers.boilerplate import LONGEST, classify

_BULLETS = frozenset("•·‣◦▪*-–")
_END_MARKS = frozenset(".!?…:;,。！？")
_CLOSING = "\"'”’»)]"
# Headlines of copied articles run to 150 characters; a heading within the text is shorter.
_LONGEST_HEADING = 100


def cut(text: str, *, start: int = 0) -> Iterator[tuple[int, int, str]]:
    """Yields start, end and kind of each segment of `text` from `start` on.

    Kinds: heading, paragraph, item, caption, boilerplate (also the second copy of a headline printed twice).
    """
    is_opening, is_listing = True, False
    seen: set[str] = set()
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
        if len(stripped) > LONGEST:
            is_opening = is_listing = False
            yield begin, end, "paragraph"
            continue
        kind = classify(stripped)
        if kind is not None:
            is_listing = kind == "listing" or (is_listing and kind == "boilerplate")
            yield begin, end, "caption" if kind == "caption" else "boilerplate"
            continue
        if stripped[0] in _BULLETS and stripped[1:2].isspace():
            begin = end - len(stripped[1:].lstrip())
            kind = "item"
        elif is_heading(stripped, is_opening=is_opening, is_first=not seen):
            kind = "boilerplate" if is_listing or stripped in seen else "heading"
            seen.add(stripped)
        else:
            kind = "boilerplate" if is_opening and stripped in seen else "paragraph"
            is_opening, is_listing = is_opening and not seen, False
            seen.add(stripped)
        yield begin, end, kind


def is_heading(line: str, *, is_opening: bool = False, is_first: bool = False) -> bool:
    """Returns whether `line` reads as a heading: short, without an end mark; the first may be a question."""
    if (len(line) > _LONGEST_HEADING and not is_opening) or line[0].islower():
        return False
    last = line[-1]
    if last in _CLOSING:
        last = line.rstrip(_CLOSING)[-1:]
    return last not in _END_MARKS or (is_first and last in "?!")
