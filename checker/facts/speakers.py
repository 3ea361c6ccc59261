"""Who an article names, and whom a pronoun or an office in it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from checker.facts.cues import BODIES, NOT_NAMES, PREMODIFIERS, PREPOSITIONS, ROLES, TITLES

# A run of capitalised words, small particles of names inside included.
_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u024f]"
_PART = rf"(?:{_UPPER}[^\W\d_]{{0,3}}\.(?= ?[A-Z])|{_UPPER}[\w\u2019'-]*)"
_NAME = re.compile(
    rf"{_PART}(?:[ ]?(?<=[ .])(?:(?:de|da|del|van|von|der|al|bin|ibn|la|le|el|dos|di|du)[ ]){{0,2}}{_PART}){{0,7}}"
)
_ROLE = re.compile(
    r"\b[Tt]he (?:(?:[A-Z][a-z]+|US|U\.S\.|new|former|prime|vice|foreign|defen[cs]e|state|union|opposition|agency) ){0,2}"
    r"(?:" + "|".join(sorted(ROLES)) + r")\b"
)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_WORD = re.compile(r"[\w\u2019'.-]+")
_LOOK_BACK = 60
MOST_LOOKUPS = 40


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something. `name` is the fullest form in the article, "" where only an office is known.

    `roles` are the offices that the article gives them; `is_sure` is False for one found by way of a pronoun or an office;
    `gender` is m, f or "".
    """

    name: str
    roles: tuple[str, ...] = ()
    is_person: bool = False
    is_sure: bool = True
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text without its titles, which begin at `start`; `is_object` if a preposition stands before."""

    start: int
    end: int
    name: str
    roles: tuple[str, ...]
    is_object: bool
    gender: str


@dataclass(slots=True)
class Cast:
    """The names of one article: who is meant by a short form or an office."""

    full: dict[str, str] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)

    def resolve(self, mention: Mention) -> Speaker:
        """Returns the speaker that a mention names."""
        name = self.full.get(last_name(mention.name), mention.name)
        roles = tuple(sorted(self.roles.get(last_name(name), ())))
        return Speaker(name, roles, self.is_person(name), True, self.genders.get(last_name(name), ""))

    def is_person(self, name: str) -> bool:
        """Says whether a name is a person's: two words, or one with an office or Mr. before it; no body's word in it."""
        words = name.split()
        if any(word.lower().strip(".") in BODIES for word in words) or name.isupper():
            return False
        key = last_name(name)
        return len(words) > 1 or key in self.roles or key in self.genders

    def of_role(self, role: str) -> Speaker | None:
        """Returns the one person with an office; None where nobody has it, or several."""
        holders = [key for key, roles in self.roles.items() if role in roles]
        if len(holders) != 1:
            return None
        name = self.full.get(holders[0], holders[0])
        return Speaker(name, tuple(sorted(self.roles[holders[0]])), True, False, self.genders.get(holders[0], ""))


def fold_name(name: str) -> str:
    """Returns a name in lower case without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", name.replace("\u0131", "i"))
    return "".join(char for char in plain if not unicodedata.combining(char) and char not in "'\u2019").lower()


def last_name(name: str) -> str:
    """Returns the last word of a name, folded."""
    return fold_name(name.rsplit(" ", 1)[-1]) if name else ""


def find_mentions(text: str, start: int, end: int) -> list[Mention]:
    """Returns the names between two places of a text, in order."""
    return [mention for match in _NAME.finditer(text, start, end) for mention in _split(text, match, start)]


def make_cast(text: str, mentions: Iterable[Mention]) -> Cast:
    """Returns who the names of an article are; `text` is looked through for the full form of those given by one word."""
    seen = list(mentions)
    short = {mention.name for mention in seen if " " not in mention.name}
    if short:
        longer = re.compile(r"[A-Z][^.!?\n,;:()\"\u201c\u201d]{1,60}?\b(?:" + "|".join(map(re.escape, sorted(short))) + r")\b")
        places = {match.end(): match for match in longer.finditer(text)}
        for end, match in list(places.items())[:MOST_LOOKUPS]:
            seen += find_mentions(text, match.start(), end)
    cast = Cast()
    for mention in seen:
        key = last_name(mention.name)
        known = cast.full.get(key)
        if known is None or mention.name.count(" ") > known.count(" "):
            cast.full[key] = mention.name
        if mention.roles:
            cast.roles.setdefault(key, set()).update(mention.roles)
        if mention.gender:
            cast.genders.setdefault(key, mention.gender)
    return cast


