"""The indefinite article before a word: by sound, where spelling tells it."""

from __future__ import annotations

import re

# Spelled with a vowel, spoken with a consonant: "a union", "a European", "a one-off", "a Ukrainian", "a Uyghur".
_CONSONANT = re.compile(
    r"uni(?!n|m)|us(?:e|ur|ua|ab)|eu|ewe|once\b|one\b|ones\b|one-|ubiq|ukrain|ukulele|uran|uruguay|uto|util|uter|uyg|uig|ug[al]",
    re.IGNORECASE,
)
_SILENT_H = re.compile(r"hour|honest|honou?r|heir(?!oglyph)", re.IGNORECASE)
_LETTER_NAMES = frozenset("AEFHILMNORSX")  # spoken with a vowel first: "an MP"
_SPELLED = {"UN": "a", "US": "a", "UK": "a", "EU": "a", "UAE": "a", "UNHCR": "a", "UAV": "a"}


def choose_article(text: str) -> str | None:
    """Returns the article that goes before `text`: a, an, or None where its spelling does not tell."""
    word = re.match(r"[^\W\d_]+(?:\.[A-Z]\b)*", text)
    if word is None:
        return None
    letters = word[0].replace(".", "")
    if letters in _SPELLED:
        return _SPELLED[letters]
    if len(letters) > 1 and letters.isupper():
        # Spoken letter by letter (an FBI agent) or as a word (a FOIP meeting): sure where both agree.
        spelled = letters[0] in _LETTER_NAMES
        spoken = letters[0] in "AEIOU" if any(letter in "AEIOUY" for letter in letters) else spelled
        return None if spelled != spoken else "an" if spelled else "a"
    if not letters[0].isascii() or letters.lower().startswith("herb"):  # spoken in one way in London, in another in Boston
        return None
    if _SILENT_H.match(text) or (letters[0] in "aeiouAEIOU" and not _CONSONANT.match(text)):
        return "an"
    return "a"
