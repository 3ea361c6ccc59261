"""Packs in an order: where two contradict each other, the one that stands first wins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from checker.glossary.contradictions import Index, Use
from checker.glossary.words import key_of
from checker.model import Concept, Glossary, Status, Term

_Place = tuple[str, str]  # pack and concept


@dataclass(frozen=True, slots=True)
class _Loss:
    """A form that a concept gives up, to a use of it in a pack that stands before."""

    place: _Place
    form: str
    winner: Use


def settle(glossary: Glossary, ranks: Mapping[str, int]) -> Glossary:
    """Returns the glossary with what packs of a later rank say against those of an earlier one left out.

    `ranks` maps pack -> place in the order, from 0; packs that are not in it come last, and none of them wins over another.
    """
    last = len(ranks)
    concepts = list(_first_of_each_id(glossary, {pack.name: ranks.get(pack.name, last) for pack in glossary.packs}))
    glossary = replace(glossary, concepts=tuple(concepts))
    losses: dict[_Place, list[_Loss]] = {}
    for loss in _losses(Index.of(glossary), lambda use: ranks.get(use.concept.pack, last)):
        losses.setdefault(loss.place, []).append(loss)
    settled: list[Concept] = []
    moved: dict[_Place, list[Term]] = {}
    for concept in concepts:
        given_up = losses.get(_place(concept), [])
        left = _without(concept, given_up)
        if any(term.status.is_right for term in left.terms):
            settled.append(left)
        else:
            # Nothing of it is right any longer: what was wrong for it is wrong for what took its place.
            winner = given_up[0].winner
            right = _right_form(winner)
            moved.setdefault(_place(winner.concept), []).extend(replace(term, replacement=right) for term in left.terms)
    settled = [_with(concept, moved.get(_place(concept), [])) for concept in settled]
    return replace(glossary, concepts=tuple(_redirect(settled, ranks, last)))


def _first_of_each_id(glossary: Glossary, ranks: Mapping[str, int]) -> Iterator[Concept]:
    best: dict[str, int] = {}
    for concept in glossary.concepts:
        rank = ranks.get(concept.pack, len(ranks))
        best[concept.id] = min(rank, best.get(concept.id, rank))
    for concept in glossary.concepts:
        if ranks.get(concept.pack, len(ranks)) == best[concept.id]:
            yield concept


def _losses(index: Index, rank_of: Callable[[Use], int]) -> Iterator[_Loss]:
    for key, wrong in index.wrong.items():
        for bad in wrong:
            for good in index.right.get(key, ()):
                if not good.matches(bad):
                    continue
                if rank_of(good) < rank_of(bad):
                    yield _Loss(_place(bad.concept), bad.form, good)
                elif rank_of(bad) < rank_of(good):
                    yield _Loss(_place(good.concept), good.form, bad)


def _without(concept: Concept, losses: list[_Loss]) -> Concept:
    """Returns a concept without the forms it gives up; the next right form is the preferred one then."""
    if not losses:
        return concept
    lost = {loss.form for loss in losses}
    terms = [term for term in concept.terms if term.form not in lost]
    right = sorted((term for term in terms if term.status.is_right), key=lambda term: term.status is not Status.PREFERRED)
    short = [tuple(form for form in forms if form not in lost) for forms in (concept.shorts, concept.demonyms)]
    abbreviations = tuple(form for form in concept.abbreviations if form not in lost)
    concept = replace(concept, abbreviations=abbreviations, shorts=short[0], demonyms=short[1])
    if not right or concept.preferred not in lost:
        return replace(concept, terms=tuple(terms))
    # Its components spell the form that it gave up.
    rest = [term for term in terms if term is not right[0]]
    return replace(concept, terms=(replace(right[0], status=Status.PREFERRED), *rest), components=())


def _with(concept: Concept, terms: list[Term]) -> Concept:
    known = {key_of(term.form) for term in concept.terms}
    return replace(concept, terms=(*concept.terms, *(term for term in terms if key_of(term.form) not in known)))


def _redirect(concepts: list[Concept], ranks: Mapping[str, int], last: int) -> Iterator[Concept]:
    """Yields the concepts; a replacement that is wrong in a pack of an earlier rank gives way to what is right there."""
    wrong = {
        key_of(term.form): Use.of(term.form, concept, term)
        for concept in sorted(concepts, key=lambda concept: -ranks.get(concept.pack, last))
        for term in concept.terms
        if not term.status.is_right
    }
    for concept in concepts:
        terms = []
        for term in concept.terms:
            target = wrong.get(key_of(term.replacement)) if term.replacement else None
            if target and ranks.get(target.concept.pack, last) < ranks.get(concept.pack, last):
                term = replace(term, replacement=_right_form(target))
            terms.append(term)
        yield concept if terms == [*concept.terms] else replace(concept, terms=tuple(terms))


def _right_form(use: Use) -> str:
    """Returns what is to be written for a form as its concept has it."""
    if use.is_right or use.term is None:
        return use.form
    return use.term.replacement or use.concept.preferred


def _place(concept: Concept) -> _Place:
    return concept.pack, concept.id
