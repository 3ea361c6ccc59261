"""Which rules run: the profile's, changed by codes and prefixes; the longest prefix wins, explicit beats implicit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from checker.errors import UsageError
from checker.rules import Rule, all_rules

PROFILES = ("default", "style", "deep", "all")


def select_rules(
    *,
    profile: str = "default",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
) -> tuple[Rule, ...]:
    """Returns the rules to run, by code.

    `select` replaces the profile's choice, `extend_select` adds to it, `ignore` takes away; each holds codes (TRM101),
    names (known-variant) or prefixes (TRM, TRM1, ALL). Of two that fit a rule the longer wins; of equal ones, `ignore`.
    """
    if profile not in PROFILES:
        raise UsageError(f"unknown profile {profile!r}; known: {', '.join(PROFILES)}")
    rules = all_rules()
    chosen, dropped = _resolve([*select, *extend_select], rules), _resolve(ignore, rules)
    return tuple(rule for rule in rules if _is_wanted(rule, profile, chosen, dropped, is_replaced=bool(select)))


def _is_wanted(rule: Rule, profile: str, chosen: Iterable[str], dropped: Iterable[str], *, is_replaced: bool) -> bool:
    wanted = max((len(prefix) for prefix in chosen if _fits(prefix, rule)), default=-1)
    unwanted = max((len(prefix) for prefix in dropped if _fits(prefix, rule)), default=-1)
    if wanted < 0 and not is_replaced and profile in ("all", rule.profile):
        wanted = 0
    if wanted < 0 and not is_replaced and profile != "default" and rule.profile == "default":
        wanted = 0
    return wanted >= 0 and wanted > unwanted


def _fits(prefix: str, rule: Rule) -> bool:
    return not prefix or rule.code.startswith(prefix)


def _resolve(words: Iterable[str], rules: Sequence[Rule]) -> list[str]:
    """Returns prefixes of codes for what a user wrote; raises UsageError for what fits no rule."""
    names = {rule.name: rule.code for rule in rules}
    prefixes = []
    for word in words:
        prefix = "" if word.upper() == "ALL" else names.get(word.lower(), word.upper())
        if prefix and not any(rule.code.startswith(prefix) for rule in rules):
            known = [*names, *names.values(), *sorted({rule.code[:3] for rule in rules})]
            near = get_close_matches(word, known, n=1) or get_close_matches(word.upper(), known, n=1)
            hint = f"; did you mean {near[0]}?" if near else f"; known: {', '.join(rule.code for rule in rules)}"
            raise UsageError(f"no rule fits {word!r}{hint}")
        prefixes.append(prefix)
    return prefixes
