"""The articles of a story give one figure in different values.

## What it finds
Two articles on one event count the same thing in the same words around it, and the numbers differ as slips do: two digits
have changed places (43 and 34, 820 and 280), or a zero more or less (80,000 and 8,000). Where most articles have one value,
the other is reported with full weight; where two stand against one another, the later one, with less. Numbers that differ in
another way are noted without weight. Tolls and other counts that grow while a story goes on are left alone, and so are
numbers that "about" and "more than" reconcile. Examples show two articles, with | between them.

## Why it matters
At most one of them is right, and the source of either can say which.

## Flagged
- The ministry found `43 cracks` in the northern tower of the bridge. | They counted 34 cracks in the bridge's northern tower.
- The dam holds `80,000 cubic meters` of water in the upper valley. | The dam in the upper valley holds 8,000 cubic meters.

## Accepted
- The ministry found 43 cracks in the northern tower. | They counted 43 cracks in the northern tower.
- The ministry found 43 cracks in the northern tower. | Some 34 workers mended the northern tower.
- More than 200 ships took part in the parade. | The parade had 219 ships.
- The flood killed 13 people in the valley. | The flood killed 31 people in the valley.

## Fix safety
No fix: only the source can say which value is right.

## False alarms
None in two stories of clean news (14 articles), none in 58 articles of clean news, which share no story.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.facts.amount import Amount
from checker.facts.figures import find_figures
from checker.facts.sentences import sentence_at
from checker.match.sayings import is_core, stem
from checker.model import Document, Finding, Observation, Related, Severity, Span
from checker.rules._around import share_around, words_around
from checker.rules.base import Context, Rule

MOST = 40  # figures of an article
SHOWN = 8
ALIKE = 0.5  # share of the fewer words around that two figures have in common
NAMED_ALIKE = 0.3  # the same for a quantity with a name, such as a magnitude
_PEOPLE = frozenset(
    map(stem, "people person passenger resident man men woman women personnel serviceman worker soldier troop citizen".split())
)
_GROWING = re.compile(
    r"kill|di(?:ed?|es|ying)\b|dead|death|toll|injur|wound|missing|victim|casualt|evacuat|displac|homeless|arrest|detain|infect|cases"
    r"|rescu|surviv|surrend|damag|destroy|collaps|left their|fled|donat|raised|votes? counted|seats? won",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][\w'\u2019-]*")
_NOUNS = re.compile(r"[ \u00a0-]+((?:[A-Za-z][\w'\u2019-]*[ \u00a0-]?){1,4})")
_NAMED = re.compile(r"\b(magnitude|altitude|height|depth|width|speed|age|aged)(?: of)?(?: about| some)? $", re.IGNORECASE)
_LOOSE = frozenset(["%", "people", "USD", "EUR", "JPY", "GBP", "CNY", "KRW"])
_QUANTITIES = frozenset(map(stem, "magnitude altitude height depth width speed age".split()))
_STOP = frozenset(
    "of in on at to from by with for and or but that who which were was is are has have had will would as than".split()
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of an article: what it counts (`kind`), the words around it, and whether it is of a growing kind."""

    place: Observation
    low: Decimal
    high: Decimal
    step: Decimal
    bound: str
    kind: str
    around: frozenset[str]
    is_growing: bool

    @property
    def article(self) -> tuple[str, str]:
        return self.place.path, self.place.article


class FiguresDiffer(Rule):
    """Reports a figure for which most articles of a story have another value."""

    code = "NUM201"
    name = "figures-differ"
    mqm = "number"
    severity = Severity.MAJOR
    scope = "story"

    def observe(self, document: Document, context: Context) -> Iterator[Observation]:
        """Yields the figures of an article with what they count."""
        prose = document.prose
        for number, amount in enumerate(context.fact(find_figures).amounts):
            if number >= MOST:
                return
            kind, end = _kind_of(prose.text, amount)
            if not kind or amount.is_ordinal or prose.segment_at(amount.span.start).kind == "boilerplate":
                continue
            sentence = sentence_at(prose, amount.span)
            around = words_around(prose.text, sentence, Span(amount.span.start, end))
            value = [
                str(amount.low),
                str(amount.high),
                str(amount.step),
                amount.bound,
                kind,
                sorted(around),
                int(_GROWING.search(prose.text, sentence.start, sentence.end) is not None),
            ]
            yield self.observation(context, Span(amount.span.start, end), kind, json.dumps(value, ensure_ascii=False))

    def conclude(self, key: str, observations: Sequence[Observation]) -> Iterator[Finding]:
        """Yields a finding where the value that an article has is not that of the others."""
        figures = [_decode(one) for one in observations]
        held: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
        for figure in figures:
            held[figure.article].add(figure.low)
        told: set[tuple[tuple[str, str], int]] = set()
        noted: set[tuple[tuple[str, str], tuple[str, str]]] = set()
        for at, one in enumerate(figures):
            for other in figures[at + 1 :]:
                if one.article == other.article or _may_agree(one, other) or _has_both(held, one, other):
                    continue
                slip = _name_slip(one, other)
                if not _are_one(one, other, slip=slip):
                    continue
                mine, theirs = _holding(figures, one), _holding(figures, other)
                wrong, right, holding = (one, other, theirs) if len(mine) < len(theirs) else (other, one, mine)
                if not slip and (one.article, other.article) in noted:
                    continue
                noted.add((one.article, other.article))
                if (wrong.article, wrong.place.span.start) not in told:
                    told.add((wrong.article, wrong.place.span.start))
                    yield self._report(wrong, right, holding, slip, is_tie=len(mine) == len(theirs))

    def _report(self, wrong: Figure, right: Figure, holding: Sequence[Figure], slip: str, *, is_tie: bool) -> Finding:
        weight = Severity.NEUTRAL if not slip else Severity.MINOR if is_tie else self.severity
        count = len(holding)
        articles = f"{count} other articles have" if count > 1 else "another article has"
        shared = ", ".join(sorted(wrong.around & right.around)[:5])
        return self.find_at(
            wrong.place,
            f"“{wrong.place.text}” here; {articles} “{right.place.text}”.",
            severity=weight,
            confidence=0.85 if slip and not is_tie else 0.6 if slip else 0.4,
            related=[Related(one.place.path, one.place.span, one.place.text, "", "other-article") for one in holding[:SHOWN]],
            reason=f"{slip or 'The values differ'}; both stand beside: {shared}.",
        )


