"""Whether a foreign word is part of a concept's own form in its language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_NO_SPACES = ("zh", "ja", "ko", "th")


def stands_in(source: tuple[str, str], native: Mapping[str, Sequence[str]]) -> bool:
    """Says whether the foreign word is part of the concept's own form in that language (inflection cut off)."""
    lang, word = source
    forms = " ".join(native.get(lang, ())).casefold()
    if lang in _NO_SPACES:
        return word in forms
    return bool(forms) and all(part[: max(4, len(part) - 2)] in forms for part in word.casefold().split())
