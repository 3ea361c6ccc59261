"""Names of known persons in a text: full names in either order, surnames and short names, and wrong readings.

Thousands of names cost a scan nothing but a set: each word of the text is asked for once, and only names that are there are
looked at. What a person is (gender, offices) is read when a rule asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.match.fold import strip_marks
from checker.match.mentions import Mention, Misreading, Persons
from checker.match.person_table import COMMON, UNMARKABLE
from checker.match.spelling import is_near
from checker.match.titles import GENDERED, HONORIFICS, OPENERS, PRONOUNS, ROLES, TITLE_WORDS
from checker.match.words import Words

# What a word may be the sign of.
NAME, START, NOUN, HONORIFIC, PRONOUN = 1, 2, 4, 8, 16
MOST_MIDDLE = 2
MOST_REMEMBERED = 60_000
ENDS = 3  # letters at the beginning or end of a surname that a slip leaves as they are
LONGEST_READING = 6
HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True, slots=True)
class _Form:
    person: str
    words: tuple[str, ...]
    order: str


class PersonIndex:
    """Finds names of known persons, their wrong readings, and the pronouns and honorifics that may stand for them."""

    def __init__(self, packed: Mapping[str, Any]) -> None:
        self._names: Mapping[str, str] = packed["names"]
        self._readings: Mapping[str, str] = packed["readings"]
        self._nations: Mapping[str, Sequence[str]] = packed["nations"]
        self._nation_forms = frozenset(form for forms in self._nations.values() if len(forms) > 1 for form in forms)
        self._starts = frozenset(packed["starts"].split(" "))
        self.parts: Mapping[str, str] = packed["parts"]
        self._packed_full: Mapping[str, str] = packed["forms"]
        self._full: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._near: dict[str, tuple[str, ...]] = {}
        self._by_ends: dict[str, list[str]] = {}
        self._forms: dict[str, tuple[_Form, ...]] = {}
        self._bare: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}
        self._kinds: dict[str, int] = dict.fromkeys(self._names, NAME)
        for words, kind in (
            (self._starts, START),
            (ROLES | GENDERED.keys(), NOUN),
            (HONORIFICS, HONORIFIC),
            (PRONOUNS, PRONOUN),
        ):
            for word in words:
                self._kinds[word] = self._kinds.get(word, 0) | kind

    def find(self, words: Words) -> Persons:
        """Returns what `words` say of persons."""
        plain = words.list if words.folded.isascii() else [_plain(word) for word in words.list]
        kinds = self._kinds
        places = [at for at, word in enumerate(plain) if word in kinds]
        if not places:
            return Persons()
        mentions: list[Mention] = []
        misreadings: list[Misreading] = []
        pronouns, honorifics, nouns = [], [], []
        text, starts = words.text, words.starts
        end = -1
        for at in places:
            kind = kinds[plain[at]]
            if plain[at] != words.list[at]:
                kind &= START | NAME  # names may have accents, "his" and "Ms." have none
            if kind & PRONOUN:
                pronouns.append(at)
                continue
            if kind & NOUN:
                nouns.append(at)
            # Jae-myung: the second half of a given name is small.
            if kind == NOUN or not (text[starts[at]].isupper() or text[starts[at] - 1] in HYPHENS):
                continue
            if kind & HONORIFIC:
                honorifics.append(at)
            if at <= end:
                continue
            if kind & START and (misreading := self._misreading(at, plain, words)):
                misreadings.append(misreading)
                end = misreading.last
            elif kind & NAME and (mention := self._mention(at, plain, words)):
                while mentions and mentions[-1].last >= mention.first:
                    mentions.pop()
                mentions.append(mention)
                end = mention.last
        return Persons(
            _settle(mentions),
            tuple(misreadings),
            tuple(pronouns),
            tuple(honorifics),
            tuple(nouns),
            frozenset(person for mention in mentions if mention.is_full for person in mention.persons),
            self._nations,
            self._nation_forms,
        )

    def namesakes(self, word: str) -> tuple[str, ...]:
        """Returns the ids of the persons who have a folded word in their name; none for words that dozens have."""
        found = self.parts.get(word)
        return tuple(found.split(" ")) if found else ()

    def names_of(self, person: str) -> tuple[tuple[str, ...], ...]:
        """Returns the words of a person's names of two words and more."""
        known = self._full.get(person)
        if known is None:
            known = tuple(tuple(name.split(" ")) for name in self._packed_full[person].split("|") if name)
            self._full[person] = known
        return known

    def near(self, word: str) -> tuple[str, ...]:
        """Returns the ids of the persons whose surname or short name is spelled nearly as a folded word."""
        known = self._near.get(word)
        if known is None:
            if not self._by_ends:
                self._index_ends()
            if len(self._near) > MOST_REMEMBERED:
                self._near.clear()
            ends = {*self._by_ends.get(word[:ENDS], ()), *self._by_ends.get(f"-{word[-ENDS:]}", ())}
            names = sorted(name for name in ends if is_near(word, name))
            bare = [form.person for name in names for form in self._forms_at(name) if form.order == "bare"]
            known = self._near[word] = tuple(dict.fromkeys(bare))
        return known

    def _index_ends(self) -> None:
        for name, packed in self._names.items():
            if len(name) > ENDS and "|bare" in packed:
                self._by_ends.setdefault(name[:ENDS], []).append(name)
                self._by_ends.setdefault(f"-{name[-ENDS:]}", []).append(name)

    def _forms_at(self, word: str) -> tuple[_Form, ...]:
        forms = self._forms.get(word)
        if forms is None:
            rows = (row.split("|") for row in self._names[word].split(";"))
            forms = tuple(_Form(person, tuple(form.split(" ")), order) for person, form, order in rows)
            self._forms[word] = forms
        return forms

    def _bare_of(self, word: str) -> tuple[frozenset[str], tuple[str, ...]]:
        """Returns the words that stand beside a name's word in any longer name, and who is called by the word alone."""
        known = self._bare.get(word)
        if known is None:
            forms = self._forms_at(word)
            beside = frozenset(part for form in forms for part in form.words if part != word)
            bare = tuple(dict.fromkeys(form.person for form in forms if form.words == (word,)))
            # A word that stands twice in a name (Boutros Boutros-Ghali) is looked at as a whole.
            is_double = any(form.words.count(word) > 1 for form in forms)
            known = self._bare[word] = (beside | {word} if is_double else beside, bare)
        return known

    def _mention(self, at: int, plain: Sequence[str], words: Words) -> Mention | None:
        word = plain[at]
        beside, bare = self._bare_of(word)
        if bare and beside.isdisjoint(plain[max(0, at - 1 - MOST_MIDDLE) : at]) and beside.isdisjoint(plain[at + 1 : at + 2]):
            return Mention(at, at, bare, "bare", _has_given_name(at, plain, words) or _goes_on(at, words))
        best: tuple[int, int] | None = None
        found: dict[str, str] = {}
        for form in self._forms_at(word):
            span = _place(form, at, plain, words)
            if span is None:
                continue
            if best is None or span[1] - span[0] > best[1] - best[0]:
                best, found = span, {}
            if span == best:
                found.setdefault(form.person, form.order)
        if best is None:
            return None
        first, last = best
        orders = set(found.values())
        order = orders.pop() if len(orders) == 1 else "alias"
        is_strange = order == "bare" and (_has_given_name(first, plain, words) or _goes_on(last, words))
        return Mention(first, last, tuple(found), order, is_strange)

    def _misreading(self, at: int, plain: Sequence[str], words: Words) -> Misreading | None:
        if at and plain[at - 1] in COMMON and words.text[words.starts[at - 1]].isupper():
            found = self._misreading_from(at - 1, plain, words)
            if found is not None:
                return found
        return self._misreading_from(at, plain, words)

    def _misreading_from(self, at: int, plain: Sequence[str], words: Words) -> Misreading | None:
        key = plain[at]
        for last in range(at + 1, min(at + LONGEST_READING, len(plain))):
            if not _is_joined(last - 1, words) or not words.text[words.starts[last]].isalpha():
                break
            key += plain[last]
            if (known := self._readings.get(key)) and _are_capitalised(at, last, words):
                person, _, lang = known.partition(";")[0].partition(" ")
                return Misreading(at, last, person, lang)
        return None


