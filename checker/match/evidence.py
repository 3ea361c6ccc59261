"""How sure a rendering is: what speaks for it and against it, weighed by a logistic model.

The weights are fitted by `scripts/fit_drift.py` on the tuning half of `tests/gold/drift.yaml` and on clean news; the
other half is kept for reporting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from math import exp
from operator import attrgetter

from checker.match.candidate import Step


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a candidate, each about from 0 to 1 (counts excepted).

    `weight` and `least` are the mean and the least weight of the changed words; `sure` is 1 if all are attested in the
    concept's own foreign forms; `family` is the share of derived words. `exact` is the share of words that are the term's
    own, `rare` and `anchor` how rare the changed and the term's own words are (see `attest.rarity`), `bare` how far two
    changed words without any anchor fall short of being rare. The rest says what does not fit.
    """

    weight: float
    least: float
    sure: float
    family: float
    exact: float
    slots: float
    rare: float
    anchor: float
    bare: float
    content: float
    loose: float
    missing: float
    common: float
    short: float
    small: float
    inside: float
    moved: float
    name: float


values_of = attrgetter(*(field.name for field in fields(Evidence)))

# bias, then one weight for each field of Evidence
BIAS = -7.02
WEIGHTS: tuple[float, ...] = (
    1.68,
    2.39,
    1.71,
    -0.30,
    0.29,
    2.26,
    1.81,
    1.84,
    -0.51,
    -0.94,
    -1.14,
    -1.34,
    -1.47,
    -1.17,
    -1.61,
    -0.98,
    -0.65,
    0.48,
)


def judge(evidence: Evidence) -> float:
    """Returns how likely a candidate is a rendering of its term, from 0 to 1."""
    total = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, values_of(evidence), strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def rarity_of(steps: Sequence[Step], rarity: Mapping[str, float]) -> float:
    """Returns the summed rarity of the steps' words, a phrase counting as its rarest word."""
    return sum(max(rarity.get(word, 9.0) for word in step.word.split()) for step in steps)
