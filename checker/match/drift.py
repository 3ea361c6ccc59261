"""Finds unlisted renderings of known terms.

A document's words are looked up once; where two near words may stand for two different slots of one term, the words
around are aligned with that term's slots, in any order. What is right, or lies inside something right, is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from checker.match.align import Aligner, Filled, missing_slots
from checker.match.automaton import Match
from checker.match.barriers import is_free, is_joined
from checker.match.candidate import Candidate, Step
from checker.match.drift_table import UNKNOWN, DriftTable, DriftTerm
from checker.match.evidence import Evidence, judge, rarity_of, values_of
from checker.match.frames import Frames, complete
from checker.match.native import join_native
from checker.match.neighbourhood import Neighbourhood, Verdict
from checker.match.repairs import LONG_TERM, find_misspelt, find_odd, is_name
from checker.match.supposition import ATTESTED, explain, suppose_language
from checker.match.words import FUNCTION_WORDS, PARTICLES, Words
from checker.model import Prose, Span

NEAR = 4  # words apart at the most: "liberty of the sailing" has two between
FEWEST_CHANGED = 2  # where a slot is missing
REORDERED = 0.75
LEAST_SCORE = 0.25  # below that nothing is worth a look
_LOOSE = frozenset("with to on in from at by as against between and".split())
_VERBS = frozenset(
    "is are was were be been being has have had do does did will would can could may might must shall should "
    "he she it they we i you his her its their this that these those which who what when where".split()
)


class DriftIndex:
    """A drift table made ready for look-ups; `equivalents` gives a concept's native forms by language."""

    def __init__(self, table: DriftTable, equivalents: Callable[[str], Mapping[str, Sequence[str]]]) -> None:
        self._table = table
        self._aligner = Aligner(table)
        self._neighbourhood = Neighbourhood(table, self._aligner)
        self._equivalents = equivalents
        self._native: dict[str, dict[str, str]] = {}
        self._verdicts: dict[tuple[str, str], Verdict | None] = {}
        self._frames = Frames(table.terms, self._aligner)

    def find(
        self,
        words: Words,
        prose: Prose,
        matches: Sequence[Match],
        hits: Sequence[tuple[int, frozenset[int]]],
        source_lang: str | None = None,
    ) -> list[Candidate]:
        """Returns the best candidates, none overlapping another; `hits` are the words that may fill a slot."""
        pairs = [(i, j) for (i, a), (j, b) in pairwise(hits) if j - i <= NEAR and not a.isdisjoint(b)]
        pairs += [(i, j) for (i, a), (j, b) in zip(hits, hits[2:], strict=False) if j - i <= NEAR and not a.isdisjoint(b)]
        if not pairs:
            return []
        cover = [-1] * len(words.list)
        for number, match in enumerate(matches):
            cover[match.first : match.last + 1] = [number] * (match.last - match.first + 1)
        text, codes = words.list, dict(hits)
        unknown = {at for at, code in hits if code is UNKNOWN}
        candidates: dict[tuple[int, int, str], Candidate] = {}
        for i, j in pairs:
            if (cover[i] >= 0 and cover[i] == cover[j]) or text[i] == text[j]:
                continue
            key = (text[i], text[j])
            verdict = self._verdicts.get(key)
            if verdict is None:
                verdict = self._judge(key, codes[i] & codes[j])
            for number in self._neighbourhood.choose(verdict, i, j, text, unknown) if verdict else ():
                candidate = self._examine(number, i, j, words, prose, matches, cover, codes, source_lang)
                if candidate:
                    candidate = complete(candidate, words)
                    for one in (candidate, *self._frames.follow(candidate, words)):
                        candidates[one.first, one.last, one.term.form] = one
        return _resolve(candidates.values())

    def _judge(self, key: tuple[str, str], shared: Iterable[int]) -> Verdict | None:
        """Returns the terms of which the two words may fill two slots, and not as the form itself has them."""
        short, phrased, long = list[int](), list[int](), 0
        for number in sorted(number for number in shared if number >= 0):
            order = self._table.terms[number].order
            one, other = self._aligner.fill(number, key[0]), self._aligner.fill(number, key[1])
            pairs = [(a, b) for a in one for b in other if a != b]
            if not pairs:
                if (one or other) and not self._table.phrased.isdisjoint(order):
                    phrased.append(number)
            elif len(order) > 2:
                long |= 1 << number
            elif any(self._may_be(number, key, a, b) for a, b in pairs):
                short.append(number)
        if len(self._verdicts) > 50_000:
            self._verdicts.clear()
        found = Verdict(tuple(short), tuple(phrased), long) if short or phrased or long else None
        self._verdicts[key] = found
        return found

    def _may_be(self, number: int, key: tuple[str, str], a: str, b: str) -> bool:
        """Says whether two words as the two slots `a` and `b` of a short term could be sure enough, all else being right."""
        term = self._table.terms[number]
        filled = [
            Filled(slot, self._aligner.fill(number, word)[slot], at, at)
            for at, (word, slot) in enumerate(zip(key, (a, b), strict=True))
        ]
        steps = [explain(one, key) for one in filled]
        changed, own = [step for step in steps if step.how != "exact"], [step for step in steps if step.how == "exact"]
        is_moved = term.order.index(a) > term.order.index(b)
        if not changed:
            return is_moved
        _, changed = suppose_language(changed, self._native_of(term.concept))
        return judge(self._weigh_up(term, changed, own, is_moved=is_moved)) >= LEAST_SCORE

    def _weigh_up(
        self,
        term: DriftTerm,
        changed: Sequence[Step],
        own: Sequence[Step],
        *,
        is_moved: bool,
        filled: int = 2,
        **against: float,
    ) -> Evidence:
        """Returns the evidence of steps for a term; `against` are the fields of `Evidence` that speak against it."""
        rare, anchor = rarity_of(changed, self._table.rarity), rarity_of(own, self._table.rarity)
        fields = dict.fromkeys(("content", "loose", "missing", "common", "small", "inside"), 0.0) | against
        return Evidence(
            weight=sum(step.weight for step in changed) / len(changed),
            least=min(step.weight for step in changed),
            sure=float(all(step.weight >= ATTESTED for step in changed)),
            family=sum(step.how in ("family", "d") for step in changed) / len(changed),
            exact=len(own) / filled,
            slots=min(filled, 5) / 5,
            rare=min(rare, 15) / 10,
            anchor=min(anchor, 15) / 10,
            bare=max(0.0, 10 - rare) if not own else 0.0,
            short=float(term.is_short and len(term.order) == 2),
            moved=float(is_moved),
            name=float(is_name(term.form)),
            **fields,
        )

    def _native_of(self, concept: str) -> Mapping[str, str]:
        known = self._native.get(concept)
        if known is None:
            known = self._native[concept] = join_native(self._equivalents(concept))
        return known

    def _examine(
        self,
        number: int,
        i: int,
        j: int,
        words: Words,
        prose: Prose,
        matches: Sequence[Match],
        cover: Sequence[int],
        codes: Mapping[int, frozenset[int]],
        source_lang: str | None,
    ) -> Candidate | None:
        term = self._table.terms[number]
        filled = self._aligner.align(number, i, j, words.list)
        if filled is None or len(filled) < 2:
            return None
        missing = missing_slots(term, filled)
        if len(missing) == 1 and len(filled) > 1 and (near := find_misspelt(missing[0], term, filled, words.list, codes)):
            filled, missing = sorted([*filled, near], key=lambda one: one.first), []
        if len(missing) == 1 and (odd := find_odd(missing[0], term, filled, words)):
            filled, missing = sorted([*filled, odd], key=lambda one: one.first), []
        if len(missing) > (1 if len(term.order) >= LONG_TERM else 0):
            return None
        if missing and sum(one.option is not None for one in filled) < FEWEST_CHANGED:
            return None
        if not is_free(filled, matches, cover) or not is_joined(
            words.span(filled[0].first, filled[-1].last), words, prose, term.form
        ):
            return None
        return self._score(term, filled, len(missing), words, matches, cover, source_lang)

    def _score(
        self,
        term: DriftTerm,
        filled: Sequence[Filled],
        missing: int,
        words: Words,
        matches: Sequence[Match],
        cover: Sequence[int],
        source_lang: str | None,
    ) -> Candidate | None:
        first, last = filled[0].first, filled[-1].last
        native = self._native_of(term.concept)
        steps = [explain(one, words.list) for one in filled]
        changed = [step for step in steps if step.how != "exact"]
        inside = {at for one in filled for at in range(one.first, one.last + 1)}
        extras = [words.list[at] for at in range(first, last + 1) if at not in inside]
        if not _VERBS.isdisjoint(extras) or ("to" in extras and "to" not in term.form.split()):
            return None
        content = sum(word not in FUNCTION_WORDS and word not in PARTICLES for word in extras)
        loose = sum(word in _LOOSE and word not in term.form.lower().split() for word in extras)
        places = [term.order.index(one.slot) for one in filled]
        is_moved = places != sorted(places)
        span = words.span(first, last)
        surface = words.text[span.start : span.end]
        if not changed:
            if not is_moved or content or loose or not (is_name(surface) and is_name(term.form)):
                return None
            return Candidate(first, last, term, REORDERED, tuple(steps))
        if all(_is_inflected(step) for step in changed):
            return None
        # Words that belong to another right form say nothing: "Indo-Pacific" in "Indo-Pacific vision".
        own = [
            step
            for step, one in zip(steps, filled, strict=True)
            if step.how == "exact" and (cover[one.first] < 0 or len(matches[cover[one.first]].core) == 1)
        ]
        lang, changed = suppose_language(changed, native, source_lang)
        steps = [next((new for new in changed if new.word == step.word), step) for step in steps]
        evidence = self._weigh_up(
            term,
            changed,
            own,
            is_moved=is_moved,
            filled=len(steps),
            content=content,
            loose=loose,
            missing=missing,
            common=self._count_common(filled, words.list),
            small=float(is_name(term.form) and not is_name(surface)),
            inside=float(is_name(term.form) and _is_inside_name(span, words.text)),
        )
        score = round(judge(evidence), 3)
        head = max(filled, key=lambda one: term.order.index(one.slot))
        is_renumbered = words.list[head.last] in self._table.bases and head.slot not in self._table.bases
        return Candidate(first, last, term, score, tuple(steps), lang, is_renumbered, values_of(evidence))

    def _count_common(self, filled: Sequence[Filled], text: Sequence[str]) -> int:
        """Returns how many neighbouring words, not both the term's own, are good English beside one another."""
        return sum(
            two.first == one.last + 1
            and bool(one.option or two.option)
            and self._table.is_common(text[one.last], text[two.first])
            for one, two in pairwise(filled)
        )


def _is_inflected(step: Step) -> bool:
    """Says whether a word is its slot's own stem as a verb or adverb: "citizens abducted" is no slip for an abduction."""
    stem = step.slot[: max(4, len(step.slot) - 4)]
    return step.word.startswith(stem) and step.word.endswith(("ed", "ing", "ly")) and not step.slot.endswith(("ed", "ing"))


def _is_inside_name(span: Span, text: str) -> bool:
    """Says whether another capitalised word follows: "Bank for International" is part of a longer name."""
    return text[span.start].isupper() and text[span.end : span.end + 1] == " " and text[span.end + 1 : span.end + 2].isupper()


def _resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Returns the best of overlapping candidates: the higher score, with a little for each slot."""
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.score - 0.05 * len(c.steps), c.first, c.term.form)):
        if all(candidate.last < other.first or other.last < candidate.first for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.first)
