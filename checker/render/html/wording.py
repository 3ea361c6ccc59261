"""Names and numbers as pages write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from checker.model import Concept, Score
from checker.render.html.pages import ConceptCard, Gate

_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "hi": "Hindi",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "ms": "Malay",
    "pt": "Portuguese",
    "ru": "Russian",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
_FAMILIES = {
    "CAL": "Calques",
    "CMP": "Completeness",
    "DAT": "Dates",
    "NAM": "Names",
    "NUM": "Numbers",
    "PUN": "Punctuation",
    "QUO": "Quotations",
    "TRM": "Terms",
    "WRD": "Words",
}
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def name_language(code: str) -> str:
    """Returns a language's English name, or its code."""
    return _LANGUAGES.get(code.split("-")[0].lower(), code)


def name_family(code: str) -> str:
    """Returns what the rules of a family look at, or the family's code."""
    return _FAMILIES.get(code, code)


def check_tag(lang: str) -> str | None:
    """Returns a language tag that a page may carry: well-formed (BCP 47), and not the page's own English."""
    return lang if _TAG.fullmatch(lang) and lang != "en" else None


def write_date(iso: str) -> str:
    """Returns "14 March 2031" for an ISO date, and anything else as it is."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = "January February March April May June July August September October November December".split()


def base_name(path: str) -> str:
    """Returns the last part of a path of any system."""
    return re.split(r"[/\\]", path)[-1] or path


def check_url(url: str) -> str | None:
    """Returns `url` if it is an http or https address with a host and nothing that hides; else None."""
    if any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
        is_good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return url if is_good else None


def describe_concept(concept: Concept) -> ConceptCard:
    """Returns what pages say of a concept; a reference that is no web address is left out."""
    href = check_url(concept.reference)
    host = (urlsplit(href).hostname or "").removeprefix("www.") if href else ""
    return ConceptCard(concept.preferred, concept.definition, href, host)


def describe_score(score: Score | None) -> Gate | None:
    """Returns an article's score as pages show it."""
    if score is None:
        return None
    state = "passes" if score.is_pass else "fails"
    return Gate(state, score.is_pass, score.is_short, score.words, score.penalty, score.per_thousand, score.overall)


def list_counts(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Returns the severities that occur, with their numbers, in the order given."""
    return tuple((name, number) for name, number in counts.items() if number)
