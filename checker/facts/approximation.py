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
_REACH = 18  # characters: "approximately " and a bracket


def bound_before(text: str, start: int) -> str:
    """Returns `>` after "more than", `<` after "up to", `~` after "about", empty after anything else."""
    words = text[max(0, start - _REACH) : start].lower().split()
    if not words:
        return ""
    last = words[-1].lstrip('(\u201c"')
    if last in _SECOND and len(words) > 1:
        return _PAIRS.get((words[-2].lstrip('(\u201c"'), last), "")
    return _WORDS.get(last, "")
