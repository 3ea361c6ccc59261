"""Which rules run: the profile's, changed by codes and prefixes; the longest prefix wins, explicit beats implicit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from checker.config.settings import PROFILES, Selection
from checker.errors import UsageError
from checker.rules import Rule, all_rules


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
    layer = Selection(select=tuple(select), extend_select=tuple(extend_select), ignore=tuple(ignore))
    return choose_rules(profile, [layer])


def choose_rules(profile: str, layers: Iterable[Selection]) -> tuple[Rule, ...]:
    """Returns the rules of a profile, by code, as changed by each of `layers` in turn: a later one overrules those before."""
    if profile not in PROFILES:
        raise UsageError(f"unknown profile {profile!r}; known: {', '.join(PROFILES)}")
    rules = all_rules()
    chosen = {rule.code for rule in rules if profile in ("all", rule.profile) or rule.profile == "default"}
    for layer in layers:
        wanted = resolve_codes([*layer.select, *layer.extend_select])
        unwanted = resolve_codes([*layer.ignore, *layer.extend_ignore])
        chosen = set() if layer.select else chosen
        for rule in rules:
            for_it, against = longest_prefix(rule.code, wanted), longest_prefix(rule.code, unwanted)
            if for_it > against:
                chosen.add(rule.code)
            elif against >= 0:
                chosen.discard(rule.code)
    return tuple(rule for rule in rules if rule.code in chosen)


def longest_prefix(code: str, prefixes: Iterable[str]) -> int:
    """Returns the length of the longest of `prefixes` that `code` begins with; -1 where there is none."""
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)


def resolve_codes(words: Iterable[str]) -> list[str]:
    """Returns prefixes of codes for what a user wrote; raises UsageError for what fits no rule."""
    rules = all_rules()
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
