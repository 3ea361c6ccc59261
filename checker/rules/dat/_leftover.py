"""Days and years that lost a word: "the same month 15", "scheduled for 18 days", "In 7, our Supreme Court"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.facts.article_date import find_article_date
from checker.facts.date_names import ordinal
from checker.facts.sentences import sentence_at
from checker.model import Document, Severity, Span
from checker.rules.base import Context
from checker.rules.dat._slip import Slip

_MONTH_DAY = re.compile(r"month ([12][0-9]|3[01]|[1-9])(?=[,.;)](?![0-9])|$)")
_WHICH_MONTH = re.compile(r"\b(?:same|this|last|next|that) $", re.I)
_AS_LENGTH = re.compile(
    r"\b((?:scheduled|set|slated|due|planned|fixed|expected) (?:to be held |to take place )?(?:for|on)"
    r"|(?:held|place|met|signed|arrived?|arrives|begins?|began|opens?|opened|convened?) (?=on\b)(on))"
    r" (?:the )?([12][0-9]|3[01]|[1-9])$"
)
# What may well take that many days.
_LONG = frozenset(
    "trial hearing hearings inquiry tribunal festival exhibition exhibit tour course training exercise exercises "
    "drill drills strike "
    "visit trip voyage mission conference competition tournament closure works work repairs maintenance run stay "
    "camp fair expo "
    "season quarantine lockdown isolation test tests treatment therapy patients rover probe spacecraft flight event shutdown "
    "suspension ban truce ceasefire leave holiday vacation sale project expedition cruise march walk journey "
    "race games rain snow "
    "heat detention custody sentence deployment talks session sessions retreat workshop programme program".split()
)
_AFTER_LENGTH = re.compile(
    r" (?:of|after|before|from|later|ago|earlier|in a row|straight|running|each|every|a|per|that|during|between|since|out|at)\b"
)
_WORDS = re.compile(r"[a-z-]+")
_LOST_YEAR = re.compile(
    r"In ([1-9]|[1-5][0-9]|6[0-4]), (?=(?:the|our|its|his|her|their|an?|when|while|there|after|it|he|she|they|we|i)\b)"
)
# "fiscal 25" is short for 2025, and nine years have one figure.
_FISCAL = re.compile(
    r"(?<=f|F)iscal(?: year)? ([1-9])"
    r"(?![\w%-]|[.,:/][0-9]| ?(?:percent|per cent|million|billion|trillion|months?|weeks?|years?|quarters?|points?)\b)"
)
_ANCIENT = re.compile(
    r"\b(?:AD|A\.D\.|BC|B\.C\.|BCE|CE|Rom(?:an|ans|e)|[Ee]mperor|Augustus|Tiberius|Caesar|Christ|Jesus|Jud(?:a|e)a|Han|Vesuvius"
    r"|Jerusalem|[Aa]ncient|[Cc]entury)\b"
)
_NEARBY, _LONGEST_WORD = 300, 12
# The eras of living memory: name, what to add, last Gregorian year.
_ERAS = (("Reiwa", 2018, 2099), ("Heisei", 1988, 2019), ("Showa", 1925, 1989))


def leftovers(document: Document, marks: Mapping[str, Sequence[int]], context: Context) -> Iterator[Slip]:
    """Yields what looks like a day or a year of another language; `marks` are `Calendar.marks`."""
    text = document.prose.text
    if "month " in text:
        yield from _month_days(text)
    yield from _lengths(document, marks.get("d", ()))
    yield from _lost_years(text, marks.get(",", ()), context)
    if "iscal" in text:
        yield from _fiscal_years(text, context)


def _month_days(text: str) -> Iterator[Slip]:
    for match in _MONTH_DAY.finditer(text):
        which = _WHICH_MONTH.search(text, max(0, match.start() - 6), match.start())
        if which is None:
            continue
        month = f"{'the ' if which[0].lower() == 'same ' else ''}{which[0].lower()}month"
        yield Slip(
            Span(which.start(), match.end()),
            f"“{which[0]}{match[0]}” is a day in another language's order.",
            f"English puts the day first: “the {ordinal(int(match[1]))} of {month}”.",
            Severity.MINOR,
        )


def _lengths(document: Document, places: Sequence[int]) -> Iterator[Slip]:
    text = document.prose.text
    for at in places:
        end = at + len(" days")
        match = _AS_LENGTH.search(text, max(0, at - 48), at)
        if match is None or _AFTER_LENGTH.match(text, end):
            continue
        sentence = sentence_at(document.prose, Span(*match.span()))
        if not _LONG.isdisjoint(_WORDS.findall(text[sentence.start : match.start()].lower())):
            continue
        place = Span(match.start(2) if match[2] else match.start(), end)
        yield Slip(
            place,
            f"“{text[place.start : place.end]}” may be a day of the month, read as a length of time.",
            f"Chinese and Japanese write both alike (日): “the {ordinal(int(match[3]))}” may be meant.",
            Severity.MINOR,
        )


def _lost_years(text: str, places: Sequence[int], context: Context) -> Iterator[Slip]:
    for place in places:
        match = _LOST_YEAR.search(text, max(0, place - len("In 64")), place + _LONGEST_WORD)
        if match is None or match.end(1) != place:
            continue
        is_start = not match.start() or text[match.start() - 1] in ' \n"\u201c'
        if is_start and not _ANCIENT.search(text, max(0, match.start() - _NEARBY), match.start() + _NEARBY):
            yield _lost_year(Span(match.start(), match.end(1)), text, int(match[1]), context)


def _fiscal_years(text: str, context: Context) -> Iterator[Slip]:
    for match in _FISCAL.finditer(text):
        yield _lost_year(Span(match.start() - 1, match.end()), text, int(match[1]), context)


def _lost_year(span: Span, text: str, number: int, context: Context) -> Slip:
    today = context.fact(find_article_date)
    latest = today.day.year + 1 if today else 9999
    years = [f"{era} {number} is {start + number}" for era, start, end in _ERAS if start + number <= min(latest, end)]
    reason = "Japan counts years by era"
    return Slip(
        span,
        f"“{text[span.start : span.end]}” names no year: an era or two figures are missing.",
        f"{reason}: {', '.join(years)}." if years else f"{reason}.",
        Severity.MINOR,
    )
