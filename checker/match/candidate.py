"""A place in a text that may be a rendering of a term, and how each of its words came about."""

from __future__ import annotations

from dataclasses import dataclass

from checker.match.drift_table import DriftTerm


@dataclass(frozen=True, slots=True)
class Step:
    """How one slot was filled: `how` is exact or as in `Alternative`, or frame, spelling; `sources` explain it.

    `weight` is from 0 to 1, `plain` the weight without the foreign words of `sources`.
    """

    slot: str
    word: str
    how: str
    weight: float
    sources: tuple[tuple[str, str], ...] = ()
    plain: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a text, from `first` to `last` (included), that may be a rendering of a term; `score` is from 0 to 1."""

    first: int
    last: int
    term: DriftTerm
    score: float
    steps: tuple[Step, ...]
    lang: str | None = None
    is_renumbered: bool = False
    evidence: tuple[float, ...] = ()
