"""Years of an era and the Gregorian years beside them: "Reiwa 7 (2025)", "1872 (Meiji 5)", "year 114 of the Republic"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from checker.facts.era_table import Era, all_eras
from checker.model import Span

_ORDINALS = {
    word: number for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|2[01])\d\d(?!\d|[.,]\d)")
_YEAR_BEFORE = re.compile(r"(?<!\d)((?:1[0-9]|2[01])\d\d)(?: ?\((?:the )?| ?/ ?|,? or (?:the )?| ?= ?)$")
# How far a number may stand from the era's name.
_REACH = 32
_LINKS = ("of ", "of the ", "in ", "in the ")
_BRACKET_AFTER = re.compile(r"(?: [Ee]ra| period| fiscal year)? ?\(([^()\n]{4,48})\)")
_PLAIN_AFTER = re.compile(r"(?:,? or (?:the year )?|,? that is,? | ?= ?| ?/ ?|, i\.e\.,? )((?:1[0-9]|2[01])\d\d)(?!\d|[.,-]\d)")


@dataclass(frozen=True, slots=True)
class EraYear:
    """A year of an era; `year_span` is the place of its number, `beside` the Gregorian years next to it with their places."""

    span: Span
    era: Era
    year: int
    year_span: Span
    beside: tuple[tuple[int, Span], ...] = ()


def eras_at(text: str, places: Iterable[int]) -> Iterator[EraYear]:
    """Yields the years of an era whose name begins at one of `places`, in the order of the text."""
    eras, before, of, after = _patterns()
    last = -1
    for place in places:
        match = before.match(text, place)
        if match is None and text.endswith(_LINKS, max(0, place - _REACH), place):
            near = of.finditer(text, max(0, place - _REACH), place + _REACH)
            match = next((match for match in near if match.start("name") == place), None)
        elif match is None and place > 4:
            match = after.match(text, place - 5)
        if match is None or match.start() < last:
            continue
        group = "number" if match["number"] else "other"
        number = match[group]
        year = _ORDINALS.get(number.lower()) or (1 if number == "gannen" else int(number))
        era = eras[match["name"]]
        if era.may_have(year):
            span = Span(*match.span())
            last = span.end
            yield EraYear(span, era, year, Span(*match.span(group)), _beside(text, span))


def _beside(text: str, span: Span) -> tuple[tuple[int, Span], ...]:
    bracket = _BRACKET_AFTER.match(text, span.end)
    if bracket:
        return tuple((int(year[0]), Span(*year.span())) for year in _YEAR.finditer(text, bracket.start(1), bracket.end(1)))
    plain = _PLAIN_AFTER.match(text, span.end) or _YEAR_BEFORE.search(text, max(0, span.start - 16), span.start)
    return ((int(plain[1]), Span(*plain.span(1))),) if plain else ()


@cache
def _patterns() -> tuple[dict[str, Era], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Returns the eras by name, and the three ways to write one of their years."""
    eras = all_eras()
    before, of, after = (
        "|".join(re.escape(name) for name in sorted({*chain.from_iterable(kind)}, key=lambda name: (-len(name), name)))
        for kind in ([era.before for era in eras], [era.of for era in eras], [era.after for era in eras])
    )
    return (
        {form: era for era in eras for form in era.forms},
        re.compile(
            rf"(?<![\w.])(?P<name>{before})(?: era)?(?: year)? (?P<number>[0-9]{{1,4}}|gannen)(?P<other>)"
            r"(?![\w%-]|[.,:/][0-9]|['\u2019])"
        ),
        re.compile(
            rf"\b(?:year (?P<number>[0-9]{{1,4}})"
            rf"|(?P<other>[0-9]{{1,4}}(?=[snrt])|{'|'.join(_ORDINALS)})(?:st|nd|rd|th)? year),?"
            rf" (?:of|in)(?: the)? (?P<name>{of})(?: [Ee]ra\b| period\b)?(?![\w-])"
        ),
        re.compile(rf"(?<![\w.,:$-])(?P<number>[0-9]{{4}})(?P<other>) (?P<name>{after})(?![\w-])"),
    )