def _kind_of(text: str, amount: Amount) -> tuple[str, int]:
    """Returns what an amount counts, as it is compared, and where its words end; empty for what cannot be compared."""
    end = amount.span.end
    if amount.codes:
        return amount.codes[0], end
    if amount.units:
        return amount.units[0], end
    if amount.low == amount.low.to_integral() and 1000 <= amount.low <= 2100 and "," not in text[amount.span.start : end]:
        return "", end
    if amount.low == amount.high and amount.low in (0, 1):
        return "", end
    named = _NAMED.search(text, max(0, amount.span.start - 30), amount.span.start)
    if named:
        return stem(named[1].lower()), end
    match = _NOUNS.match(text, end)
    if match is None:
        return "", end
    words = []
    for word in _WORD.finditer(match[1]):
        if word.group().lower() in _STOP or not is_core(word.group().lower()):
            break
        words.append(word)
    if not words:
        return "", end
    head = next((word for word in words if word.group().endswith("s") or stem(word.group().lower()) in _PEOPLE), words[0])
    noun = stem(head.group().lower())
    return "people" if noun in _PEOPLE else noun, match.start(1) + head.end()


def _decode(observation: Observation) -> Figure:
    low, high, step, bound, kind, around, grows = json.loads(observation.value)
    return Figure(observation, Decimal(low), Decimal(high), Decimal(step), bound, kind, frozenset(around), bool(grows))


def _may_agree(one: Figure, other: Figure) -> bool:
    """Says whether two values are one, as far as ranges, rounding, "about" and "more than" go."""
    if one.low <= other.high and other.low <= one.high:
        return True
    small, large = sorted((one, other), key=lambda figure: figure.low)
    gap = large.low - small.high
    if small.bound == ">" and large.low <= small.high * Decimal("1.5"):
        return True
    if large.bound == "<":
        return True
    if "~" in (one.bound, other.bound) and gap <= large.low * Decimal("0.15"):
        return True
    # A rounded value beside an exact one: 15 thousand and 15,040.
    return one.step != other.step and gap <= max(one.step, other.step)


def _has_both(held: dict[tuple[str, str], set[Decimal]], one: Figure, other: Figure) -> bool:
    """Says whether an article has both values: then they are two things."""
    return any(one.low in values and other.low in values for values in held.values())


def _name_slip(one: Figure, other: Figure) -> str:
    """Returns the slip that makes one value of the other, in words; empty if there is none."""
    first, second = _digits(one.low), _digits(other.low)
    if first == second and one.low != other.low:
        return "The digits are the same, the number of zeros is not"
    plain, turned = f"{one.low.normalize():f}", f"{other.low.normalize():f}"
    if len(plain) == len(turned) and sorted(plain) == sorted(turned):
        apart = [at for at, (a, b) in enumerate(zip(plain, turned, strict=True)) if a != b]
        if len(apart) == 2:
            return "Two digits have changed places"
    return ""


def _digits(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", "").strip("0")


def _are_one(one: Figure, other: Figure, *, slip: str) -> bool:
    """Says whether two figures count the same thing: a slip needs fewer words in common, and long numbers fewer yet."""
    shared, share = share_around(one.around, other.around)
    if one.is_growing or other.is_growing:
        return False
    if not slip:
        return (
            shared >= 3 and share >= (NAMED_ALIKE if one.kind in _QUANTITIES else ALIKE) and "<" not in (one.bound, other.bound)
        )
    size = len(_digits(one.low))
    if "zeros" in slip:
        return shared >= (3 if size == 1 else 2) and share >= 0.25
    # Of a count of hundreds of one thing it is no chance that the digits are the same.
    is_long = size >= 3 or (one.low >= 100 and one.kind not in _LOOSE)
    return shared >= (1 if is_long else 2) and share >= (0.15 if is_long else 0.3)


def _holding(figures: Sequence[Figure], one: Figure) -> list[Figure]:
    """Returns the figures, one an article, that have the value of `one` and something in common with it."""
    found: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        if figure.low == one.low and (figure is one or figure.around & one.around):
            found.setdefault(figure.article, figure)
    return list(found.values())
