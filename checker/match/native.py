"""Whether a foreign word is part of a concept's own form in its language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_NO_SPACES = ("zh", "ja", "ko", "th")


def join_native(equivalents: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Returns for each language a concept's forms in it as one line, folded: what `stands_in` looks in."""
    return {lang: " ".join(forms).casefold() for lang, forms in equivalents.items()}


def stands_in(source: tuple[str, str], native: Mapping[str, str]) -> bool:
    """Says whether the foreign word is part of the concept's own form in that language (inflection cut off)."""
    lang, word = source
    forms = native.get(lang)
    if not forms:
        return False
    if lang in _NO_SPACES:
        return word in forms
    return all(part[: max(4, len(part) - 2)] in forms for part in word.casefold().split())
