"""Finds unlisted renderings of known terms.

A document's words are looked up once; where two near words may stand for two different slots of one term, the words
around are aligned with that term's slots, in any order. What is right, or lies inside something right, is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.match.automaton import Match
from checker.match.drift_table import Alternative, DriftTable, DriftTerm
from checker.match.words import FUNCTION_WORDS, Words
from checker.model import Prose, Span

NEAR = 4  # words apart at the most: "liberty of the sailing" has two between
REACH = 7
ATTESTED = 0.92
UNATTESTED = 0.78
FRAME = 0.5
EVEN_RARITY = 8.0
MOST_RARITY = 12.0
RARITY_FACTOR = 0.04
COMMON_PENALTY = 0.15
LOOSE = frozenset("with to on in from at by as against between and".split())
_BARRIERS = frozenset('.;:!?()[]{}"\u201c\u201d,/\n\0|\u2026')


@dataclass(frozen=True, slots=True)
class Step:
    """How one slot was filled: `how` is exact or as in `Alternative`, or frame; `sources` explain it."""

    slot: str
    word: str
    how: str
    weight: float
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a text, from `first` to `last` (included), that may be a rendering of a term; `score` is from 0 to 1."""

    first: int
    last: int
    term: DriftTerm
    score: float
    steps: tuple[Step, ...]
    lang: str | None


