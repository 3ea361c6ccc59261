"""One Aho-Corasick pass finds every listed form (Aho and Corasick 1975, by way of ahocorasick_rs).

Patterns are folded words between spaces and run over `Words.joined`, so a match begins and ends with a word. Matches are
taken overlapping and resolved afterwards: the longest wins, whatever its status, so that a right form protects what lies
inside it ("Pacific Strategy" inside "Indo-Pacific Strategy").
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter, itemgetter
from typing import Any

import ahocorasick_rs

from checker.match.words import FUNCTION_WORDS, Words, split_words
from checker.model import Form, Prose, Status

_GAP = frozenset(" -\n\r\t\u00a0\u2010\u2011\u2012\u2013\u2014\u2019'\"\u201c\u201d\u202f\u2009\u3000")


_row_of = attrgetter(*(field.name for field in fields(Form)))


@dataclass(frozen=True, slots=True)
class Match:
    """A listed form in a text: its words from `first` to `last` (included) and what it may stand for.

    `core` are those of its words that carry meaning: not "the" in "the South".
    """

    first: int
    last: int
    forms: tuple[Form, ...]
    core: tuple[int, ...]

    @property
    def is_wrong(self) -> bool:
        """True if the text has a form that must not be used, and no reading of it is right."""
        return not any(form.status is None or form.status.is_right for form in self.forms)

    @property
    def is_distinct(self) -> bool:
        """True for a phrase of its own that only looks like a concept."""
        return all(form.status is None for form in self.forms)


@dataclass(frozen=True, slots=True)
class TermTable:
    """Patterns for the automaton, and for each the forms it stands for: rows of `Form`'s fields, as JSON."""

    patterns: Sequence[str]
    rows: Sequence[str]


def compile_terms(forms: Iterable[Form]) -> TermTable:
    """Returns the table for a glossary's forms."""
    by_pattern: dict[str, list[Sequence[Any]]] = {}
    for form in forms:
        words = split_words(form.text)
        if words and not _is_common_abbreviation(form):
            row = _row_of(form)
            by_pattern.setdefault(f" {' '.join(words)} ", []).append(row)
    return TermTable(list(by_pattern), [json.dumps(rows, ensure_ascii=False) for rows in by_pattern.values()])


class TermIndex:
    """Finds the forms of a glossary in a text."""

    def __init__(self, table: TermTable) -> None:
        self._rows = table.rows
        self._forms: dict[int, tuple[Form, ...]] = {}
        self._automaton = ahocorasick_rs.AhoCorasick(
            table.patterns, implementation=ahocorasick_rs.Implementation.ContiguousNFA, store_patterns=False
        )

    def _forms_of(self, pattern: int) -> tuple[Form, ...]:
        forms = self._forms.get(pattern)
        if forms is None:
            rows = json.loads(self._rows[pattern])
            forms = tuple(Form(text, concept, status and Status(status), *rest) for text, concept, status, *rest in rows)
            self._forms[pattern] = forms
        return forms

    def find(self, words: Words, prose: Prose) -> list[Match]:
        """Returns the longest matches in order; none overlaps another."""
        joined = words.joined
        found = self._automaton.find_matches_as_indexes(joined, overlapping=True)
        if not found:
            return []
        hits = []
        at = first = 0
        for pattern, start, end in sorted(found, key=itemgetter(1)):
            first += joined.count(" ", at, start)
            at = start
            hits.append((1 - joined.count(" ", start, end), first, pattern))
        hits.sort()
        taken = bytearray(len(words.list))
        matches = []
        for negative, first, pattern in hits:
            end = first - negative
            if any(taken[first:end]):
                continue
            forms = tuple(form for form in self._forms_of(pattern) if _is_same(form, words, prose, first, end - 1))
            if forms:
                taken[first:end] = b"\1" * (end - first)
                core = tuple(at for at in range(first, end) if words.list[at] not in FUNCTION_WORDS)
                matches.append(Match(first, end - 1, forms, core))
        matches.sort(key=lambda match: match.first)
        return matches


def _is_common_abbreviation(form: Form) -> bool:
    """True for right forms in capitals only: their folded shape is too often a word ("WHO"), and nothing needs them."""
    return form.text.isupper() and len(form.text) < 7 and form.status is not None and form.status.is_right


def _is_same(form: Form, words: Words, prose: Prose, first: int, last: int) -> bool:
    """Says whether the words stand in the text as a wrong form has them: no full stop or comma between, capitals kept.

    A right form is taken as it is: it only protects, and finding out where words stand costs more than finding the words.
    """
    if form.status is None or form.status.is_right or (first == last and not form.text.isupper() and not form.is_exact):
        return True
    span = words.span(first, last)
    surface = words.text[span.start : span.end]
    if form.is_exact:
        return surface == form.text
    if form.text.isupper() and len(form.text) < 7 and not surface.isupper():
        return False
    if surface == form.text:
        return True
    allowed = _GAP.union(form.text) if "." in form.text or "," in form.text else _GAP
    for index in range(first, last):
        gap = words.gap(index)
        if not allowed.issuperset(gap):
            return False
    return "\n" not in surface or prose.index_at(span.start) == prose.index_at(span.end - 1)
