"""The frame of a longer term: what stands beside a drifted word in coordination drifted with it.

"Amicable and spacious Pacific India": the inner term is found by its own words, and takes as many modifiers along as the longer
form has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.match.align import Aligner
from checker.match.candidate import Candidate, Step
from checker.match.drift_table import DriftTerm
from checker.match.evidence import Evidence, judge
from checker.match.words import FUNCTION_WORDS, Words

FRAME = 0.5


class Frames:
    """The terms whose head is a term of its own."""

    def __init__(self, terms: Sequence[DriftTerm], aligner: Aligner) -> None:
        self._terms = terms
        self._aligner = aligner
        self._longer: dict[str, list[int]] = {}
        for number, term in enumerate(terms):
            if term.head:
                self._longer.setdefault(term.head, []).append(number)

    def follow(self, inner: Candidate, words: Words) -> Iterable[Candidate]:
        """Yields longer terms around a drifted inner one that take as many coordinated modifiers along as they have."""
        for number in self._longer.get(inner.term.concept, ()):
            term = self._terms[number]
            count = len(term.order) - len(inner.term.order)
            found: list[int] = []
            at = inner.first - 1
            while at >= 0 and len(found) < count and words.gap(at).strip(" ,'\u2019") == "":
                if words.list[at] not in ("and", "or"):
                    if words.list[at] in FUNCTION_WORDS:
                        break
                    found.append(at)
                at -= 1
            if count < 1 or len(found) != count or (count > 1 and "and" not in words.list[found[-1] : inner.first]):
                continue
            steps = []
            for position, slot in zip(reversed(found), term.order, strict=False):
                option = self._aligner.fill(number, words.list[position]).get(slot)
                how, weight, sources = (option.how, option.weight, option.sources) if option else ("frame", FRAME, ())
                steps.append(Step(slot, words.list[position], how, weight, sources))
            score = round(0.7 * inner.score + 0.3 * sum(step.weight for step in steps) / count, 3)
            yield Candidate(found[-1], inner.last, term, score, (*steps, *inner.steps), inner.lang)


def complete(candidate: Candidate, words: Words) -> Candidate:
    """Returns a candidate that misses a slot with the word coordinated before it taken in: "X and wide Pacific India"."""
    at = candidate.first - 2
    missing = [slot for slot in candidate.term.order if slot not in {step.slot for step in candidate.steps}]
    if len(missing) != 1 or not candidate.evidence or at < 0 or words.list[at + 1] != "and" or words.list[at] in FUNCTION_WORDS:
        return candidate
    if words.gap(at).strip() or words.gap(at + 1).strip():
        return candidate
    step = Step(missing[0], words.list[at], "frame", FRAME)
    score = round(judge(replace(Evidence(*candidate.evidence), missing=0.0)), 3)
    return replace(candidate, first=at, score=score, steps=(step, *candidate.steps))
