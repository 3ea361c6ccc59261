"""Who is named in an article and whether a he or a she: known persons, and names with Ms., Mr. or a noun such as actress."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.match.mentions import Mention
from checker.match.titles import GENDERED, HONORIFICS, TITLE_WORDS
from checker.match.words import Words
from checker.rules.base import Context

_BESIDE = (" ", ". ", "\u00a0", ".\u00a0", "-")
MOST_WORDS = 4
MOST_TITLES = 8  # words before a name that are its own titles
_BEFORE_NAME = TITLE_WORDS | frozenset("s the a an newly elected appointed sworn in country nation".split())
_WITHIN = frozenset((" ", "\u00a0", "-", ". ", "'", "\u2019"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A person named at words `first` to `last` (included) of the article.

    `gender` is None where it is not known; `concept` is the person's id, if the packs have one; `mark` is the word that gives
    the gender away, if it is not the packs.
    """

    first: int
    last: int
    gender: str | None
    concept: str | None = None
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """The persons that an article names, in order, with the first words of their names.

    `attached` are the words of names and of what stands before them, titles for the most part; `known` are the words of
    names and of the glossary's terms.
    """

    figures: tuple[Figure, ...]
    firsts: tuple[int, ...]
    attached: frozenset[int]
    known: frozenset[int]

    @classmethod
    def of(cls, figures: tuple[Figure, ...], context: Context) -> Cast:
        """Returns the cast of the figures that an article names."""
        words = context.scan.words
        attached = {at for one in figures for at in range(head_of(one.first, 0, words), one.last + 1)}
        known = {at for one in figures for at in range(one.first, one.last + 1)}
        known.update(at for match in context.scan.matches for at in range(match.first, match.last + 1))
        return cls(figures, tuple(one.first for one in figures), frozenset(attached), frozenset(known))


def head_of(name: int, floor: int, words: Words) -> int:
    """Returns the first word of a name's titles, or `name`; not before word `floor`."""
    head = name
    while head > max(floor, name - MOST_TITLES) and words.gap(head - 1) in _WITHIN:
        word = words.list[head - 1]
        if not (word in _BEFORE_NAME or word in GENDERED or words.text[words.starts[head - 1]].isupper()):
            break
        head -= 1
    return head


def find_figures(context: Context) -> tuple[Figure, ...]:
    """Returns the persons that an article names, in order."""
    persons = context.scan.persons
    taken = {at for mention in persons.mentions if not mention.is_strange for at in range(mention.first, mention.last + 1)}
    marked = [figure for figure in _marked(context) if figure.first not in taken]
    named = {at for figure in marked for at in range(figure.first, figure.last + 1)}
    known = [_known(mention, context) for mention in persons.mentions if mention.first not in named]
    return tuple(sorted((*known, *marked), key=lambda figure: figure.first))


def gender_of(persons: Sequence[str], context: Context) -> str | None:
    """Returns the gender that all `persons` share; None where they differ or it is not known."""
    genders = {concept.person.gender if concept.person else None for concept in map(context.concepts.__getitem__, persons)}
    return genders.pop() if len(genders) == 1 else None


def explain(figure: Figure, context: Context) -> str:
    """Returns how the gender of a figure is known."""
    name = context.text(context.scan.span(figure.first, figure.last))
    if figure.mark is not None:
        return f"“{context.text(context.scan.span(figure.mark))}” stands before {name}"
    known = context.concepts[figure.concept].preferred if figure.concept else name
    return f"{known} is {'a woman' if figure.gender == 'female' else 'a man'}"


def _known(mention: Mention, context: Context) -> Figure:
    gender = None if mention.is_strange else gender_of(mention.persons, context)
    return Figure(mention.first, mention.last, gender, mention.persons[0] if len(mention.persons) == 1 else None)


def _marked(context: Context) -> Iterator[Figure]:
    """Yields names after Ms. and Mr., and after nouns such as actress and businessman."""
    scan = context.scan
    listed = scan.words.list
    marks = [(at, HONORIFICS[listed[at]]) for at in scan.persons.honorifics]
    marks += [(at, GENDERED[listed[at]]) for at in scan.persons.nouns if listed[at] in GENDERED]
    for at, gender in sorted(marks):
        last = name_after(at, listed, context)
        if last > at:
            yield Figure(at + 1, last, gender, mark=at)


def name_after(at: int, listed: Sequence[str], context: Context) -> int:
    """Returns the last of the capitalised words that follow word `at`, or `at` where none does."""
    words = context.scan.words
    last = at
    while last + 1 < len(listed) and last - at < MOST_WORDS and words.gap(last) in _BESIDE:
        following = words.text[words.starts[last + 1]]
        if not (following.isupper() or (words.gap(last) == "-" and last > at)) or listed[last + 1] in TITLE_WORDS:
            break
        if last > at and words.gap(last) == ". " and len(listed[last]) > 1:
            break
        last += 1
    return last