def find_role(text: str, start: int, end: int) -> re.Match[str] | None:
    """Returns the first office ("the prime minister") that is named alone between two places."""
    return _ROLE.search(text, start, end)


def find_pronoun(text: str, start: int, end: int) -> re.Match[str] | None:
    """Returns the last "he", "she" or "they" between two places."""
    found = None
    for match in _PRONOUN.finditer(text, start, end):
        found = match
    return found


def role_of(words: str) -> str:
    """Returns an office as it is compared: lower case, without the article."""
    return words.lower().removeprefix("the ").removeprefix("new ").removeprefix("former ")


def _split(text: str, match: re.Match[str], floor: int) -> Iterator[Mention]:
    """Yields what a run of capitalised words names; titles and possessors before the name are no part of it."""
    words = [(word.group(), match.start() + word.start(), match.start() + word.end()) for word in _WORD.finditer(match.group())]
    # "Japan's Prime Minister Aoi Mori": what stands before a possessive is another name.
    for at in range(len(words) - 1, -1, -1):
        if words[at][0].endswith(("'s", "\u2019s", "s'", "s\u2019")):
            if at == len(words) - 1:
                return
            words = words[at + 1 :]
            break
    while words and words[0][0].lower().strip(".") in NOT_NAMES:
        words = words[1:]
    if not words:
        return
    first = words[0][1]
    titles: list[str] = []
    at = 0
    for number, (word, _, _) in enumerate(words):
        if word.lower().strip(".") in TITLES:
            at = number + 1
    titles = [word.lower().strip(".") for word, _, _ in words[:at]]
    name = words[at:]
    if not name:
        return
    surface = text[name[0][1] : name[-1][2]].rstrip(".-'\u2019")
    lower_roles, begin = _look_back(text, first, floor)
    roles = {*_offices(titles), *lower_roles}
    if at > 1 and words[0][0].lower() not in TITLES and {"president", "minister", "premier", "chancellor", "king"} & {*titles}:
        roles.add(f"{fold_name(words[0][0])} leader")
    roles |= set(_apposition(text, name[-1][2]))
    gender = "f" if {"mrs", "ms", "miss", "queen", "princess", "lady"} & set(titles) else "m" if "mr" in titles else ""
    yield Mention(begin, name[-1][2], surface, tuple(sorted(roles)), _is_object(text, begin), gender)


def _offices(titles: list[str]) -> list[str]:
    """Returns the offices that titles name: "prime minister" and what it ends in."""
    kept = [word for word in titles if word not in ("mr", "mrs", "ms", "miss", "dr", "sir")]
    if not kept or kept[-1] not in ROLES:
        return []
    return [" ".join(kept[-2:])] if len(kept) > 1 else [kept[-1]]


def _look_back(text: str, start: int, floor: int) -> tuple[list[str], int]:
    """Returns the office in small letters before a name ("agency spokesman Ian Ross") and where its phrase begins."""
    begin = start
    words = list(_WORD.finditer(text, max(floor, start - _LOOK_BACK), start))
    roles: list[str] = []
    for number in range(len(words) - 1, max(-1, len(words) - 7), -1):
        word, gap = words[number].group(), text[words[number].end() : begin]
        if gap.strip(" "):
            break
        lower = word.lower().rstrip(".")
        if lower in ROLES and not roles:
            before = words[number - 1].group().lower() if number else ""
            roles = [f"{before} {lower}" if before in TITLES else lower]
        elif not (
            lower in PREMODIFIERS
            or lower in TITLES
            or word.endswith(("'s", "\u2019s"))
            or (roles and word.isalpha() and lower not in PREPOSITIONS and begin != start and word.islower())
        ):
            break
        begin = words[number].start()
    return roles, begin


_APPOSITION = re.compile(
    r", (?:the |a )?(?:[\w'\u2019-]+ ){0,3}?((?:prime |foreign |defen[cs]e |vice |rescue |trade )?(?:"
    + "|".join(sorted(ROLES))
    + r"))(?: (?:of|for|in|at) |,)"
)


def _apposition(text: str, end: int) -> list[str]:
    match = _APPOSITION.match(text, end, end + 80)
    return [match[1]] if match else []


def _is_object(text: str, begin: int) -> bool:
    before = text[max(0, begin - 24) : begin].rstrip(" ")
    if not before or text[begin - 1 : begin] != " ":
        return False
    word = before.rsplit(" ", 1)[-1].rsplit("\n", 1)[-1].lower()
    return word in PREPOSITIONS
