"""Small facts about forms that every format needs: language codes, components, comparison keys."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from checker.model import Component

LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")

# Words that a rendering adds, drops or moves freely, so that they say nothing of the concept.
_FUNCTION_WORDS = "a an the of and or for in on to at by with from as into over between among against under via & -"
_IS_FUNCTION_WORD = frozenset(_FUNCTION_WORDS.split()).__contains__
_NO_LETTERS = re.compile(r"[\W_]+")
_JOINER = re.compile("[-‐‑–—/]")
_JOINERS = dict.fromkeys(map(ord, "-‐‑‒–—―−_/\u00ad\u200b\u00a0\u202f\u2009"), " ") | {
    ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'", ord("“"): '"', ord("”"): '"',
}  # fmt: skip


def split_components(preferred: str) -> tuple[Component, ...]:
    """Returns the words of a form that carry its meaning; joined names (US-Japan) are split, compounds are not."""
    words = [word.strip(",;:()\"“”'") for word in preferred.split()]
    if _JOINER.search(preferred):
        words = [part for word in words for part in _split_names(word)]
    return tuple([_component(word) for word in words if word and not _IS_FUNCTION_WORD(word.lower())])


# Tables of 100,000 rows name the same few words again and again; values can be shared.
@lru_cache(maxsize=8192)
def _component(word: str) -> Component:
    return Component(word)


def _split_names(word: str) -> list[str]:
    parts = _JOINER.split(word)
    return parts if all(part[:1].isupper() for part in parts) else [word]


def key_of(form: str) -> str:
    """Returns what forms have in common that differ in case, hyphen, dash, space or quotes only."""
    if form.isascii():
        plain = form.replace("-", " ").replace("_", " ").replace("/", " ")
    else:
        plain = normalize("NFKC", form).translate(_JOINERS)
    return " ".join(plain.casefold().split())


def slug_of(form: str) -> str:
    """Returns an id made from a form."""
    return _NO_LETTERS.sub("-", form.casefold()).strip("-") or "concept"


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
