"""Names of persons in the reading of another language.

## What it finds
A name whose characters were read in the wrong language: a Japanese name in Chinese, Korean or Vietnamese reading, a Vietnamese
name in Chinese, a Chinese name in Japanese. The readings are generated from the native spelling of every person in the packs.
A reading that could be somebody's real name needs the person's title or country beside it.

## Why it matters
Characters travel between languages, their sounds do not. Readers cannot know that the name stands for a person they have
heard of, and a search does not find it.

## Flagged
- Japanese Prime Minister Gaoshi Zaomiao spoke in Tokyo on Friday.
- General Secretary Su Lin of Vietnam received the guests.
- China's president Shu Kinpei will travel to Seoul.

## Accepted
- Japanese Prime Minister Sanae Takaichi spoke in Tokyo on Friday.
- Su Lin, a student from Hangzhou, won the race.

## Fix safety
Unsafe: the name is put as the pack prints it.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.match.mentions import Misreading, mention_span
from checker.match.person_table import name_key
from checker.model import Concept, Document, Finding, Severity, Span
from checker.rules.base import Context, Rule
from checker.rules.nam._evidence import has_title_of, names_country, office_of

LANGUAGES = {"zh": "Chinese", "ja": "Japanese", "ko": "Korean", "vi": "Vietnamese"}
SURE_LETTERS = 9
SHORTEST_SURNAME = 4


class MisreadName(Rule):
    """Reports names in the reading of another language."""

    code = "NAM103"
    name = "misread-name"
    mqm = "transliteration"
    severity = Severity.CRITICAL

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding for each misread name, and for its surname standing alone."""
        surnames: dict[str, tuple[Concept, str]] = {}
        taken: set[int] = set()
        for misreading in context.scan.persons.misreadings:
            concept = context.concepts[misreading.person]
            if not _is_meant(misreading, concept, context):
                continue
            span = mention_span(misreading, context.scan.words)
            taken.update(range(span.start, span.end))
            yield self._report(span, concept, misreading.lang, concept.preferred, context)
            if surname := _surname_in(context.text(span), concept, misreading.lang):
                surnames.setdefault(surname, (concept, misreading.lang))
        for surname, (concept, lang) in surnames.items():
            for match in re.finditer(rf"\b{re.escape(surname)}\b", document.prose.text):
                span = Span(*match.span())
                if span.start not in taken:
                    yield self._report(span, concept, lang, concept.person.family if concept.person else "", context)

    def _report(self, span: Span, concept: Concept, lang: str, right: str, context: Context) -> Finding:
        person = concept.person
        office = office_of(person) if person else ""
        native = "/".join(forms[0] for _, forms in person.native) if person else ""
        return self.find(
            context,
            span,
            f"“{context.text(span)}” is {concept.preferred}'s name in {LANGUAGES[lang]} reading.",
            concept=concept.id,
            suggestions=[right],
            safety="unsafe",
            reason=f"{native} is {concept.preferred}{f', {office}' if office else ''}.",
        )


def _is_meant(misreading: Misreading, concept: Concept, context: Context) -> bool:
    person = concept.person
    if person is None:
        return False
    own = person.language
    first, last = misreading.first, misreading.last
    letters = len(name_key("".join(context.scan.words.list[first : last + 1])))
    # No Chinese name has a surname of two characters and a given name of two, but for a handful of surnames.
    if own == "ja" and misreading.lang in ("zh", "ko") and any(len(form) > 3 for _, forms in person.native for form in forms):
        return letters > SURE_LETTERS or names_country(person, context)
    has_country = names_country(person, context)
    if has_country and has_title_of(person, first, last, context):
        return True
    if misreading.lang == "zh" or (misreading.lang == "ja" and own == "ja"):
        return False
    return has_country and letters >= SURE_LETTERS


def _surname_in(text: str, concept: Concept, lang: str) -> str | None:
    """Returns the surname as the misread name has it, if it is long enough to be asked for alone."""
    for reading in concept.person.readings if concept.person else ():
        key = name_key(reading.family)
        if reading.lang == lang and len(key) >= SHORTEST_SURNAME:
            words = text.split()
            for word in (words[0], words[-1]):
                if name_key(word) == key:
                    return word
    return None
