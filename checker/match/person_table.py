"""What a `PersonIndex` is made from: the names of a glossary's persons by the word that they are found by.

Compiled once a glossary and kept in the cache, as plain texts: thousands of persons are there in a few milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from checker.match.fold import strip_marks
from checker.match.titles import OPENERS, PRONOUNS
from checker.match.words import FUNCTION_WORDS, split_words
from checker.model import Concept

MOST_NAMESAKES = 20
# Words that stand in every text, so that no name is looked for at them.
COMMON = FUNCTION_WORDS | OPENERS | PRONOUNS.keys() | {"u", "s", "o", "us", "un", "can", "my", "than"}
UNMARKABLE = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae"})
_LETTERS = re.compile(r"[^a-z]")


def name_words(name: str) -> list[str]:
    """Returns the words of a name as they are compared: folded, without accents."""
    return split_words(strip_marks(name.casefold().translate(UNMARKABLE)))


def name_key(name: str) -> str:
    """Returns the letters of a name run together, so that spaces and hyphens do not count."""
    return _LETTERS.sub("", "".join(name_words(name)))


def compile_persons(concepts: Iterable[Concept]) -> dict[str, Any]:
    """Returns what a `PersonIndex` is made from: plain texts by word, decoded as texts ask for them."""
    concepts = list(concepts)
    persons = [concept for concept in concepts if concept.person]
    names: dict[str, dict[str, None]] = {}
    for concept in persons:
        for anchor, words, order in _forms_of(concept):
            names.setdefault(anchor, {})[f"{concept.id}|{' '.join(words)}|{order}"] = None
    bodies = {office.of for concept in persons if concept.person for office in concept.person.offices}
    parts: dict[str, dict[str, None]] = {}
    for concept in persons:
        for word in (word for term in concept.terms if term.status.is_right for word in name_words(term.form)):
            if len(word) > 2:
                parts.setdefault(word, {})[concept.id] = None
    right = {name_key(term.form) for concept in persons for term in concept.terms if term.status.is_right}
    readings: dict[str, str] = {}
    starts: dict[str, None] = {}
    for concept in persons:
        for reading in concept.person.readings if concept.person else ():
            family, given = name_words(reading.family), name_words(reading.given)
            for one, other in ((family, given), (given, family)):
                key = "".join((*one, *other))
                if key and key not in right and len(key) > 4:
                    readings[key] = f"{readings[key]};" if key in readings else ""
                    readings[key] += f"{concept.id} {reading.lang}"
                    # Names are looked for at their first word, those that begin as English sentences do at their second.
                    is_common = bool(one) and one[0] in COMMON
                    starts[[*one, *other][1] if is_common and len(one) + len(other) > 1 else [*one, *other][0]] = None
                    if is_common:
                        starts["".join(other)] = None
                    if len(one) > 1:
                        starts["".join(one)] = None
    return {
        "names": {word: ";".join(forms) for word, forms in names.items()},
        "parts": {word: " ".join(found) for word, found in parts.items() if len(found) <= MOST_NAMESAKES},
        "forms": {concept.id: "|".join(_full_names(concept)) for concept in persons},
        "readings": readings,
        "starts": " ".join(starts),
        "nations": _nations(concepts, bodies),
    }


def _nations(concepts: Iterable[Concept], needed: Iterable[str]) -> dict[str, list[str]]:
    """Returns for each country or body all that a text may call it; a party counts as its country, too."""
    by_name: dict[str, list[str]] = {}
    for concept in concepts:
        if concept.type in ("place", "organisation"):
            right = [term.form for term in concept.terms if term.status.is_right]
            forms = [*right, *concept.shorts, *concept.demonyms, *concept.abbreviations]
            for name in forms:
                by_name.setdefault(name, forms)
    found = {}
    for name in sorted(filter(None, needed)):
        country = next((by_name[part] for part in (name, name.rpartition(" of ")[2]) if part in by_name), [])
        found[name] = list(dict.fromkeys((name, *country)))
    return found


def _full_names(concept: Concept) -> Iterable[str]:
    """Returns the names of two words and more, each once."""
    return dict.fromkeys(" ".join(words) for _, words, _ in _forms_of(concept) if len(words) > 1)


def _forms_of(concept: Concept) -> Iterable[tuple[str, list[str], str]]:
    """Yields (anchor, words, order) for each name of a person; the anchor is the word that the name is found by."""
    assert concept.person
    family, given = name_words(concept.person.family), name_words(concept.person.given)
    if family and given:
        yield _anchor([*family, *given]), [*given, *family], "given-first"
        yield _anchor([*family, *given]), [*family, *given], "family-first"
    for term in concept.terms:
        words = name_words(term.form)
        if term.status.is_right and words not in ([*family, *given], [*given, *family]):
            if len(words) > 1:
                yield _anchor(words), words, "alias"
            elif words:
                yield words[-1], words, "bare"
    for short in (*concept.shorts, *([concept.person.family] if family else ())):
        words = name_words(short)
        if words and (len(words) > 1 or (words[0] not in FUNCTION_WORDS and words[0] not in OPENERS and len(words[0]) > 1)):
            yield words[-1], words, "bare"


def _anchor(words: Sequence[str]) -> str:
    """Returns the word least likely to stand in a text for other reasons: the longest, of the longest the last."""
    return max(words, key=lambda word: (word not in FUNCTION_WORDS, min(len(word), 6), words.index(word)))
