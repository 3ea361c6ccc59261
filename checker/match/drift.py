"""Finds unlisted renderings of known terms.

A document's words are looked up once; where two near words may stand for two different slots of one term, the words
around are aligned with that term's slots, in any order. What is right, or lies inside something right, is left alone.
A score weighs how each slot was filled, how rare the words are, and whether they are good English beside one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.match.align import Aligner, Filled, missing_slots
from checker.match.automaton import Match
from checker.match.drift_table import FAMILY_FACTOR, LITERAL_WEIGHT, UNKNOWN, Alternative, DriftTable, DriftTerm
from checker.match.words import FUNCTION_WORDS, Words
from checker.model import Prose, Span

NEAR = 4  # words apart at the most: "liberty of the sailing" has two between
LONG_TERM = 4  # a term of that many slots may miss one
ATTESTED, UNATTESTED, CONTRADICTED, OTHER_LANGUAGE = 0.92, 0.78, 0.72, 0.5
LEAST_WEIGHT = 0.55
MISSPELT_WEIGHT, SHORTEST_MISSPELT = 0.85, 5
REORDERED = 0.7
FRAME, ODD_WEIGHT = 0.5, 0.7
EVEN_RARITY, RARITY_FACTOR, LEAST_RARITY, MOST_RARITY = 8.5, 0.04, -0.4, 0.06
COMMON_PENALTY, EXTRA_PENALTY, LOOSE_PENALTY, MISSING_PENALTY = 0.15, 0.15, 0.2, 0.15
EXACT_BONUS = 0.08
SHORT_PENALTY, SMALL_PENALTY, INSIDE_PENALTY = 0.12, 0.12, 0.15
ALONE_RARITY = 4.7  # one word beside the name of something else
UNANCHORED_RARITY = 8.0  # two common words by themselves prove nothing
FEWEST_CHANGED = 2  # where a slot is missing
_LOOSE = frozenset("with to on in from at by as against between and".split())
_VERBS = frozenset(
    "is are was were be been being has have had do does did will would can could may might must shall should "
    "he she it they we i you his her its their this that these those which who what when where".split()
)
_PARTICLES = frozenset("over up out off down away".split())
_BARRIERS = frozenset('.;:!?()[]{}"\u201c\u201d,/\n\0|\u2026')
_NO_SPACES = ("zh", "ja", "ko", "th")


@dataclass(frozen=True, slots=True)
class Step:
    """How one slot was filled: `how` is exact or as in `Alternative`, or frame; `sources` explain it."""

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


class DriftIndex:
    """A drift table made ready for look-ups; `equivalents` maps concept -> language -> native forms."""

    def __init__(self, table: DriftTable, equivalents: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._table = table
        self._aligner = Aligner(table)
        self._equivalents = equivalents
        self._verdicts: dict[tuple[str, str], tuple[int, ...]] = {}
        self._longer: dict[str, list[int]] = {}
        for number, term in enumerate(table.terms):
            if term.head:
                self._longer.setdefault(term.head, []).append(number)

    def terms_of_word(self) -> dict[str, frozenset[int]]:
        """Returns for each word of running text the terms one of whose slots it may fill, by number."""
        slots_of_word: dict[str, list[str]] = {}
        terms_of_slot: dict[str, set[int]] = {slot: set() for slot in self._table.alternatives}
        special: dict[str, set[int]] = {}
        for number, term in enumerate(self._table.terms):
            for slot in term.order:
                terms_of_slot[slot].add(number)
            for options in term.literal.values():
                for option in options:
                    for part in option.word.split():
                        special.setdefault(part, set()).add(number)
        for slot, options in self._table.alternatives.items():
            slots_of_word.setdefault(slot, []).append(slot)
            for option in options:
                for part in option.word.split() if " " in option.word else (option.word,):
                    slots_of_word.setdefault(part, []).append(slot)
        # Most words fill one slot: sharing that slot's set saves most of the time and room.
        frozen = {slot: frozenset(numbers) for slot, numbers in terms_of_slot.items()}
        found = {
            word: frozen[slots[0]] if len(slots) == 1 else frozenset().union(*map(frozen.__getitem__, slots))
            for word, slots in slots_of_word.items()
        }
        for word, numbers in special.items():
            found[word] = found.get(word, frozenset()) | numbers
        for surface, base in self._table.bases.items():
            if base in found:
                found[surface] = found[base] | found.get(surface, frozenset())
        for word in FUNCTION_WORDS:
            found.pop(word, None)
        return found

    def find(
        self, words: Words, prose: Prose, matches: Sequence[Match], hits: Sequence[tuple[int, frozenset[int]]]
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
        candidates: dict[tuple[int, int, str], Candidate] = {}
        for i, j in pairs:
            if cover[i] >= 0 and cover[i] == cover[j]:
                continue
            key = (text[i], text[j])
            verdict = self._verdicts.get(key)
            if verdict is None:
                verdict = self._judge(key, codes[i] & codes[j])
            for number in verdict:
                candidate = self._examine(number, i, j, words, prose, matches, cover, codes)
                if candidate:
                    candidate = self._complete(candidate, words)
                    for one in (candidate, *self._follow_frame(candidate, words)):
                        candidates[one.first, one.last, one.term.form] = one
        return _resolve(candidates.values())

    def _judge(self, key: tuple[str, str], shared: Iterable[int]) -> tuple[int, ...]:
        """Returns the terms of which the two words may fill two slots, and not as the form itself has them."""
        verdict = []
        for number in sorted(number for number in shared if number >= 0):
            order = self._table.terms[number].order
            one, other = self._aligner.fill(number, key[0]), self._aligner.fill(number, key[1])
            pairs = [(a, b) for a in one for b in other if a != b]
            if pairs:
                is_form = all(not one[a] and not other[b] and order.index(a) < order.index(b) for a, b in pairs)
                is_near = len(order) > 2 or not is_form
            else:
                is_near = bool(one or other) and any(" " in word for slot in order for word in self._phrases(slot))
            if is_near:
                verdict.append(number)
        if len(self._verdicts) > 200_000:
            self._verdicts.clear()
        self._verdicts[key] = tuple(verdict)
        return self._verdicts[key]

    def _phrases(self, slot: str) -> Iterable[str]:
        return (option.word for option in self._table.alternatives[slot] if " " in option.word)

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
    ) -> Candidate | None:
        term = self._table.terms[number]
        filled = self._aligner.align(number, i, j, words.list)
        if filled is None or len(filled) < 2:
            return None
        missing = missing_slots(term, filled)
        if len(missing) == 1 and len(filled) > 1 and (near := _find_misspelt(missing[0], term, filled, words.list, codes)):
            filled, missing = sorted([*filled, near], key=lambda one: one.first), []
        if len(missing) == 1 and (odd := _find_odd(missing[0], term, filled, words)):
            filled, missing = sorted([*filled, odd], key=lambda one: one.first), []
        if len(missing) > (1 if len(term.order) >= LONG_TERM else 0):
            return None
        if missing and sum(one.option is not None for one in filled) < FEWEST_CHANGED:
            return None
        if not _is_free(filled, matches, cover) or not _is_joined(
            words.span(filled[0].first, filled[-1].last), words, prose, term.form
        ):
            return None
        return self._score(term, filled, len(missing), words, matches, cover)

    def _score(
        self,
        term: DriftTerm,
        filled: Sequence[Filled],
        missing: int,
        words: Words,
        matches: Sequence[Match],
        cover: Sequence[int],
    ) -> Candidate | None:
        first, last = filled[0].first, filled[-1].last
        native = self._equivalents.get(term.concept, {})
        steps = [_explain(one, words.list) for one in filled]
        changed = [step for step in steps if step.how != "exact"]
        inside = {at for one in filled for at in range(one.first, one.last + 1)}
        extras = [words.list[at] for at in range(first, last + 1) if at not in inside]
        if not _VERBS.isdisjoint(extras) or ("to" in extras and "to" not in term.form.split()):
            return None
        content = sum(word not in FUNCTION_WORDS and word not in _PARTICLES for word in extras)
        loose = sum(word in _LOOSE and word not in term.form.lower().split() for word in extras)
        if content and len(term.order) == 2:
            return None
        places = [term.order.index(one.slot) for one in filled]
        span = words.span(first, last)
        if not changed:
            is_name = _is_name(words.text[span.start : span.end]) and _is_name(term.form)
            if places == sorted(places) or content or loose or not is_name:
                return None
            return Candidate(first, last, term, REORDERED, tuple(steps))
        if all(_is_inflected(step) for step in changed):
            return None
        # Words that belong to another right form say nothing: "Indo-Pacific" in "Indo-Pacific vision".
        foreign = {
            at for one in filled for at in range(one.first, one.last + 1) if cover[at] >= 0 and len(matches[cover[at]].core) > 1
        }
        own = [step for step, one in zip(steps, filled, strict=True) if step.how == "exact" and one.first not in foreign]
        lang, changed = _suppose_language(changed, native)
        steps = [next((new for new in changed if new.word == step.word), step) for step in steps]
        if len(changed) == 1 and not own and self._table.rarity.get(changed[0].word, 9.0) < ALONE_RARITY:
            return None
        if len(term.order) == 2 and min(step.weight for step in changed) < LEAST_WEIGHT:
            return None
        score = sum(step.weight for step in changed) / len(changed) + EXACT_BONUS * len(own) / len(steps)
        rarity = self._table.rarity
        rare = sum(max(rarity.get(word, 9.0) for word in step.word.split()) for step in changed)
        rare += sum(rarity.get(step.word, 9.0) / 2 for step in own)
        if not own and len(term.order) == 2 and rare < UNANCHORED_RARITY:
            return None
        score += max(LEAST_RARITY, min(MOST_RARITY, RARITY_FACTOR * (rare - EVEN_RARITY)))
        score -= EXTRA_PENALTY * content + LOOSE_PENALTY * loose + MISSING_PENALTY * missing
        score -= SHORT_PENALTY * (term.is_short and len(term.order) == 2)
        score -= SMALL_PENALTY * (_is_name(term.form) and not _is_name(words.text[span.start : span.end]))
        score -= INSIDE_PENALTY * (_is_name(term.form) and _is_inside_name(span, words.text))
        score -= COMMON_PENALTY * self._count_common(filled, words.list)
        head = max(filled, key=lambda one: term.order.index(one.slot))
        is_renumbered = words.list[head.last] in self._table.bases and head.slot not in self._table.bases
        most = ODD_WEIGHT if any(step.how == "frame" for step in changed) else 0.99
        return Candidate(first, last, term, round(min(score, most), 3), tuple(steps), lang, is_renumbered)

    def _count_common(self, filled: Sequence[Filled], text: Sequence[str]) -> int:
        """Returns how many neighbouring words, not both the term's own, are good English beside one another."""
        return sum(
            two.first == one.last + 1
            and bool(one.option or two.option)
            and f"{text[one.last]} {text[two.first]}" in self._table.common
            for one, two in pairwise(filled)
        )

    def _complete(self, candidate: Candidate, words: Words) -> Candidate:
        """Returns a candidate that misses a slot with the word coordinated before it taken in: "X and wide Pacific India"."""
        at = candidate.first - 2
        missing = [slot for slot in candidate.term.order if slot not in {step.slot for step in candidate.steps}]
        if len(missing) != 1 or at < 0 or words.list[at + 1] != "and" or words.list[at] in FUNCTION_WORDS:
            return candidate
        if words.gap(at).strip() or words.gap(at + 1).strip():
            return candidate
        step = Step(missing[0], words.list[at], "frame", FRAME)
        score = round(candidate.score + MISSING_PENALTY / 2, 3)
        return Candidate(at, candidate.last, candidate.term, min(score, 0.99), (step, *candidate.steps), candidate.lang)

    def _follow_frame(self, inner: Candidate, words: Words) -> Iterable[Candidate]:
        """Yields longer terms around a drifted inner one that take as many coordinated modifiers along as they have."""
        for number in self._longer.get(inner.term.concept, ()):
            term = self._table.terms[number]
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


