"""Concepts in the making, for formats that give one form at a time: tables and TBX."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from checker.errors import GlossaryError
from checker.glossary.words import key_of, nearest, split_components
from checker.model import Concept, Status, Term

# The spellings that TBX files and term lists use in the wild, without case, separators, "term" and "-admn-sts".
_STATUSES = {
    Status.PREFERRED: "preferred standardized standard recommended approved official legal regulated correct",
    Status.ADMITTED: "admitted allowed accepted acceptable permitted alternative nonstandardized proposed new",
    Status.DEPRECATED: "deprecated notrecommended discouraged",
    Status.SUPERSEDED: "superseded obsolete outdated",
    Status.FORBIDDEN: "forbidden prohibited banned avoid wrong incorrect donotuse",
}
STATUSES = {word: status for status, words in _STATUSES.items() for word in words.split()}
_WRONG = (Status.FORBIDDEN, Status.DEPRECATED, Status.SUPERSEDED)
_SEPARATORS = str.maketrans("", "", " -_")


def read_status(text: str, *, path: str, line: int) -> Status:
    """Returns the status that `text` stands for, in any of the spellings in use."""
    word = text.casefold().removesuffix("-admn-sts").translate(_SEPARATORS)
    status = STATUSES.get(word) or STATUSES.get(word.removesuffix("term"))
    if status is None:
        raise GlossaryError(f"unknown status {text!r}{nearest(text, Status)}", path=path, line=line)
    return status


@dataclass(slots=True)
class Draft:
    """A concept in the making; lists grow as rows are read. `unstated` is its first form without a status."""

    id: str
    line: int
    terms: list[Term] = field(default_factory=list)
    equivalents: dict[str, list[str]] = field(default_factory=dict)
    abbreviations: list[str] = field(default_factory=list)
    unstated: str = ""
    type: str = "term"
    definition: str = ""
    reference: str = ""

    def add(self, form: str, status: Status | None, *, replacement: str = "", note: str = "", lang: str = "") -> None:
        """Adds an English form; without a status it is right, and preferred if nothing else is."""
        if status is None:
            self.unstated = self.unstated or form
        self.terms.append(Term(form, status or Status.ADMITTED, replacement or None, note, lang or None))

    def add_equivalent(self, lang: str, form: str) -> None:
        """Adds the form in another language."""
        forms = self.equivalents.setdefault(lang, [])
        if form not in forms:
            forms.append(form)

    def finish(self, *, pack: str, path: str) -> Concept:
        """Returns the concept; raises GlossaryError if none of its forms is right."""
        first = self._choose(path)
        preferred = first.form
        right: dict[str, Term] = {preferred: Term(preferred, Status.PREFERRED, None, first.note)}
        wrong: dict[str, Term] = {}
        for term in self.terms:
            if term.status in _WRONG:
                wrong.setdefault(term.form, term if term.replacement else replace(term, replacement=preferred))
            elif term.form not in right:
                right[term.form] = Term(term.form, Status.ADMITTED, None, term.note)
        return Concept(
            id=self.id,
            type=self.type,
            terms=(*right.values(), *wrong.values()),
            pack=pack,
            abbreviations=tuple(dict.fromkeys(self.abbreviations)),
            equivalents=tuple((lang, tuple(forms)) for lang, forms in self.equivalents.items()),
            components=split_components(preferred),
            is_exact=_is_exact(right, wrong),
            definition=self.definition,
            reference=self.reference,
            line=self.line,
        )

    def _choose(self, path: str) -> Term:
        """Returns the term that says it is preferred, else one without a status, else the first right one."""
        first = self.terms[0] if self.terms else None
        if first is not None and first.status is Status.PREFERRED:
            return first
        right = [term for term in self.terms if term.status not in _WRONG]
        if not right:
            raise GlossaryError(f"{self.id!r} has no preferred form", path=path, line=self.line)
        stated = (term for term in right if term.status is Status.PREFERRED)
        unstated = (term for term in right if term.form == self.unstated)
        return next(stated, None) or next(unstated, None) or right[0]


def _is_exact(right: Iterable[str], wrong: Iterable[str]) -> bool:
    # "internet, Internet": who lists both means the very spelling.
    keys = {key_of(form) for form in wrong}
    return bool(keys) and any(key_of(form) in keys for form in right)
