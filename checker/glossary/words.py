"""Small facts about forms that every format needs: language codes, components, comparison keys."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from checker.model import Component

LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")

# Words that a rendering adds, drops or moves freely, so that they say nothing of the concept.
_FUNCTION_WORDS = "a an the of and or for in on to at by with from as into over between among against under via & -"
_IS_FUNCTION_WORD = frozenset(_FUNCTION_WORDS.split()).__contains__
_JOINERS = dict.fromkeys(map(ord, "-‐‑‒–—―−_/\u00ad\u200b\u00a0\u202f\u2009"), " ") | {
    ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'", ord("“"): '"', ord("”"): '"',
}  # fmt: skip


def split_components(preferred: str) -> tuple[Component, ...]:
    """Returns the words of a form that carry its meaning; joined names (US-Japan) are split, compounds are not."""
    words = (word.strip(",;:()\"“”'") for word in preferred.split())
    parts = (part for word in words for part in _split_names(word))
    return tuple(Component(part) for part in parts if part and not _IS_FUNCTION_WORD(part.lower()))


def _split_names(word: str) -> list[str]:
    parts = re.split("[-‐‑–—/]", word)
    return parts if all(part[:1].isupper() for part in parts) else [word]


def key_of(form: str) -> str:
    """Returns what forms have in common that differ in case, hyphen, dash, space or quotes only."""
    if not form.isascii():
        form = normalize("NFKC", form)
    return " ".join(form.translate(_JOINERS).casefold().split())


def slug_of(form: str) -> str:
    """Returns an id made from a form."""
    return re.sub(r"[\W_]+", "-", form.casefold()).strip("-") or "concept"


def language_of(code: str) -> str:
    """Returns a code's language without region or script: `zh-Hans` and `zh_CN` are `zh`."""
    return re.split("[-_]", code.strip(), maxsplit=1)[0].lower()


def nearest(word: str, known: Iterable[str]) -> str:
    """Returns what a message about an unknown `word` ends in: the nearest known one, and all of them."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    return f"{hint} (known: {', '.join(names) or 'none'})"
