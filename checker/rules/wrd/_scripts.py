"""Which writing systems a text has beside Latin."""

from __future__ import annotations

import re
from functools import lru_cache

# name, languages it most likely stands for, ranges of letters (Unicode 15.1, Blocks.txt and Scripts.txt)
SCRIPTS = (
    ("Greek", "Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Cyrillic", "Russian or Ukrainian", "\u0400-\u052f"),
    ("Armenian", "Armenian", "\u0531-\u0587"),
    ("Hebrew", "Hebrew", "\u05d0-\u05ea"),
    ("Arabic", "Arabic, Persian or Urdu", "\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"),
    ("Devanagari", "Hindi", "\u0900-\u097f"),
    ("Bengali", "Bengali", "\u0980-\u09ff"),
    ("Gurmukhi", "Punjabi", "\u0a00-\u0a7f"),
    ("Gujarati", "Gujarati", "\u0a80-\u0aff"),
    ("Tamil", "Tamil", "\u0b80-\u0bff"),
    ("Telugu", "Telugu", "\u0c00-\u0c7f"),
    ("Kannada", "Kannada", "\u0c80-\u0cff"),
    ("Malayalam", "Malayalam", "\u0d00-\u0d7f"),
    ("Sinhala", "Sinhala", "\u0d80-\u0dff"),
    ("Thai", "Thai", "\u0e01-\u0e3a\u0e40-\u0e4e"),
    ("Lao", "Lao", "\u0e80-\u0eff"),
    ("Tibetan", "Tibetan", "\u0f00-\u0fff"),
    ("Burmese", "Burmese", "\u1000-\u109f"),
    ("Georgian", "Georgian", "\u10a0-\u10ff"),
    ("Ethiopic", "Amharic", "\u1200-\u137f"),
    ("Khmer", "Khmer", "\u1780-\u17ff"),
    ("Mongolian", "Mongolian", "\u1820-\u18af"),
    ("Hangul", "Korean", "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"),
    ("Japanese", "Japanese", "\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"),
    ("Chinese", "Chinese or Japanese", "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"),
)
LETTERS = "".join(ranges for _, _, ranges in SCRIPTS)
EAST_ASIAN = "".join(ranges for name, _, ranges in SCRIPTS if name in ("Hangul", "Japanese", "Chinese"))
_LANGUAGE_LETTERS = (
    ("Ukrainian", re.compile("[\u0456\u0457\u0454\u0491\u0406\u0407\u0404\u0490]")),
    ("Belarusian", re.compile("[\u045e\u040e]")),
    ("Serbian or Macedonian", re.compile("[\u0452\u0458\u0459\u045a\u045b\u045f]")),
    ("Urdu", re.compile("[\u0679\u0688\u0691\u06ba\u06d2]")),
    ("Persian", re.compile("[\u067e\u0686\u0698\u06af\u06cc]")),
)


@lru_cache(maxsize=2)
def beyond_western(text: str) -> str:
    """Returns the distinct characters of `text` that no Western typewriter has (those not in cp1252); mostly none.

    Encoding and comparing lengths takes a fraction of the time of looking for wide ranges of characters in English text.
    """
    if text.isascii() or len(text.encode("cp1252", "ignore")) == len(text):
        return ""
    return "".join(sorted(char for char in set(text) if not char.isascii()))


def name_script(text: str) -> tuple[str, str]:
    """Returns the writing system of most letters in `text`, and the language it is likely to be."""
    counts = [(len(re.findall(f"[{ranges}]", text)), name, languages) for name, languages, ranges in SCRIPTS]
    counts = [row for row in counts if row[0]]
    names = {name for _, name, _ in counts}
    if "Japanese" in names and names <= {"Japanese", "Chinese"}:
        return "Japanese", "Japanese"
    _, name, languages = max(counts, key=lambda row: row[0])
    sure = next((language for language, pattern in _LANGUAGE_LETTERS if pattern.search(text)), "")
    return name, sure if sure and (name, sure) != ("Arabic", "Ukrainian") else languages