def _plain(word: str) -> str:
    return word if word.isascii() else strip_marks(word.translate(UNMARKABLE))


def _place(form: _Form, at: int, plain: Sequence[str], words: Words) -> tuple[int, int] | None:
    """Returns the first and last word of a form that has word `at`; a given name may be followed by middle names."""
    size = len(form.words)
    for offset, word in enumerate(form.words):
        first = at - offset
        if word != plain[at] or first < 0 or first + size > len(plain):
            continue
        if tuple(plain[first : first + size]) == form.words and _is_name(first, first + size - 1, words):
            return first, first + size - 1
    if form.order == "given-first" and plain[at] == form.words[-1]:
        head, tail = form.words[:1], form.words[1:]
        start = at - len(tail) + 1
        if start > 0 and tuple(plain[start : at + 1]) == tail:
            for first in range(start - 1, max(start - 2 - MOST_MIDDLE, -1), -1):
                if plain[first : first + 1] == list(head) and _is_name(first, at, words):
                    return first, at
    return None


def _is_name(first: int, last: int, words: Words) -> bool:
    """Says whether words stand together as a name: its ends capitalised, nothing but spaces, hyphens, full stops between."""
    text, starts = words.text, words.starts
    if not (text[starts[first]].isupper() and (text[starts[last]].isupper() or "-" in words.gap(last - 1))):
        return False
    return all(_is_joined(index, words) for index in range(first, last))


