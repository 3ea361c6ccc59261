"""Puts a right form in the place of a wrong one: capitals and number as the text has them."""

from __future__ import annotations

_SMALL = frozenset("a an the of and or for in on to with by at from against between as".split())


def dress(form: str, surface: str, *, listed: str = "") -> str:
    """Returns `form` with the capitals of `surface`: all capitals, title case, or a capital first letter.

    `listed` is the form that was matched: capitals in the text that it has itself say nothing.
    """
    words = [word for word in surface.replace("-", " ").split() if word[:1].isalpha()]
    if surface.isupper() and (len(words) > 1 or (listed and not listed.isupper())):
        return form.upper()
    if not words or not form[:1].islower():
        return form
    long_words = [word for word in words if word.lower() not in _SMALL]
    if len(long_words) > 1 and all(word[0].isupper() for word in long_words):
        return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in form.split(" "))
    return form[:1].upper() + form[1:] if words[0][0].isupper() else form


LANGUAGES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "id": "Indonesian", "ja": "Japanese",
    "ko": "Korean", "pt": "Portuguese", "ru": "Russian", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def name_language(code: str) -> str:
    """Returns the English name of a language, or the code itself where we have none."""
    return LANGUAGES.get(code, code)
