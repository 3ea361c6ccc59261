"""Glossaries: concepts, their forms and what other languages make of them (`glossaries/README.md` says each field)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.model.persons import Person


class Status(StrEnum):
    """What a desk may do with a form of a term: the administrative statuses of TBX (ISO 30042)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"
    FORBIDDEN = "forbidden"

    @property
    def is_right(self) -> bool:
        """True for forms that may stand in print."""
        return self in (Status.PREFERRED, Status.ADMITTED)


@dataclass(frozen=True, slots=True)
class Term:
    """One form of a concept. `lang` names the language a forbidden form was carried over from."""

    form: str
    status: Status
    replacement: str | None = None
    note: str = ""
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Component:
    """A word of a preferred form. `literal` maps a language to what the word becomes when rendered word by word."""

    word: str
    literal: tuple[tuple[str, tuple[str, ...]], ...] = ()
    concept: str | None = None
    is_head: bool = False
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Spec:
    """A sentence that must be flagged for its concept, or must pass."""

    text: str
    is_flag: bool
    line: int = 0


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a glossary; see `glossaries/README.md` for each field."""

    id: str
    type: str
    terms: tuple[Term, ...]
    pack: str = ""
    abbreviations: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()
    equivalents: tuple[tuple[str, tuple[str, ...]], ...] = ()
    components: tuple[Component, ...] = ()
    number: str | None = None
    is_exact: bool = False
    has_drift: bool = True
    is_mixed: bool = True
    demonyms: tuple[str, ...] = ()
    combining: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()
    has_pairs: bool = False
    definition: str = ""
    reference: str = ""
    valid: tuple[str | None, str | None] = (None, None)
    specs: tuple[Spec, ...] = ()
    person: Person | None = None
    line: int = 0

    @property
    def preferred(self) -> str:
        """The form that a desk should print."""
        return self.terms[0].form


@dataclass(frozen=True, slots=True)
class Rendering:
    """A word of another language and the English words that a dictionary gives for it."""

    lang: str
    word: str
    english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """Where concepts come from: `digest` covers the files' bytes."""

    name: str
    title: str
    version: str
    digest: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """All concepts and renderings of a run, in the order of their packs."""

    concepts: tuple[Concept, ...]
    renderings: tuple[Rendering, ...] = ()
    packs: tuple[Pack, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling that stands for a concept in running text.

    `status` is None for a phrase of its own that only looks like the concept; `term` counts in `Concept.terms`
    (-1 for generated ones). `is_renumbered` marks a plural (or, where the form is a plural, a singular) that was
    generated; `replacement` is what to write for a wrong form, in the same number; `is_exact` forms match only as spelled.
    """

    text: str
    concept: str
    status: Status | None
    term: int = -1
    is_renumbered: bool = False
    replacement: str = ""
    is_exact: bool = False
