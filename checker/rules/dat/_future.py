"""Days to come that are told as past: a month misread, a day and a month swapped, a year mistaken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from checker.facts.article_date import ArticleDate
from checker.facts.date_names import MONTH_NAMES
from checker.facts.dates import Date, day_of
from checker.facts.sentences import sentence_at
from checker.model import Document, Severity
from checker.rules.dat._slip import Slip
from checker.rules.dat._years import FAR, nearest

# Articles are dated by the day of another time zone, or a day before they are printed.
SLACK = 2
# Farther ahead, a month and day without a year may be last year's.
SOON = 60
# A story tells of the last days: whose swapped date lies there, is meant there.
FRESH, JUST_NOW = 12, 3
_EVENTS = (
    "met|signed|visited|arrived|departed|died|arrested|detained|struck|erupted|exploded|crashed|sank|landed|collapsed|resigned"
    "|inaugurated|shut down|found|rescued|spoke|attended|returned|surrendered|captured|shot|attacked|bombed"
    "|launched|fired|voted"
    "|flew|toured|beat|defeated|opened|broke out|took place|was held|were held|took office|sworn in|was born"
    "|killed|injured|seized"
)
_REPORTS = "said|told|announced|stated|added|noted|declared|reported|confirmed|warned|denied"
_TOLD = re.compile(
    rf"\b(?:{_EVENTS})\b(?:,? (?!that\b|which\b|who\b|for\b|to\b|from\b|until\b|will\b|would\b)[\w'\u2019.-]+){{0,9}}? $"
)
_TELLS = re.compile(
    rf",? (?:[\w'\u2019.-]+ ){{1,8}}?(?:{_EVENTS}|{_REPORTS}|\w+ed)\b(?! (?:to|for|by|on|at|until|next)\b)", re.I
)
# Words of plans, of other years, and of what is not told as a fact.
_OPEN = re.compile(
    r"\b(?:will|would|shall|should|could|can|may|might|must|going to|schedul\w*|set|due|plan\w*|expect\w*|slated"
    r"|postpon\w*|extend\w*"
    r"|mov(?:ed|es)|delay\w*|agreed|deadline|until|upcoming|ahead|next|if|unless|before|tickets?|book\w*|reserv\w*|invit\w*|call\w*|order\w*"
    r"|cancel\w*|expires?|propos\w*|to be|to take|to meet|earlier|previous\w*|since|ago|recall\w*|anniversary"
    r"|every|each|annual\w*|fictional"
    r"|film|novel|series|imagined?|scenario)\b|'ll\b",
    re.I,
)
_ON = re.compile(r"\b[Oo]n (?:[A-Z][a-z]+day,? )?(?:the )?$")
_VERB_AFTER = re.compile(r",? (?:was|is|were|are|will|has|had|would)\b")
_OTHER_YEAR = re.compile(r"(?<![\d.,$])((?:1[89]|20)\d\d)(?!\d|[.,]\d)")


def told_as_past(document: Document, dates: Sequence[Date], today: ArticleDate) -> Iterator[Slip]:
    """Yields the dates after `today` whose event is told as past."""
    text = document.prose.text
    for one in dates:
        if one.month is None or one.day is None or one.tie or not one.is_possible or not one.is_firm:
            continue
        day = one.calendar_day or nearest(one.month, one.day, today.day)
        if day is None or one.span == today.span:
            continue
        swapped = _swapped(one, today.day)
        if (day - today.day).days < SLACK:
            if swapped and _is_of_last_year(one, day, swapped, today.day) and _is_told(document, one, today.day):
                yield _swap(text, one, day, swapped, today)
            continue
        if one.year is None and (day - today.day).days > SOON and swapped is None:
            continue
        if _is_told(document, one, today.day):
            place = one.span
            meant = f"{MONTH_NAMES[swapped.month - 1]} {swapped.day}" if swapped else ""
            reason = f"The article is of {today.words}; {day:%B} {day.day}, {day.year}, is {(day - today.day).days} days later."
            if swapped:
                reason += f" With day and month in the other order it is {meant}."
            yield Slip(
                place,
                f"“{text[place.start : place.end]}” is told as past, and is yet to come.",
                reason,
                Severity.MAJOR,
                (meant,) if swapped and one.year is None else (),
                today.span,
            )


def _is_of_last_year(one: Date, day: date, swapped: date, today: date) -> bool:
    """Says whether a date without a year lies months back in another year, and would be of these days if swapped."""
    return one.year is None and day.year < today.year and (today - day).days > SOON and (today - swapped).days <= JUST_NOW


def _swap(text: str, one: Date, day: date, swapped: date, today: ArticleDate) -> Slip:
    meant = f"{MONTH_NAMES[swapped.month - 1]} {swapped.day}"
    return Slip(
        one.span,
        f"“{text[one.span.start : one.span.end]}” may be {meant}, with day and month swapped.",
        f"The article is of {today.words}; the date is {(today.day - day).days} days before, and no year is given.",
        Severity.MINOR,
        (meant,),
        today.span,
    )


def _swapped(one: Date, today: date) -> date | None:
    """Returns the day with day and month in the other order, where the story is of these days."""
    if one.month is None or one.day is None or one.day > 12 or one.day == one.month:
        return None
    found = day_of(today.year if one.year is None else one.year, one.day, one.month)
    return found if found and 0 <= (today - found).days <= FRESH else None


def _is_told(document: Document, one: Date, today: date) -> bool:
    text = document.prose.text
    sentence = sentence_at(document.prose, one.whole)
    whole = text[sentence.start : sentence.end]
    if _OPEN.search(whole) or FAR.search(whole):
        return False
    if any(int(year[1]) != (one.year or today.year) for year in _OTHER_YEAR.finditer(whole)):
        return False
    on = _ON.search(text, max(sentence.start, one.span.start - 24), one.span.start)
    if on is None:
        return False
    before = text[sentence.start : on.start()].lstrip(" \"'\u201c\u2018")
    if not before:
        return bool(_TELLS.match(text, one.whole.end, sentence.end))
    return bool(_TOLD.search(before)) and not _VERB_AFTER.match(text, one.whole.end)
