"""Completion: the preferred form of a term, after three letters of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from checker.match.fold import fold
from checker.model import Concept

SHORTEST = 3
MOST = 30
MOST_WORDS = 8
_LONGEST = 120
_WORD = re.compile(r"[^\W_](?:[\w'’.-]*)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A form to write, of which `typed` characters before the cursor are the beginning."""

    form: str
    typed: int
    concept: Concept


@dataclass(frozen=True, slots=True)
class Forms:
    """The preferred forms of a glossary, folded and sorted."""

    rows: tuple[tuple[str, Concept], ...]

    @classmethod
    def of(cls, concepts: Iterable[Concept]) -> Forms:
        """Returns the forms of `concepts`."""
        rows = {fold(concept.preferred): concept for concept in concepts if concept.type not in ("calque", "word")}
        return cls(tuple(sorted(rows.items(), key=lambda row: row[0])))

    def propose(self, before: str) -> list[Proposal]:
        """Returns what the end of `before` begins: of its last words as many as a form has, but three letters at least."""
        tail = before[-_LONGEST:]
        starts = [match.start() for match in _WORD.finditer(tail)][-MOST_WORDS:]
        found: dict[str, Proposal] = {}
        for start in starts:
            typed = tail[start:]
            if sum(map(str.isalpha, typed)) < SHORTEST:
                break
            for concept in self._beginning(fold(typed)):
                found.setdefault(concept.id, Proposal(_dress(concept.preferred, typed), len(typed), concept))
        return [proposal for proposal in found.values() if proposal.form != tail[-proposal.typed :]][:MOST]

    def _beginning(self, start: str) -> Iterable[Concept]:
        at = bisect_left(self.rows, start, key=lambda row: row[0])
        for folded, concept in self.rows[at : at + MOST]:
            if not folded.startswith(start):
                return
            yield concept


def _dress(form: str, typed: str) -> str:
    """Returns the form with a capital where a sentence was begun with one."""
    return form[0].upper() + form[1:] if typed[0].isupper() else form
