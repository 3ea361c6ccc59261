"""The rules, one file each; a rule is found by its file."""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module
from inspect import getmembers, isclass

from checker.rules.base import Context, Rule

__all__ = ["Context", "Rule", "all_rules"]


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Returns one instance of every rule, by code; two rules with one code are a bug and raise ValueError."""
    found: dict[str, Rule] = {}
    for family in pkgutil.iter_modules(__path__, f"{__name__}."):
        if not family.ispkg:
            continue
        for module in pkgutil.iter_modules(import_module(family.name).__path__, f"{family.name}."):
            for _, kind in getmembers(import_module(module.name), isclass):
                if kind.__module__ == module.name and issubclass(kind, Rule):
                    if kind.code in found:
                        raise ValueError(f"{module.name} and {type(found[kind.code]).__module__} share {kind.code}")
                    found[kind.code] = kind()
    return tuple(found[code] for code in sorted(found))