class DriftIndex:
    """A drift table made ready for look-ups; `equivalents` maps concept -> language -> native forms."""

    def __init__(self, table: DriftTable, equivalents: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._terms = table.terms
        self._bases = table.bases
        self._rarity = table.rarity
        self._common = table.common
        self._equivalents = equivalents
        self._slots = {slot: {option.word: option for option in options} for slot, options in table.alternatives.items()}
        self._fillers: dict[tuple[int, str], dict[str, Alternative | None]] = {}
        self._verdicts: dict[tuple[str, str], tuple[int, ...]] = {}
        self.terms_of_word = self._invert()
        self._by_head: dict[str, list[DriftTerm]] = {}
        for term in self._terms:
            if term.head:
                self._by_head.setdefault(term.head, []).append(term)

    def _invert(self) -> dict[str, frozenset[int]]:
        """Returns for each word of running text the terms one of whose slots it may fill."""
        words_of_slot: dict[str, set[str]] = {slot: {slot, *options} for slot, options in self._slots.items()}
        found: dict[str, set[int]] = {}
        for number, term in enumerate(self._terms):
            words = set().union(*(words_of_slot[slot] for slot in term.order))
            words.update(option.word for options in term.literal.values() for option in options)
            for word in words:
                for part in word.split():
                    found.setdefault(part, set()).add(number)
        for surface, base in self._bases.items():
            if base in found:
                found.setdefault(surface, set()).update(found[base])
        return {word: frozenset(numbers) for word, numbers in found.items()}

    def find(
        self, words: Words, prose: Prose, matches: Sequence[Match], hits: Sequence[tuple[int, frozenset[int]]]
    ) -> list[Candidate]:
        """Returns the best candidates, none overlapping another; `hits` are the words that may fill a slot."""
        pairs = [(i, j) for (i, a), (j, b) in zip(hits, hits[1:], strict=False) if j - i <= NEAR and not a.isdisjoint(b)]
        pairs += [(i, j) for (i, a), (j, b) in zip(hits, hits[2:], strict=False) if j - i <= NEAR and not a.isdisjoint(b)]
        if not pairs:
            return []
        cover = [-1] * len(words.list)
        for number, match in enumerate(matches):
            cover[match.first : match.last + 1] = [number] * (match.last - match.first + 1)
        text = words.list
        candidates: dict[tuple[int, int, str], Candidate] = {}
        codes = dict(hits)
        for i, j in pairs:
            if cover[i] >= 0 and cover[i] == cover[j]:
                continue
            key = (text[i], text[j])
            verdict = self._verdicts.get(key)
            if verdict is None:
                verdict = self._judge(key, codes[i] & codes[j])
            for number in verdict:
                candidate = self._align(number, i, j, words, prose, matches, cover)
                if candidate:
                    candidates[candidate.first, candidate.last, candidate.term.concept] = candidate
                    for longer in self._follow_frame(candidate, words):
                        candidates[longer.first, longer.last, longer.term.concept] = longer
        return _resolve(candidates.values())

    def _judge(self, key: tuple[str, str], shared: Iterable[int]) -> tuple[int, ...]:
        """Returns the terms of which the two words may fill two slots, and not as the form itself has them."""
        verdict = []
        for number in sorted(number for number in shared if number >= 0):
            order = self._terms[number].order
            one, other = self._fill(number, key[0]), self._fill(number, key[1])
            pairs = [(a, b) for a in one for b in other if a != b]
            if pairs and (len(order) > 2 or any(one[a] or other[b] or order.index(a) > order.index(b) for a, b in pairs)):
                verdict.append(number)
        if len(self._verdicts) > 200_000:
            self._verdicts.clear()
        self._verdicts[key] = tuple(verdict)
        return self._verdicts[key]

    def _fill(self, number: int, word: str) -> dict[str, Alternative | None]:
        """Returns the slots of a term that a word may fill; None stands for the slot's own word."""
        known = self._fillers.get((number, word))
        if known is not None:
            return known
        term, base = self._terms[number], self._bases.get(word, word)
        filled: dict[str, Alternative | None] = {}
        for slot in term.order:
            if word == slot or base == slot or self._bases.get(slot) == word:
                filled[slot] = None
                continue
            options = [option for option in term.literal.get(slot, ()) if option.word in (word, base)]
            option = max(options, key=lambda option: option.weight, default=None)
            option = option or self._slots[slot].get(word) or self._slots[slot].get(base)
            if option:
                filled[slot] = option
        if len(self._fillers) > 500_000:
            self._fillers.clear()
        self._fillers[number, word] = filled
        return filled

    def _align(
        self,
        number: int,
        i: int,
        j: int,
        words: Words,
        prose: Prose,
        matches: Sequence[Match],
        cover: Sequence[int],
    ) -> Candidate | None:
        term = self._terms[number]
        chosen = self._choose(number, i, j, words.list)
        if chosen is None:
            return None
        first, last = min(chosen), max(chosen)
        missing = [slot for slot in term.order if slot not in {slot for slot, _ in chosen.values()}]
        required = [slot for slot in missing if slot not in term.optional]
        if len(required) > (1 if len(term.order) > 3 else 0):
            return None
        changed = {at: option for at, (_, option) in chosen.items() if option}
        if not changed and required:
            return None
        if not _is_free(first, last, chosen, changed, matches, cover):
            return None
        span = words.span(first, last)
        if not _is_joined(span, words, prose):
            return None
        return self._score(term, chosen, len(required), words)

    def _choose(self, number: int, i: int, j: int, text: Sequence[str]) -> dict[int, tuple[str, Alternative | None]] | None:
        """Returns word -> (slot, alternative) for the words around `i` and `j`; None if these two cannot both be used."""
        chosen: dict[int, tuple[str, Alternative | None]] = {}

        def take(at: int) -> bool:
            used = {slot for slot, _ in chosen.values()}
            open_slots = {slot: option for slot, option in self._fill(number, text[at]).items() if slot not in used}
            if not open_slots:
                return False
            slot = max(open_slots, key=lambda slot: 1.0 if open_slots[slot] is None else open_slots[slot].weight)  # type: ignore[union-attr]
            chosen[at] = (slot, open_slots[slot])
            return True

        if not (take(i) and take(j)):
            return None
        for step in (1, -1):
            at, extra = (j, 0) if step > 0 else (i, 0)
            while 0 <= at + step < len(text) and abs(at - (j if step > 0 else i)) < REACH:
                at += step
                if take(at):
                    extra = 0
                    continue
                extra += text[at] not in FUNCTION_WORDS
                if extra > 1 or len(chosen) == len(self._terms[number].order):
                    break
        for at in range(i + 1, j):
            take(at)
        return chosen

    def _score(
        self, term: DriftTerm, chosen: Mapping[int, tuple[str, Alternative | None]], missing: int, words: Words
    ) -> Candidate | None:
        first, last = min(chosen), max(chosen)
        native = self._equivalents.get(term.concept, {})
        steps, votes = [], Counter[str]()
        for at in sorted(chosen):
            slot, option = chosen[at]
            if option is None:
                steps.append(Step(slot, words.list[at], "exact", 1.0))
                continue
            weight, sources = option.weight, option.sources
            if option.how == "lexicon":
                attested = tuple(source for source in sources if _is_attested(source, native))
                weight, sources = (ATTESTED, attested) if attested else (UNATTESTED, sources)
            votes.update({lang for lang, _ in sources})
            steps.append(Step(slot, words.list[at], option.how, weight, sources))
        weights = [step.weight for step in steps if step.how != "exact"]
        extras = [word for at, word in enumerate(words.list[first : last + 1], first) if at not in chosen]
        content = sum(word not in FUNCTION_WORDS for word in extras)
        loose = sum(word in LOOSE and word not in term.form.lower().split() for word in extras)
        order = [term.order.index(step.slot) for step in steps]
        is_moved = order != sorted(order)
        if not weights:
            if not is_moved or content or loose:
                return None
            weights = [0.66 if term.form[:1].isupper() else 0.5]
        score = sum(weights) / len(weights)
        score += 0.1 * (len(steps) - len(weights)) / len(steps)
        lang = max(sorted(votes), key=lambda lang: votes[lang], default=None)
        if lang and votes[lang] == len(weights) and len(weights) > 1:
            score += 0.04
        score -= 0.15 * content + 0.1 * loose + 0.15 * missing
        rarity = sum(self._rarity.get(step.word, 9.0) * (0.5 if step.how == "exact" else 1.0) for step in steps)
        score += RARITY_FACTOR * (min(rarity, MOST_RARITY) - EVEN_RARITY)
        score -= COMMON_PENALTY * self._count_common(chosen, words)
        return Candidate(first, last, term, round(min(score, 0.99), 3), tuple(steps), lang)

    def _count_common(self, chosen: Mapping[int, tuple[str, Alternative | None]], words: Words) -> int:
        """Returns how many neighbouring words, not both the term's own, are good English beside one another."""
        text = words.list
        return sum(
            at + 1 in chosen and bool(option or chosen[at + 1][1]) and f"{text[at]} {text[at + 1]}" in self._common
            for at, (_, option) in chosen.items()
        )

    def _follow_frame(self, inner: Candidate, words: Words) -> Iterable[Candidate]:
        """Yields longer terms around a drifted inner one that take as many coordinated modifiers along as they have."""
        for term in self._by_head.get(inner.term.concept, ()):
            count = len(term.order) - len(inner.term.order)
            found: list[int] = []
            at = inner.first - 1
            while at >= 0 and len(found) < count and words.gap(at).strip(" ,'\u2019") == "":
                if words.list[at] not in ("and", "or"):
                    if words.list[at] in FUNCTION_WORDS:
                        break
                    found.append(at)
                at -= 1
            if len(found) != count or (count > 1 and "and" not in words.list[found[-1] : inner.first]):
                continue
            number = self._terms.index(term)
            steps = []
            for position, slot in zip(reversed(found), term.order, strict=False):
                option = self._fill(number, words.list[position]).get(slot)
                word = words.list[position]
                steps.append(
                    Step(
                        slot,
                        word,
                        "frame" if option is None else option.how,
                        FRAME if option is None else option.weight,
                        option.sources if option else (),
                    )
                )
            weight = sum(step.weight for step in steps) / count
            score = round(0.7 * inner.score + 0.3 * weight, 3)
            yield Candidate(found[-1], inner.last, term, score, (*steps, *inner.steps), inner.lang)


def _is_free(
    first: int,
    last: int,
    chosen: Mapping[int, object],
    changed: Mapping[int, object],
    matches: Sequence[Match],
    cover: Sequence[int],
) -> bool:
    """Says whether no listed form of several words claims words of the candidate: none sticks out or holds a changed one."""
    for at in range(first, last + 1):
        if cover[at] >= 0:
            match = matches[cover[at]]
            if match.is_wrong:
                return False
            if len(match.core) > 1 and (match.core[0] < first or match.core[-1] > last or at in changed or at not in chosen):
                return False
    return True


def _is_joined(span: Span, words: Words, prose: Prose) -> bool:
    """Says whether no punctuation parts the words; full stops of abbreviations do not."""
    surface = words.text[span.start : span.end]
    if _BARRIERS.isdisjoint(surface):
        return True
    without_dots = surface.replace(".", "") if all(len(part) <= 2 for part in surface.split(".")[:-1]) else surface
    return _BARRIERS.isdisjoint(without_dots) and prose.index_at(span.start) == prose.index_at(span.end - 1)


def _is_attested(source: tuple[str, str], native: Mapping[str, Sequence[str]]) -> bool:
    """Says whether the foreign word is part of the concept's own form in that language (inflection cut off)."""
    lang, word = source
    forms = " ".join(native.get(lang, ())).casefold()
    if not word.isascii() and lang in ("zh", "ja", "ko", "th"):
        return word in forms
    return bool(forms) and all(part[: max(4, len(part) - 2)] in forms for part in word.casefold().split())


def _resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Returns the best of overlapping candidates: the higher score, then the longer."""
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.score - 0.05 * len(c.steps), c.first, c.term.concept)):
        if all(candidate.last < other.first or other.last < candidate.first for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.first)