def _is_joined(index: int, words: Words) -> bool:
    gap = words.gap(index)
    return gap in (" ", "-", "\u00a0", "\u2010", "\u2011", "'", "\u2019") or (gap == ". " and len(words.list[index]) == 1)


def _are_capitalised(first: int, last: int, words: Words) -> bool:
    return all(
        words.text[words.starts[index]].isupper() or (index > first and words.gap(index - 1) != " ")
        for index in range(first, last + 1)
    )


def _goes_on(last: int, words: Words) -> bool:
    """Says whether a capitalised word follows: Lee Child, Trump Tower."""
    return last + 1 < len(words.list) and words.gap(last) == " " and words.text[words.starts[last + 1]].isupper()


def _has_given_name(first: int, plain: Sequence[str], words: Words) -> bool:
    """Says whether a capitalised word that is no title stands before a surname: Melania Trump."""
    if not first or words.gap(first - 1) not in (" ", "\u00a0", "-", ". "):
        return False
    before = plain[first - 1]
    if not words.text[words.starts[first - 1]].isupper() or before in TITLE_WORDS or before in HONORIFICS:
        return False
    if words.gap(first - 1) == ". ":
        return len(before) == 1
    is_opening = first < 2 or "." in words.gap(first - 2) or "\n" in words.gap(first - 2)
    return not (before in OPENERS or (is_opening and before.endswith("ly")))


def _settle(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Returns the mentions, surnames narrowed to those whom the article names in full."""
    named: dict[str, None] = {person: None for mention in mentions if mention.is_full for person in mention.persons}
    settled = []
    for mention in mentions:
        if len(mention.persons) > 1:
            inside = tuple(person for person in mention.persons if person in named)
            mention = Mention(mention.first, mention.last, inside or mention.persons, mention.order, mention.is_strange)
        settled.append(mention)
    return tuple(settled)