def _find_misspelt(
    slot: str, term: DriftTerm, filled: Sequence[Filled], text: Sequence[str], codes: Mapping[int, frozenset[int]]
) -> Filled | None:
    """Returns the word in or beside the filled ones that is a misspelling of the open slot: one letter off, and no word."""
    if len(slot) < SHORTEST_MISSPELT:
        return None
    from rapidfuzz.distance import OSA

    for at in range(max(0, filled[0].first - 1), min(len(text), filled[-1].last + 2)):
        if codes.get(at) == UNKNOWN and OSA.distance(slot, text[at], score_cutoff=1) == 1:
            return Filled(slot, Alternative(text[at], MISSPELT_WEIGHT, "spelling"), at, at)
    return None


def _is_name(form: str) -> bool:
    """Says whether all words of a phrase that carry meaning begin with a capital."""
    return all(not word[0].islower() for word in form.split() if word not in FUNCTION_WORDS)


def _find_odd(slot: str, term: DriftTerm, filled: Sequence[Filled], words: Words) -> Filled | None:
    """Returns the one strange word in the open slot's place inside a long name whose other words are all there."""
    if len(term.order) < LONG_TERM or any(one.option for one in filled) or not _is_name(term.form):
        return None
    inside = {at for one in filled for at in range(one.first, one.last + 1)}
    odd = [
        at
        for at in range(filled[0].first, filled[-1].last + 1)
        if at not in inside and words.list[at] not in FUNCTION_WORDS and words.list[at] not in _PARTICLES
    ]
    if len(odd) != 1 or not words.text[words.starts[odd[0]]].isupper():
        return None
    order = [one.slot for one in filled if one.first < odd[0]] + [slot] + [one.slot for one in filled if one.first > odd[0]]
    if order != [word for word in term.order if word in order]:
        return None
    return Filled(slot, Alternative(words.list[odd[0]], ODD_WEIGHT, "frame"), odd[0], odd[0])


