"""Contradictions that make a glossary unusable: double ids, forms both right and wrong, replacements that are wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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

    key: str
    form: str
    concept: Concept
    term: Term | None = None

    @classmethod
    def of(cls, form: str, concept: Concept, term: Term | None = None) -> Use:
        """Returns the use with the key that variants of `form` share."""
        return cls(key_of(form), form, concept, term)

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
                use = Use.of(term.form, concept, term)
                uses.setdefault(use.key, []).append(use)
            for form in (*concept.abbreviations, *concept.shorts, *concept.demonyms):
                index.right.setdefault(key_of(form), []).append(Use.of(form, concept))
        return index

    def problem(self, concept: Concept, message: str, level: Level = Level.PROBLEM, *, line: int = 0) -> Problem:
        """Returns a problem at the concept's first line, or at `line`."""
        return Problem(self.paths.get(concept.pack, concept.pack), line or concept.line, message, level)

    def place(self, concept: Concept) -> str:
        """Returns `file:line` of a concept."""
        return f"{self.paths.get(concept.pack, concept.pack)}:{concept.line}"

    def wrong_uses(self, use: Use) -> list[Use]:
        """Returns the wrong forms that a text with the form of `use` would match."""
        return [other for other in self.wrong.get(use.key, ()) if use.matches(other)]


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
    targets = list(_wrong_targets(index))
    yield from _cycles(targets, index, reported)
    yield from _wrong_replacements(targets, index, reported)
    yield from _conflicts(index, reported)


def _double_ids(concepts: Iterable[Concept], index: Index) -> Iterator[Problem]:
    seen: dict[str, Concept] = {}
    for concept in concepts:
        first = seen.setdefault(concept.id, concept)
        if first is not concept:
            message = f"the id {concept.id!r} is already used at {index.place(first)}"
            yield index.problem(concept, message, Level.FATAL)


def _wrong_targets(index: Index) -> Iterator[tuple[Use, Use]]:
    """Yields each wrong form with the wrong form that it is replaced by."""
    for uses in index.wrong.values():
        for use in uses:
            if use.term is None or use.term.replacement is None or key_of(use.term.replacement) not in index.wrong:
                continue
            target = next(iter(index.wrong_uses(Use.of(use.term.replacement, use.concept))), None)
            # A form that is both right and wrong in one concept is a conflict, no circle.
            if target is not None and not (target.key == use.key and use.key in index.right):
                yield use, target


def _cycles(targets: Sequence[tuple[Use, Use]], index: Index, reported: set[str]) -> Iterator[Problem]:
    following = {use.key: target for use, target in reversed(targets)}
    for start, target in targets:
        chain = {start.key: start}
        while target.key not in chain and target.key in following:
            chain[target.key] = target
            target = following[target.key]
        if target.key != start.key or not reported.isdisjoint(chain):
            continue
        reported.update(chain)
        forms = " → ".join(repr(link.form) for link in (*chain.values(), target))
        places = ", ".join(dict.fromkeys(index.place(link.concept) for link in list(chain.values())[1:]))
        message = f"the replacements go round in a circle: {forms}" + (f" (see {places})" if places else "")
        yield index.problem(start.concept, message, Level.FATAL)


def _wrong_replacements(targets: Sequence[tuple[Use, Use]], index: Index, reported: set[str]) -> Iterator[Problem]:
    for use, target in targets:
        if target.key in reported:
            continue
        reported.add(target.key)
        wrong = f"itself {target.status} at {index.place(target.concept)}"
        message = f"{target.form!r} is suggested for {use.form!r}, but is {wrong}"
        yield index.problem(use.concept, message, Level.FATAL)


def _conflicts(index: Index, reported: set[str]) -> Iterator[Problem]:
    for key, wrong in index.wrong.items():
        if key in reported or key not in index.right:
            continue
        for bad in wrong:
            good = next((use for use in index.right[key] if use.matches(bad)), None)
            if good is not None:
                message = f"{bad.form!r} is {bad.status}, but {_as(good, bad)}{good.status} at {index.place(good.concept)}"
                yield index.problem(bad.concept, message, Level.FATAL)


def _as(good: Use, bad: Use) -> str:
    if good.form == bad.form:
        return ""
    return f"{good.form!r}, which differs in case, hyphens or spaces only, is "
