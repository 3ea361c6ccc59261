"""Lint of a loaded glossary: what `checker glossary check` says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import combinations
from pathlib import Path

from checker.errors import GlossaryError
from checker.glossary.collector import without_collector
from checker.glossary.contradictions import Index, Level, Problem, Use, find_contradictions
from checker.glossary.load import read_lexicons, read_pack, read_source
from checker.glossary.sources import find_lexicons, find_sources, packs_folder
from checker.glossary.words import key_of
from checker.model import Concept, Glossary, Pack, Status

# The replacements of calques and single words are free phrases, no terms.
_FREE_TYPES = ("calque", "word")


def check_packs(names: Iterable[str | Path], *, search: Sequence[Path], beside: Iterable[str | Path] = ()) -> list[Problem]:
    """Returns all problems of the packs that `names` stand for; a file that cannot be read is one of them.

    The components of these packs may name concepts of the packs `beside` them. Raises UsageError for an unknown name.
    """
    sources = find_sources(names, search=search)
    problems: list[Problem] = []
    packs: list[Pack] = []
    concepts: list[Concept] = []
    with without_collector():
        for source in sources:
            try:
                packs.append(read_pack(source))
                concepts.extend(read_source(source))
            except GlossaryError as error:
                problems.append(_as_problem(error))
        for lexicon in find_lexicons(sources, search=search):
            try:
                read_lexicons([lexicon])
            except GlossaryError as error:
                problems.append(_as_problem(error))
        known = _ids(beside, search)
    return sorted([*problems, *check_glossary(Glossary(tuple(concepts), (), tuple(packs)), known=known)])


def _as_problem(error: GlossaryError) -> Problem:
    return Problem(error.path or "", error.line or 0, error.message, Level.FATAL)


def _ids(names: Iterable[str | Path], search: Sequence[Path]) -> set[str]:
    ids: set[str] = set()
    for source in find_sources(names, search=search):
        # What is wrong with a neighbour is for its own check to say.
        with suppress(GlossaryError):
            ids.update(concept.id for concept in read_source(source))
    return ids


def check_glossary(glossary: Glossary, *, known: Collection[str] = ()) -> list[Problem]:
    """Returns all problems of `glossary`, sorted by file and line.

    `known` are ids of concepts outside the glossary that its components may name.
    """
    with without_collector():
        return sorted(_check(glossary, known))


def _check(glossary: Glossary, known: Collection[str]) -> set[Problem]:
    index = Index.of(glossary)
    ids = {concept.id for concept in glossary.concepts} | set(known)
    shipped = {pack.name for pack in glossary.packs if _is_shipped(pack)}
    problems = set(find_contradictions(glossary, index))
    problems.update(_unlike_statuses(index))
    for concept in glossary.concepts:
        problems.update(_check_forms(concept, index))
        problems.update(_check_replacements(concept, index))
        problems.update(_check_components(concept, index, ids))
        problems.update(_check_distinct(concept, index))
        problems.update(_check_specs(concept, index))
        problems.update(_check_reference(concept, index, shipped))
    return problems


def _unlike_statuses(index: Index) -> Iterator[Problem]:
    for uses in (*index.right.values(), *index.wrong.values()):
        for first, second in combinations([use for use in uses if use.term], 2) if len(uses) > 1 else ():
            if first.concept.id != second.concept.id and first.matches(second):
                yield from _compare(first, second, index)


def _compare(first: Use, second: Use, index: Index) -> Iterator[Problem]:
    other = f"at {index.place(first.concept)}"
    if first.status != second.status:
        yield index.problem(second.concept, f"{second.form!r} is {second.status} here, but {first.status} {other}")
    elif first.status == Status.PREFERRED:
        message = f"{second.form!r} is already the preferred form of {first.concept.id!r} {other}"
        yield index.problem(second.concept, message, Level.WARNING)
    elif first.term and second.term and first.term.replacement != second.term.replacement:
        here, there = second.term.replacement, first.term.replacement
        message = f"{second.form!r} is replaced by {here!r} here, but by {there!r} {other}"
        yield index.problem(second.concept, message)


def _check_forms(concept: Concept, index: Index) -> Iterator[Problem]:
    forms = (term.form for term in concept.terms)
    for form in (*forms, *concept.abbreviations, *concept.distinct, *concept.shorts, *concept.demonyms):
        if not any(map(str.isalnum, form)):
            yield index.problem(concept, f"the form {form!r} of {concept.id!r} has neither letters nor digits")


def _check_replacements(concept: Concept, index: Index) -> Iterator[Problem]:
    if concept.type in _FREE_TYPES:
        return
    for term in concept.terms:
        if term.replacement and not _has_right_form(term.replacement, index):
            message = f"{term.replacement!r}, suggested for {term.form!r}, is not made of any right form"
            yield index.problem(concept, message, Level.WARNING)


def _has_right_form(form: str, index: Index) -> bool:
    words = key_of(form).split()
    spans = combinations(range(len(words) + 1), 2)
    return any(" ".join(words[start:end]) in index.right for start, end in spans)


def _check_components(concept: Concept, index: Index, ids: Collection[str]) -> Iterator[Problem]:
    for component in concept.components:
        if component.concept is not None and component.concept not in ids:
            message = f"the component {component.word!r} of {concept.id!r} names an unknown concept {component.concept!r}"
            yield index.problem(concept, message)


def _check_distinct(concept: Concept, index: Index) -> Iterator[Problem]:
    for form in concept.distinct:
        for use in index.wrong_uses(Use.of(form, concept)):
            message = f"the distinct phrase {form!r} is {use.status} at {index.place(use.concept)}"
            yield index.problem(concept, message)


def _check_specs(concept: Concept, index: Index) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for spec in concept.specs:
        first = seen.setdefault(spec.text, spec.line)
        if first != spec.line:
            yield index.problem(concept, f"the spec is the same as that on line {first}", line=spec.line)


def _check_reference(concept: Concept, index: Index, shipped: Collection[str]) -> Iterator[Problem]:
    if not concept.reference and concept.pack in shipped:
        yield index.problem(concept, f"{concept.id!r} has no reference: where is its preferred form attested?")


def _is_shipped(pack: Pack) -> bool:
    return Path(pack.path).resolve().is_relative_to(packs_folder())
