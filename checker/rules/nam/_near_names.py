"""Names in the text that are nearly those of known persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.match.person_table import name_words
from checker.match.spelling import is_near, skeleton_of
from checker.match.titles import HONORIFICS, TITLE_HEADS, TITLE_WORDS
from checker.match.words import FUNCTION_WORDS
from checker.model import Concept
from checker.rules.base import Context
from checker.rules.nam._evidence import has_title_of, names_country

MOST_PARTICLE = 4
_JOINED = frozenset((" ", "\u00a0", "-", "\u2010", "\u2011"))
# Whose names come into English by one system: Hepburn, pinyin, no accents.
_ONE_SYSTEM = frozenset(("ja", "zh", "vi"))
# Whose names come into English in several spellings.
_OTHER_SCRIPTS = frozenset(
    (
        "Afghanistan|Algeria|Armenia|Bahrain|Bangladesh|Belarus|Bhutan|Bulgaria|Burma|Cambodia|Cyprus|Djibouti|Egypt|Eritrea|"
        "Ethiopia|Georgia|Greece|Hong Kong|India|Iran|Iraq|Israel|Jordan|Kazakhstan|Kuwait|Kyrgyzstan|Laos|Lebanon|Libya|"
        "Macau|Maldives|Mauritania|Mongolia|Morocco|Myanmar|Nepal|North Korea|North Macedonia|Oman|Pakistan|Palestine|"
        "Palestinian Authority|Qatar|Russia|Saudi Arabia|Serbia|Somalia|South Korea|Sri Lanka|Sudan|Syria|Tajikistan|"
        "Thailand|Tunisia|Turkmenistan|Ukraine|United Arab Emirates|Uzbekistan|Yemen"
    ).split("|")
)


@dataclass(frozen=True, slots=True)
class NearName:
    """Words `first` to `last` (included) that are nearly the name of `concept`; `right` is what stands there rightly."""

    first: int
    last: int
    concept: Concept
    right: str
    why: str


def find_near_names(context: Context) -> Iterator[NearName]:
    """Yields the near misses of known names, each place once."""
    scan = context.scan
    taken: set[int] = set()
    known = {at for mention in scan.persons.mentions if not mention.is_strange for at in range(mention.first, mention.last + 1)}
    places = [mention.first - 1 for mention in scan.persons.mentions if mention.is_strange]
    # A slip may make a word of a name (Carny for Carney): behind a title every name is looked at.
    places += [at for noun in scan.persons.nouns for at in (noun + 1, noun + 2) if at < len(scan.words.list)]
    words = scan.words
    text, starts, listed, parts = words.text, words.starts, words.list, scan.name_parts
    last = len(listed) - 1
    for at in sorted({*places, *scan.strangers}):
        if at in known or at in taken or at < 0 or not text[starts[at]].isupper():
            continue
        # A slip is looked for beside a word of a known name, or behind a title.
        is_beside = (at and listed[at - 1] in parts) or (at < last and listed[at + 1] in parts)
        if not (is_beside or (at and listed[at - 1] in TITLE_HEADS) or (at > 1 and listed[at - 2] in TITLE_HEADS)):
            continue
        found = _near_name(at, context)
        if found is not None:
            taken.update(range(found.first, found.last + 1))
            yield found


def _near_name(at: int, context: Context) -> NearName | None:
    scan = context.scan
    words = scan.words
    listed = words.list
    before = listed[at - 1] if at else ""
    is_surname_next = at + 1 < len(listed) and words.gap(at) in _JOINED and _is_capital(at + 1, context)
    # Ursula von der Leyen: what joins the names is small.
    is_particle = len(before) < MOST_PARTICLE and before.islower() and before not in FUNCTION_WORDS
    is_given_before = at > 0 and words.gap(at - 1) in _JOINED and (is_particle or _is_capital(at - 1, context))
    neighbours = [at + 1] * is_surname_next + [at - 1] * is_given_before
    for place in neighbours:
        for person in scan.namesakes(listed[place]):
            concept = context.concepts[person]
            span = _one_word_off(at, concept, context)
            if span and _is_sure(at, *span, concept, context):
                return NearName(*span, concept, concept.preferred, _why(at, concept, context))
    if at not in scan.strangers or is_surname_next or not at:
        return None
    has_given = is_given_before and listed[at - 1] not in TITLE_WORDS
    if listed[at - 1] in TITLE_HEADS or (has_given and at > 1 and listed[at - 2] in TITLE_HEADS):
        for person in scan.persons_near(listed[at]):
            concept = context.concepts[person]
            first, right = (at - 1, _both_off(at, concept, context)) if has_given else (at, _bare(concept))
            if right and not _is_transliterated(concept) and _is_held(first, at, concept, context):
                return NearName(first, at, concept, right, _why(at, concept, context))
    return None


def _is_capital(at: int, context: Context) -> bool:
    words = context.scan.words
    return words.text[words.starts[at]].isupper() and words.list[at] not in HONORIFICS


def _one_word_off(at: int, concept: Concept, context: Context) -> tuple[int, int] | None:
    """Returns the place of a full name in which word `at` alone is a little off."""
    listed = context.scan.words.list
    for form in context.scan.names_of(concept.id):
        size = len(form)
        for offset, word in enumerate(form):
            first = at - offset
            window = listed[first : first + size] if first >= 0 else []
            if (
                len(window) == size
                and all(window[i] == form[i] for i in range(size) if i != offset)
                and is_near(listed[at], word)
            ):
                return first, first + size - 1
    return None


def _both_off(at: int, concept: Concept, context: Context) -> str:
    person = concept.person
    if person is None or not person.given:
        return ""
    given = name_words(person.given)[0]
    before = context.scan.words.list[at - 1]
    is_given_near = given == before or is_near(given, before) or before.startswith(given)
    return concept.preferred if is_given_near else ""


def _bare(concept: Concept) -> str:
    return concept.person.family or next(iter(concept.shorts), "") if concept.person else ""


def _is_held(first: int, last: int, concept: Concept, context: Context) -> bool:
    person = concept.person
    return person is not None and has_title_of(person, first, last, context) and names_country(person, context)


def _is_sure(at: int, first: int, last: int, concept: Concept, context: Context) -> bool:
    """Says whether the name is the known person's, not another's that is spelled alike."""
    person = concept.person
    if person is None:
        return False
    scan = context.scan
    word = scan.words.list[at]
    if _is_transliterated(concept) and any(
        skeleton_of(word) == skeleton_of(part) for term in concept.terms for part in name_words(term.form)
    ):
        return False
    has_title = has_title_of(person, first, last, context)
    if at not in scan.strangers or _is_transliterated(concept):
        # A word of the dictionary, or of another script: it may well be somebody's name.
        return has_title
    is_named = concept.id in scan.persons.named
    return has_title or is_named or names_country(person, context)


def _is_transliterated(concept: Concept) -> bool:
    person = concept.person
    if person is None:
        return False
    spellings = [form for lang, forms in person.native if lang == person.language for form in forms]
    if person.language in _ONE_SYSTEM:
        return False
    return any(ord(form[0]) > 0x24F for form in spellings) or any(office.of in _OTHER_SCRIPTS for office in person.offices)


def _why(at: int, concept: Concept, context: Context) -> str:
    word = context.scan.words.list[at]
    part = next((part for part in concept.preferred.split() if any(is_near(word, name) for name in name_words(part))), "")
    return f"“{context.text(context.scan.span(at))}” is “{part}” with a slip." if part else ""
