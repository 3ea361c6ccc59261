"""Titles before names, and the kind of office that a title stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker.match.titles import OPENERS
from checker.model import Concept, Office, Span
from checker.rules.base import Context

_PORTFOLIO = (
    r"foreign|finance|defen[cs]e|interior|home|trade|justice|economy|industry|health|education|labou?r|environment|energy|"
    r"agriculture|transport|unification|commerce|culture|science|tourism"
)
# A title that ends where a name begins.
_TITLE = re.compile(
    r"(?:(?P<government>Prime Minister|Premier|PM)|(?P<state>President)"
    rf"|(?P<minister>(?:{_PORTFOLIO}) Minister|Minister (?:of|for) (?:{_PORTFOLIO})(?: Affairs)?)"
    r"|(?P<party>General Secretary)|(?P<body>Secretary[- ]General)|(?P<bare>Minister))[ \u00a0]$",
    re.IGNORECASE,
)
_REACH = 60
_NEW = re.compile(r"\b(?:new|current|newly[- ](?:elected|appointed)|conservative)[ \u00a0]$")
_LAST_WORD = re.compile(r"([\w.\u2019'-]+)[ \u00a0]$")
# What makes a title mean another office, or another time.
_QUALIFIED = re.compile(
    r"\b(?:former|formerly|ex|then|late|vice|deputy|acting|interim|caretaker|future|next|incoming|outgoing|shadow|assistant|first"
    r"|second|senior|permanent|designate|elect|candidate|lieutenant|under|one[- ]time|ousted|late|chief|cabinet|attorney"
    r"|associate|class|honorary|minister|and)[ \u00a0-]$",
    re.IGNORECASE,
)
KINDS = {
    "government": re.compile(r"\b(?:Prime Minister|Premier|PM|Chancellor|Chief Adviser|First Minister)\b(?! of the Exch)"),
    "state": re.compile(r"(?<!Vice )(?<!Deputy )\b(?:President|Supreme Leader|Chairman of State|State Counsellor)\b"),
    "party": re.compile(r"\bGeneral Secretary\b"),
    "body": re.compile(r"\bSecretary[- ]General\b"),
    "bare": re.compile(r"\bMinister\b"),
}
_AFFAIRS = {"external": "foreign", "defence": "defense", "home": "interior", "labour": "labor", "economic": "economy"}


@dataclass(frozen=True, slots=True)
class Title:
    """A title in the text, at `span`; `kind` is a key of `KINDS` or minister, `portfolio` a minister's. `nation` is the word
    before it, if that names a country."""

    span: Span
    kind: str
    portfolio: str = ""
    nation: str = ""


def title_at(start: int, context: Context) -> Title | None:
    """Returns the title before a name that starts at `start`; None for none, and for "former", "deputy", "LDP" and the like."""
    text = context.document.prose.text
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    match = _TITLE.search(before)
    if match is None:
        return None
    if match.start() and before[match.start() - 1].isalnum():
        return None
    rest = before[: match.start()]
    if _QUALIFIED.search(rest):
        return None
    nation = _nation_in(_NEW.sub("", rest), context)
    # "the president Xi Jinping met": without a capital only a country before it makes it a title.
    if not (nation or all(word[0].isupper() or word in ("of", "for") for word in match.group().split())):
        return None
    # "LDP President" is the president of something else than a country; "Yet" opens a sentence.
    word = _LAST_WORD.search(rest)
    if word and not nation and word[1][0].isupper() and word[1].lower() not in OPENERS:
        return None
    kind = match.lastgroup or ""
    span = Span(start - len(match.group()), start - 1)
    return Title(span, kind, portfolio_of(match[kind]) if kind == "minister" else "", nation)


def _nation_in(before: str, context: Context) -> str:
    """Returns the country's name or demonym at the end of `before`, "'s" aside."""
    rest = re.sub(r"[\u2019']s$", "", before.rstrip(" \u00a0"))
    found = ""
    for forms in context.scan.persons.nations.values():
        for form in forms:
            if len(form) > len(found) and rest.endswith(form) and not rest[: -len(form)][-1:].isalnum():
                found = form
    return found


def portfolio_of(title: str) -> str:
    """Returns the word of a minister's title that says for what: foreign, finance."""
    words = re.findall(r"[a-z]+", title.lower())
    word = next((word for word in words if word not in ("minister", "of", "for", "the", "second", "state")), "")
    return _AFFAIRS.get(word, word)


def holds(title: Title, offices: Iterable[Office]) -> bool:
    """Says whether one of the offices is what the title says."""
    if title.kind == "minister":
        return any(_covers(office.title, title.portfolio) for office in offices)
    return any(KINDS[title.kind].search(office.title) for office in offices)


def _covers(office: str, portfolio: str) -> bool:
    words = {_AFFAIRS.get(word, word) for word in re.findall(r"[a-z]+", office.lower())}
    return portfolio in words and bool(words & {"minister", "secretary", "chancellor", "adviser"})


def held_on(concept: Concept, date: str | None) -> list[Office]:
    """Returns the offices held on an ISO date, those still held if it is None."""
    offices = concept.person.offices if concept.person else ()
    if date is None:
        return [office for office in offices if office.end is None]
    return [
        office
        for office in offices
        if (office.start or "") <= date[: len(office.start or "")]
        and (office.end is None or office.end >= date[: len(office.end)])
    ]
