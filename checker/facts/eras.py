"""Years of an era and the Gregorian years beside them: "Reiwa 7 (2025)", "1872 (Meiji 5)", "year 114 of the Republic"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.model import Document, Span

_TABLE = Path(__file__).parent / "data/eras.tsv"
_ORDINALS = {
    word: number for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|2[01])\d\d(?!\d|[.,]\d)")
_YEAR_BEFORE = re.compile(r"(?<!\d)((?:1[0-9]|2[01])\d\d)(?: ?\((?:the )?| ?/ ?|,? or (?:the )?| ?= ?)$")
# How far a number may stand from the era's name.
_REACH = 32
_BRACKET_AFTER = re.compile(r"(?: [Ee]ra| period| fiscal year)? ?\(([^()\n]{4,48})\)")
_PLAIN_AFTER = re.compile(r"(?:,? or (?:the year )?|,? that is,? | ?= ?| ?/ ?|, i\.e\.,? )((?:1[0-9]|2[01])\d\d)(?!\d|[.,-]\d)")


@dataclass(frozen=True, slots=True)
class Era:
    """A count of years. `offsets` are added to one of its years for the Gregorian year; the first is the usual one.

    `first` and `last` bound the years a text may mean; an era that was counted from 1 ended with `last`.
    """

    name: str
    offsets: tuple[int, ...]
    first: int
    last: int | None

    def may_have(self, year: int) -> bool:
        """Says whether a number may be a year of the era; one after its end may, by mistake."""
        return year >= self.first and (self.last is None or year <= self.last or self.is_over)

    @property
    def is_over(self) -> bool:
        """True for eras that had a first and a last year."""
        return self.first == 1 and self.last is not None

    def gregorian(self, year: int) -> tuple[int, ...]:
        """Returns the Gregorian years that the era's year may mean."""
        return tuple(year + offset for offset in self.offsets)


@dataclass(frozen=True, slots=True)
class EraYear:
    """A year of an era; `year_span` is the place of its number, `beside` the Gregorian years next to it with their places."""

    span: Span
    era: Era
    year: int
    year_span: Span
    beside: tuple[tuple[int, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The table, compiled: a cheap test, and the three ways to write a year of an era."""

    test: re.Pattern[str]
    before: re.Pattern[str]
    of: re.Pattern[str]
    after: re.Pattern[str]
    eras: dict[str, Era]


def find_eras(document: Document) -> tuple[EraYear, ...]:
    """Returns the article's years of an era, in the order of the text."""
    text, patterns = document.prose.text, _patterns()
    found: dict[int, EraYear] = {}
    for hit in patterns.test.finditer(text):
        start, end = max(0, hit.start() - _REACH), hit.end() + _REACH
        for match in (
            patterns.before.match(text, hit.start(), end),
            *patterns.of.finditer(text, start, end),
            *patterns.after.finditer(text, start, end),
        ):
            if match is None:
                continue
            number = match["number"] or match["other"]
            year = _ORDINALS.get(number.lower()) or (1 if number == "gannen" else int(number))
            era = patterns.eras[match["name"]]
            if era.may_have(year) and match.start() not in found:
                place = Span(*match.span("number" if match["number"] else "other"))
                span = Span(*match.span())
                found[span.start] = EraYear(span, era, year, place, _beside(text, span))
    return tuple(found[start] for start in sorted(found))


def _beside(text: str, span: Span) -> tuple[tuple[int, Span], ...]:
    bracket = _BRACKET_AFTER.match(text, span.end)
    if bracket:
        return tuple((int(year[0]), Span(*year.span())) for year in _YEAR.finditer(text, bracket.start(1), bracket.end(1)))
    plain = _PLAIN_AFTER.match(text, span.end) or _YEAR_BEFORE.search(text, max(0, span.start - 16), span.start)
    return ((int(plain[1]), Span(*plain.span(1))),) if plain else ()


@cache
def _patterns() -> _Patterns:
    eras: dict[str, Era] = {}
    names: tuple[list[str], list[str], list[str]] = ([], [], [])
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, *forms, offsets, first, last = line.split("\t")
        era = Era(name, tuple(int(one) for one in offsets.split(",")), int(first), int(last) if last else None)
        for kind, cell in zip(names, forms, strict=True):
            kind += [form for form in cell.split("|") if form]
        eras |= {form: era for cell in forms for form in cell.split("|") if form}
    before, of, after = (_alternation(kind) for kind in names)
    return _Patterns(
        test=re.compile(_alternation([*eras])),
        before=re.compile(
            rf"(?<![\w.])(?P<name>{before})(?: era)?(?: year)? (?P<number>\d{{1,4}}|gannen)(?P<other>)(?![\w%-]"
            rf"|[.,:/]\d|['\u2019])"
        ),
        of=re.compile(
            rf"\b(?:year (?P<number>\d{{1,4}})|(?P<other>\d{{1,4}}(?=[snrt])|{'|'.join(_ORDINALS)})(?:st|nd|rd|th)? year),?"
            rf" (?:of|in)(?: the)? (?P<name>{of})(?: [Ee]ra\b| period\b)?(?![\w-])"
        ),
        after=re.compile(rf"(?<![\w.,:$-])(?P<number>\d{{4}})(?P<other>) (?P<name>{after})(?![\w-])"),
        eras=eras,
    )


def _alternation(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(set(names), key=lambda name: (-len(name), name)))