def _is_inflected(step: Step) -> bool:
    """Says whether a word is its slot's own stem as a verb or adverb: "citizens abducted" is no slip for an abduction."""
    stem = step.slot[: max(4, len(step.slot) - 4)]
    return step.word.startswith(stem) and step.word.endswith(("ed", "ing", "ly")) and not step.slot.endswith(("ed", "ing"))


def _is_inside_name(span: Span, text: str) -> bool:
    """Says whether another capitalised word follows: "Bank for International" is part of a longer name."""
    return text[span.start].isupper() and text[span.end : span.end + 1] == " " and text[span.end + 1 : span.end + 2].isupper()


def _explain(one: Filled, text: Sequence[str]) -> Step:
    word = " ".join(text[one.first : one.last + 1])
    if one.option is None:
        return Step(one.slot, word, "exact", 1.0)
    return Step(one.slot, word, one.option.how, one.option.weight, one.option.sources, one.option.plain)


def _suppose_language(changed: Sequence[Step], native: Mapping[str, Sequence[str]]) -> tuple[str | None, list[Step]]:
    """Returns the language that explains the changed words best, and the words weighed as coming from it.

    A text is translated from one language: a word that only another language explains speaks against the rendering.
    """
    langs = sorted({lang for step in changed for lang, _ in step.sources})
    if not langs:
        return None, list(changed)
    weighed = {lang: [_weigh(step, lang, native) for step in changed] for lang in langs}
    best = max(langs, key=lambda lang: (sum(step.weight for step in weighed[lang]), lang in native))
    return best, weighed[best]


