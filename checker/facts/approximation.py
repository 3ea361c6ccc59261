"""Words before a number that say it is no exact one."""

from __future__ import annotations

_ABOUT = frozenset(
    "about around roughly nearly almost approximately approx approx. circa some ~ \u2248 estimated c. ca.".split()
)
_WORDS = {"over": ">", "above": ">", "exceeding": ">", "under": "<", "below": "<"} | dict.fromkeys(_ABOUT, "~")
_PAIRS = {
    ("more", "than"): ">",
    ("greater", "than"): ">",
    ("less", "than"): "<",
    ("fewer", "than"): "<",
    ("up", "to"): "<",
    ("at", "least"): ">",
    ("at", "most"): "<",
    ("close", "to"): "~",
}
_SECOND = frozenset(second for _, second in _PAIRS)
_OPENING = '(\u201c"\n'
_REACH = 18  # characters: "approximately " and a bracket


def bound_before(text: str, start: int) -> str:
    """Returns `>` after "more than", `<` after "up to", `~` after "about", empty after anything else."""
    before = text[max(0, start - _REACH) : start].lower()
    if before[-1:] != " ":
        return "~" if before[-1:] in ("~", "\u2248") else ""
    rest, _, last = before[:-1].rpartition(" ")
    last = last.lstrip(_OPENING)
    if last in _SECOND:
        return _PAIRS.get((rest.rpartition(" ")[2].lstrip(_OPENING), last), "")
    return _WORDS.get(last, "")
