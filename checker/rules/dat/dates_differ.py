"""The articles of a story give one event different dates.

## What it finds
Two articles on one event tell the same of it, in the same words, and give it dates that differ as slips do: a digit more or
less (3 April and 13 April), two digits that changed places (12 and 21 June), another month, or day and month exchanged.
Where most articles have one date, the other is reported with full weight; where two stand against one another, the later one,
with less. Days that are next to each other are noted without weight: it may be night at one end of the story. Examples show
two articles, with | between them.

## Why it matters
At most one of them is right, and the source of either can say which.

## Flagged
- The ministers signed the accord on fishing in the strait on 3 April. | The accord on fishing in the strait was signed on `13
  April`.

## Accepted
- The ministers signed the accord on fishing in the strait on 3 April. | The accord on fishing in the strait was signed on
  April 3.
- The ministers signed the accord on fishing on 3 April. | The fleets will return to port on 13 April.

## Fix safety
No fix: only the source can say which date is right.

## False alarms
None in two stories of clean news (14 articles), none in 58 articles of clean news, which share no story.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.facts.calendar import find_calendar
from checker.facts.sentences import sentence_at
from checker.model import Document, Finding, Observation, Related, Severity
from checker.rules._around import share_around, words_around
from checker.rules.base import Context, Rule

KEY = "date"
MOST = 20  # dates of an article
SHOWN = 8
SLIP = (3, 0.3)  # words in common around two dates, and their share of the fewer
NEXT_DAY = (4, 0.5)
# Words after which a number with a month is a day, and no number of something else.
_AFTER = re.compile(r"\b(?:on|by|until|since|from|of|for|after|before|dated|day,) $")
_TIMES = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday today yesterday tomorrow morning afternoon evening night noon midnight local time year month week
    day days earlier later""".split()
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date of an article and the words around it."""

    place: Observation
    month: int
    day: int
    year: int | None
    around: frozenset[str]

    @property
    def article(self) -> tuple[str, str]:
        return self.place.path, self.place.article

    @property
    def value(self) -> tuple[int, int]:
        return self.month, self.day


class DatesDiffer(Rule):
    """Reports a date of an event for which most articles of a story have another."""

    code = "DAT201"
    name = "dates-differ"
    mqm = "date-time"
    severity = Severity.MAJOR
    scope = "story"

    def observe(self, document: Document, context: Context) -> Iterator[Observation]:
        """Yields the days that an article names, with what it tells of them."""
        prose = document.prose
        for date in context.fact(find_calendar).dates[:MOST]:
            if date.day is None or date.month is None or not date.is_possible or date.tie == "to":
                continue
            if not date.is_firm and not _AFTER.search(prose.text, max(0, date.span.start - 8), date.span.start):
                continue
            if prose.segment_at(date.span.start).kind == "boilerplate":
                continue
            around = words_around(prose.text, sentence_at(prose, date.span), date.whole, leave_out=_TIMES)
            if len(around) >= SLIP[0]:
                value = [date.month, date.day, date.year, sorted(around)]
                yield self.observation(context, date.span, KEY, json.dumps(value, ensure_ascii=False))

    def conclude(self, key: str, observations: Sequence[Observation]) -> Iterator[Finding]:
        """Yields a finding where the date that an article has is not that of the others."""
        days = [_decode(one) for one in observations]
        held: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
        by_word: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(days):
            held[one.article].add(one.value)
            for word in one.around:
                by_word[word].append(number)
        told: set[tuple[tuple[str, str], int]] = set()
        for number, one in enumerate(days):
            near = sorted({at for word in one.around for at in by_word[word] if at > number})
            for other in (days[at] for at in near):
                if (
                    one.article == other.article
                    or one.value == other.value
                    or (one.year or other.year) != (other.year or one.year)
                ):
                    continue
                if any(one.value in values and other.value in values for values in held.values()):
                    continue
                slip = _name_slip(one, other)
                words, share = share_around(one.around, other.around)
                wanted = SLIP if slip else NEXT_DAY
                if words < wanted[0] or share < wanted[1] or not (slip or _is_next(one, other)):
                    continue
                mine, theirs = _holding(days, one), _holding(days, other)
                wrong, right, holding = (one, other, theirs) if len(mine) < len(theirs) else (other, one, mine)
                if (wrong.article, wrong.place.span.start) not in told:
                    told.add((wrong.article, wrong.place.span.start))
                    yield self._report(wrong, right, holding, slip, is_tie=len(mine) == len(theirs))

    def _report(self, wrong: Day, right: Day, holding: Sequence[Day], slip: str, *, is_tie: bool) -> Finding:
        weight = Severity.NEUTRAL if not slip else Severity.MINOR if is_tie else self.severity
        articles = f"{len(holding)} other articles have" if len(holding) > 1 else "another article has"
        shared = ", ".join(sorted(wrong.around & right.around)[:5])
        return self.find_at(
            wrong.place,
            f"“{wrong.place.text}” here; {articles} “{right.place.text}” for it.",
            severity=weight,
            confidence=0.85 if slip and not is_tie else 0.6 if slip else 0.4,
            related=[Related(one.place.path, one.place.span, one.place.text, "", "other-article") for one in holding[:SHOWN]],
            reason=f"{slip or 'The days are next to each other'}; both stand beside: {shared}.",
        )


def _decode(observation: Observation) -> Day:
    month, day, year, around = json.loads(observation.value)
    return Day(observation, month, day, year, frozenset(around))


def _name_slip(one: Day, other: Day) -> str:
    """Returns the slip that makes one date of the other, in words; empty if there is none."""
    if (one.month, one.day) == (other.day, other.month):
        return "Day and month are exchanged"
    if one.month == other.month:
        short, long = sorted((str(one.day), str(other.day)), key=len)
        if len(short) == 1 and len(long) == 2 and short in long and int(long) - int(short) > 1:
            return "One day has a digit more than the other"
        if len(short) == 2 and short == long[::-1]:
            return "Two digits have changed places"
    elif one.day == other.day:
        return "The day is the same, the month is not"
    return ""


def _is_next(one: Day, other: Day) -> bool:
    return one.month == other.month and abs(one.day - other.day) == 1


def _holding(days: Sequence[Day], one: Day) -> list[Day]:
    """Returns the dates, one an article, that are the same day and have something in common with it."""
    found: dict[tuple[str, str], Day] = {}
    for day in days:
        if day.value == one.value and (day is one or day.around & one.around):
            found.setdefault(day.article, day)
    return list(found.values())