def _weigh(step: Step, lang: str, native: Mapping[str, Sequence[str]]) -> Step:
    """Returns a step weighed as coming from `lang`, with the sources of that language alone."""
    if not step.sources:
        return step
    sources = tuple(source for source in step.sources if source[0] == lang)
    attested = tuple(source for source in sources if source[1] and _is_attested(source, native))
    if (lang, "") in sources:
        weight, sources = LITERAL_WEIGHT, ((lang, ""),)
    elif attested:
        weight, sources = ATTESTED, attested
    elif sources:
        weight = CONTRADICTED if lang in native else UNATTESTED
    else:
        return replace(step, weight=max(OTHER_LANGUAGE, step.plain), sources=())
    factor = FAMILY_FACTOR if step.how == "family" else 1.0
    return replace(step, weight=max(round(weight * factor, 3), step.plain), sources=sources)


def _is_free(filled: Sequence[Filled], matches: Sequence[Match], cover: Sequence[int]) -> bool:
    """Says whether no listed form of several words claims words of the candidate: none sticks out or holds a changed one.

    A phrase that only looks like a concept ("safety council") may lie inside a longer rendering ("UN Safety Council").
    """
    first, last = filled[0].first, filled[-1].last
    exact = {at for one in filled if one.option is None for at in range(one.first, one.last + 1)}
    for at in range(first, last + 1):
        if cover[at] >= 0:
            match = matches[cover[at]]
            if match.is_wrong:
                return False
            is_outside = match.core[0] < first or match.core[-1] > last if match.core else False
            is_part = match.is_distinct and not is_outside and (first, last) != (match.core[0], match.core[-1])
            if len(match.core) > 1 and (is_outside or (at not in exact and not is_part)):
                return False
    return True


def _is_joined(span: Span, words: Words, prose: Prose, form: str) -> bool:
    """Says whether no punctuation parts the words but what the form has itself; full stops of abbreviations do not."""
    surface = words.text[span.start : span.end]
    barriers = _BARRIERS.difference(form) if "," in form else _BARRIERS
    if barriers.isdisjoint(surface):
        return True
    without_dots = surface.replace(".", "") if all(len(part) <= 2 for part in surface.split(".")[:-1]) else surface
    return barriers.isdisjoint(without_dots) and prose.index_at(span.start) == prose.index_at(span.end - 1)


def _is_attested(source: tuple[str, str], native: Mapping[str, Sequence[str]]) -> bool:
    """Says whether the foreign word is part of the concept's own form in that language (inflection cut off)."""
    lang, word = source
    forms = " ".join(native.get(lang, ())).casefold()
    if lang in _NO_SPACES:
        return word in forms
    return bool(forms) and all(part[: max(4, len(part) - 2)] in forms for part in word.casefold().split())


def _resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Returns the best of overlapping candidates: the higher score, with a little for each slot."""
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.score - 0.05 * len(c.steps), c.first, c.term.form)):
        if all(candidate.last < other.first or other.last < candidate.first for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.first)
