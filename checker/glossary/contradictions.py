"""Contradictions that make a glossary unusable: double ids, forms both right and wrong, replacements that are wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.errors import GlossaryError
from checker.glossary.words import key_of
from checker.model import Concept, Glossary, Term


class Level(StrEnum):
    """How bad a problem is: a fatal one keeps the glossary from being used, a warning asks for a second look."""

    FATAL = "fatal"
    PROBLEM = "problem"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong with a glossary, at a line of one of its files."""

    path: str
    line: int
    message: str
    level: Level = Level.PROBLEM


@dataclass(frozen=True, slots=True)
class Use:
    """A form and the concept that lists it; `term` is None for abbreviations and the short forms of places."""

    form: str
    concept: Concept
    term: Term | None = None

    @property
    def is_right(self) -> bool:
        return self.term is None or self.term.status.is_right

    @property
    def status(self) -> str:
        return "a right form" if self.term is None else str(self.term.status)

    def matches(self, other: Use) -> bool:
        """Returns whether a text can match both; their keys are known to be the same."""
        is_exact = self.concept.is_exact or other.concept.is_exact
        return self.form == other.form or not is_exact


@dataclass(frozen=True, slots=True)
class Index:
    """The forms of a glossary by key, and where its packs lie."""

    paths: dict[str, str]
    wrong: dict[str, list[Use]]
    right: dict[str, list[Use]]

    @classmethod
    def of(cls, glossary: Glossary) -> Index:
        """Returns the index of all forms that are matched in texts."""
        index = cls({pack.name: pack.path for pack in glossary.packs}, {}, {})
        for concept in glossary.concepts:
            for term in concept.terms:
                uses = index.right if term.status.is_right else index.wrong
                uses.setdefault(key_of(term.form), []).append(Use(term.form, concept, term))
            for form in (*concept.abbreviations, *concept.shorts, *concept.demonyms):
                index.right.setdefault(key_of(form), []).append(Use(form, concept))
        return index

    def problem(self, concept: Concept, message: str, level: Level = Level.PROBLEM, *, line: int = 0) -> Problem:
        """Returns a problem at the concept's first line, or at `line`."""
        return Problem(self.paths.get(concept.pack, concept.pack), line or concept.line, message, level)

    def place(self, concept: Concept) -> str:
        """Returns `file:line` of a concept."""
        return f"{self.paths.get(concept.pack, concept.pack)}:{concept.line}"

    def wrong_uses(self, use: Use) -> list[Use]:
        """Returns the wrong forms that a text with the form of `use` would match."""
        return [other for other in self.wrong.get(key_of(use.form), ()) if use.matches(other)]


def refuse_contradictions(glossary: Glossary) -> None:
    """Raises GlossaryError for the first contradiction in `glossary`, and says how many more there are."""
    problems = sorted(find_contradictions(glossary, Index.of(glossary)))
    if problems:
        first, more = problems[0], len(problems) - 1
        rest = f" (and {more} more: checker glossary check)" if more else ""
        raise GlossaryError(first.message + rest, path=first.path, line=first.line)


def find_contradictions(glossary: Glossary, index: Index) -> Iterator[Problem]:
    """Yields every fatal problem; each form is named once, by what explains it best."""
    yield from _double_ids(glossary.concepts, index)
    reported: set[str] = set()
    yield from _cycles(index, reported)
    yield from _wrong_replacements(index, reported)
    yield from _conflicts(index, reported)


def _double_ids(concepts: Iterable[Concept], index: Index) -> Iterator[Problem]:
    seen: dict[str, Concept] = {}
    for concept in concepts:
        first = seen.setdefault(concept.id, concept)
        if first is not concept:
            message = f"the id {concept.id!r} is already used at {index.place(first)}"
            yield index.problem(concept, message, Level.FATAL)


def _replacement(use: Use) -> Use | None:
    if use.term is None or use.term.replacement is None:
        return None
    return Use(use.term.replacement, use.concept)


def _cycles(index: Index, reported: set[str]) -> Iterator[Problem]:
    for start in [use for uses in index.wrong.values() for use in uses]:
        chain: list[Use] = []
        use: Use | None = start
        while use is not None and key_of(use.form) not in {key_of(link.form) for link in chain}:
            chain.append(use)
            replacement = _replacement(use)
            use = next(iter(index.wrong_uses(replacement)), None) if replacement else None
        keys = {key_of(link.form) for link in chain}
        if use is None or key_of(use.form) != key_of(start.form) or keys & reported:
            continue
        reported |= keys
        forms = " → ".join(repr(link.form) for link in [*chain, start])
        places = ", ".join(dict.fromkeys(index.place(link.concept) for link in chain[1:]))
        message = f"the replacements go round in a circle: {forms}" + (f" (see {places})" if places else "")
        yield index.problem(start.concept, message, Level.FATAL)


def _wrong_replacements(index: Index, reported: set[str]) -> Iterator[Problem]:
    for use in [use for uses in index.wrong.values() for use in uses]:
        replacement = _replacement(use)
        if replacement is None or key_of(replacement.form) in reported:
            continue
        for other in index.wrong_uses(replacement):
            reported.add(key_of(replacement.form))
            message = (
                f"{replacement.form!r} is suggested for {use.form!r}, "
                f"but is itself {other.status} at {index.place(other.concept)}"
            )
            yield index.problem(use.concept, message, Level.FATAL)
            break


def _conflicts(index: Index, reported: set[str]) -> Iterator[Problem]:
    for key, wrong in index.wrong.items():
        if key in reported:
            continue
        for bad in wrong:
            good = next((use for use in index.right.get(key, ()) if use.matches(bad)), None)
            if good is not None:
                message = (
                    f"{bad.form!r} is {bad.status}, but {_as(good, bad)}{good.status} at {index.place(good.concept)}"
                )
                yield index.problem(bad.concept, message, Level.FATAL)


def _as(good: Use, bad: Use) -> str:
    if good.form == bad.form:
        return ""
    return f"{good.form!r}, which differs in case, hyphens or spaces only, is "
