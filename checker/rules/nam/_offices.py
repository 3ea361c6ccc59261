"""Titles before names, and the kind of office that a title stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker.match.titles import OPENERS
from checker.model import Concept, Office, Span
from checker.rules.base import Context

_PORTFOLIOS = frozenset(
    (
        "foreign finance defense defence interior home trade justice economy industry health education labor "
        "labour environment energy agriculture transport unification commerce culture science tourism"
    ).split()
)
# A title's last word, the word before it if there must be one, and the kind.
_TITLES = {
    "president": ((None, "state"),),
    "premier": ((None, "government"),),
    "pm": ((None, "government"),),
    "secretary": (("general", "party"),),
    "general": (("secretary", "body"),),
    "minister": (("prime", "government"), (None, "bare")),
}
_QUALIFIED = frozenset(
    (
        "former formerly ex then late vice deputy acting interim caretaker future next incoming outgoing shadow "
        "assistant first second senior permanent designate elect candidate lieutenant under onetime ousted chief "
        "cabinet attorney associate class honorary minister and time"
    ).split()
)
_NEW = frozenset("new current elected appointed newly conservative".split())
_SPACES = (" ", "\u00a0")
MOST_WORDS = 3
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


def title_at(name: int, context: Context) -> Title | None:
    """Returns the title before a name that starts with word `name`; None for "former", "deputy", "LDP" and the like."""
    words = context.scan.words
    listed, text, starts = words.list, words.text, words.starts
    if not name or words.gap(name - 1) not in _SPACES:
        return None
    before = listed[name - 2] if name > 1 and words.gap(name - 2) in (*_SPACES, "-") else ""
    kind, first, portfolio = "", name - 1, ""
    for needed, found in _TITLES.get(listed[name - 1], ()):
        if needed in (None, before):
            kind, first = found, name - 1 if needed is None else name - 2
            break
    if kind == "bare" and before in _PORTFOLIOS:
        kind, first, portfolio = "minister", name - 2, _AFFAIRS.get(before, before)
    gap = words.gap(first - 1) if first else "\n"
    if not kind or (gap in (*_SPACES, "-") and listed[first - 1] in _QUALIFIED):
        return None
    last_before = first
    while last_before and listed[last_before - 1] in _NEW and words.gap(last_before - 1) in (*_SPACES, "-"):
        last_before -= 1
    nation = _nation_before(last_before, context)
    # "the president Xi Jinping met": without a capital only a country before it makes it a title.
    if not nation and not (text[starts[first]].isupper() and text[starts[name - 1]].isupper()):
        return None
    # "LDP President" is the president of something else than a country; "Yet" opens a sentence.
    if gap in _SPACES and not nation and text[starts[first - 1]].isupper() and listed[first - 1] not in OPENERS:
        return None
    return Title(Span(starts[first], starts[name] - 1), kind, portfolio, nation)


def _nation_before(at: int, context: Context) -> str:
    """Returns the country's name or demonym that ends before word `at`, "'s" aside."""
    words = context.scan.words
    if not at or words.gap(at - 1) not in _SPACES:
        return ""
    end = at - 1
    if words.list[end] == "s" and end and words.gap(end - 1) in ("'", "\u2019"):
        end -= 1
    nations = context.scan.persons.nation_forms
    stop = words.starts[end] + len(words.list[end])
    for first in range(max(0, end - MOST_WORDS + 1), end + 1):
        form = words.text[words.starts[first] : stop]
        for shape in (form, f"{form}."):
            if shape in nations:
                return shape
    return ""


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
