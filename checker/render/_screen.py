"""Text of articles made fit for a terminal: nothing in it acts, and its width is known."""

from __future__ import annotations

# Escape sequences and bidirectional overrides could rewrite what a terminal shows ("Trojan Source", Boucher and
# Anderson 2021), so control characters become pictures of themselves (U+2400 …) and the rest U+FFFD.
_SPACES = dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x85\u2028\u2029"), " ")
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_UNSEEN = (range(0x80, 0xA0), range(0x202A, 0x202F), range(0x2066, 0x206A), range(0xD800, 0xE000))
_TABLE = {code: "\ufffd" for codes in _UNSEEN for code in codes} | _PICTURES | _SPACES


def clean(text: str) -> str:
    """Returns `text` on one line, with a visible character for each one that a terminal would act on."""
    return text.translate(_TABLE)


def measure(text: str) -> int:
    """Returns how many columns of a terminal `text` takes: wide characters two, combining marks none."""
    if text.isascii() and text.isprintable():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def cut_end(text: str, width: int) -> str:
    """Returns the beginning of `text` that fits into `width` columns, with an ellipsis where something was cut."""
    return _cut(text, width, is_end=True)


def cut_start(text: str, width: int) -> str:
    """Returns the end of `text` that fits into `width` columns, with an ellipsis where something was cut."""
    return _cut(text, width, is_end=False)


def _cut(text: str, width: int, *, is_end: bool) -> str:
    if measure(text) <= width:
        return text
    low, high = 0, min(len(text), width * 4)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(_part(text, middle, is_end=is_end)) < width:
            low = middle
        else:
            high = middle - 1
    kept = _part(text, low, is_end=is_end)
    return f"{kept}…" if is_end else f"…{kept}"


def _part(text: str, size: int, *, is_end: bool) -> str:
    return text[:size] if is_end else text[len(text) - size :]
