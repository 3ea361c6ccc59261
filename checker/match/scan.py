"""One look at a document for all rules: its words, the listed forms in it, unlisted renderings, unknown words."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from functools import cached_property

from checker.match.automaton import Match, TermIndex, TermTable
from checker.match.candidate import Candidate
from checker.match.drift import DriftIndex
from checker.match.drift_table import UNKNOWN, DriftTable
from checker.match.mentions import Persons
from checker.match.persons import PersonIndex
from checker.match.words import Words
from checker.model import Prose, Span

SHORTEST_UNKNOWN = 5


class WordTable(dict[str, frozenset[int] | None]):
    """What a word may mean to us: the terms it may belong to, UNKNOWN, or None. Fills itself as words are met."""

    def __init__(self, terms_of: Callable[[str], frozenset[int]], is_known: Callable[[str], bool]) -> None:
        super().__init__()
        self._terms_of = terms_of
        self._is_known = is_known

    def __missing__(self, word: str) -> frozenset[int] | None:
        value: frozenset[int] | None = self._terms_of(word) or None
        if value is None and len(word) >= SHORTEST_UNKNOWN and word.isalpha() and not self._is_known(word):
            value = UNKNOWN
        self[word] = value
        return value


class Matcher:
    """A compiled glossary, ready to scan documents one after another."""

    def __init__(
        self,
        terms: TermTable,
        drift: DriftTable,
        equivalents: Callable[[str], Mapping[str, Sequence[str]]],
        is_known: Callable[[str], bool],
        persons: PersonIndex,
    ) -> None:
        self.persons = persons
        self.terms = TermIndex(terms)
        self.drift = DriftIndex(drift, equivalents)
        self.table = WordTable(drift.terms_of, is_known)

    def scan(self, prose: Prose, *, source_lang: str | None = None) -> Scan:
        """Returns what there is to see in an article; each part is made when first asked for.

        `source_lang` is the language it was translated from, where that is known.
        """
        return Scan(self, prose, source_lang)


class Scan:
    """An article's words, matches, candidates and unknown words."""

    def __init__(self, matcher: Matcher, prose: Prose, source_lang: str | None = None) -> None:
        self._matcher = matcher
        self._source_lang = source_lang
        self.prose = prose
        self.words = Words(prose.text)

    @cached_property
    def matches(self) -> list[Match]:
        """Listed forms, the longest at each place."""
        return self._matcher.terms.find(self.words, self.prose)

    @cached_property
    def persons(self) -> Persons:
        """Names of known persons, wrong readings of them, pronouns and honorifics."""
        return self._matcher.persons.find(self.words)

    @cached_property
    def _hits(self) -> list[tuple[int, frozenset[int]]]:
        codes = map(self._matcher.table.__getitem__, self.words.list)
        return [(at, code) for at, code in enumerate(codes) if code]

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Words that may be an unlisted rendering of a term."""
        return self._matcher.drift.find(self.words, self.prose, self.matches, self._hits, self._source_lang)

    @cached_property
    def unknown(self) -> list[int]:
        """Words that no dictionary has and that stand somewhere in lower case, by their places in `words.list`."""
        text, listed = self.prose.text, self.words.list
        places = [at for at, code in self._hits if code is UNKNOWN]
        # The text is searched once a word, not once a place: a name that stands on every page costs nothing more.
        lower = {word for word in {listed[at] for at in places} if word in text}
        return [at for at in places if listed[at] in lower]

    @cached_property
    def strangers(self) -> list[int]:
        """Words of five letters and more that no dictionary has, by their places in `words.list`: mostly names."""
        return [at for at, code in self._hits if code is UNKNOWN]

    @property
    def name_parts(self) -> Container[str]:
        """Folded words that stand in the names of known persons."""
        return self._matcher.persons.parts

    def namesakes(self, word: str) -> tuple[str, ...]:
        """Returns the ids of the known persons who have `word` in their name; none for words that dozens have."""
        return self._matcher.persons.namesakes(word)

    def names_of(self, person: str) -> tuple[tuple[str, ...], ...]:
        """Returns the folded words of a known person's full names."""
        return self._matcher.persons.names_of(person)

    def persons_near(self, word: str) -> tuple[str, ...]:
        """Returns the ids of the known persons whose surname or short name is spelled nearly as `word`."""
        return self._matcher.persons.near(word)

    def span(self, first: int, last: int | None = None) -> Span:
        """Returns the place in the prose of the words from `first` to `last`, which is included."""
        return self.words.span(first, last)

    def span_of(self, match: Match) -> Span:
        """Returns the place of a match in the prose, with the full stop that ends an abbreviation ("Japan-U.S.")."""
        span = self.words.span(match.first, match.last)
        if match.forms[0].text.endswith(".") and self.prose.text.startswith(".", span.end):
            return Span(span.start, span.end + 1)
        return span
