"""Settings become a checker: its rules and their options, its glossary, and its filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from checker.config import Settings, locate, locate_in
from checker.config.settings import CHOOSING
from checker.engine.check import Checker
from checker.engine.compiled import load_compiled
from checker.engine.filters import Filter, ignore_in_files, reweigh
from checker.engine.paths import PathTable
from checker.engine.select import choose_rules, resolve_codes
from checker.errors import UsageError
from checker.model import Severity
from checker.rules import Rule, all_rules

T = TypeVar("T")


def load_project(
    settings: Settings, *, packs: Sequence[str], search: Sequence[Path], cache: Path | None, more: Iterable[Filter] = ()
) -> Checker:
    """Returns the checker that `settings` ask for.

    `packs` are those that count besides `settings.glossary`; `search` are the folders where packs lie by name; `more`
    filters come after those of the settings. Raises CheckerError with file and line for what fits no rule or pack.
    """
    rules = rules_of(settings)
    prefer = settings.house_style.prefer
    compiled = _blame(
        settings,
        "glossary",
        lambda: load_compiled(
            [*settings.glossary, *packs], search=search, cache=cache, ranked=len(settings.glossary), prefer=prefer
        ),
    )
    for form in compiled.unknown:
        message = f"no glossary admits {form!r}; add it to one of your own that 'glossary' names"
        raise locate(settings, "house_style", message, "prefer")
    options = options_of(settings)
    if prefer:
        options["TRM103"] = {"prefer": compiled.house, **options.get("TRM103", {})}
    root = Path(settings.root) if settings.root else Path.cwd()
    return Checker(compiled, rules, options, filters=[*filters_of(settings), *more], root=root)


def rules_of(settings: Settings) -> tuple[Rule, ...]:
    """Returns the rules that run."""
    for layer in settings.selections:
        for name in CHOOSING:
            try:
                resolve_codes(getattr(layer, name))
            except UsageError as error:
                raise locate_in(layer.origin, name, error.message) from None
    return _blame(settings, "profile", lambda: choose_rules(settings.profile, settings.selections))


def options_of(settings: Settings) -> dict[str, dict[str, Any]]:
    """Returns the options of the rules, by code."""
    found: dict[str, dict[str, Any]] = {}
    rules = {known: rule for rule in all_rules() for known in (rule.code, rule.name)}
    for name, table in settings.rules.items():
        rule = rules.get(name) or rules.get(name.upper())
        if rule is None:
            raise locate(settings, "rules", f"no rule is called {name!r}; checker rule lists them", name)
        for key, value in table.items():
            option = key.replace("-", "_")
            if option not in rule.options:
                known = ", ".join(one.replace("_", "-") for one in rule.options) or "none"
                raise locate(settings, "rules", f"{rule.code} has no option {key!r}; known: {known}", name, key)
            if not _is_like(value, rule.options[option]):
                message = f"the option {key!r} of {rule.code} must be like {_show(rule.options[option])}"
                raise locate(settings, "rules", message, name, key)
            found.setdefault(rule.code, {})[option] = value
    return found


def filters_of(settings: Settings) -> list[Filter]:
    """Returns the filters that findings pass through."""
    filters: list[Filter] = []
    if settings.severity:
        severities = {
            prefix: Severity(level)
            for word, level in settings.severity.items()
            for prefix in _resolve(settings, "severity", word, [word])
        }
        filters.append(reweigh(severities, all_rules()))
    tables = (("per_file_ignores", settings.per_file_ignores), ("extend_per_file_ignores", settings.extend_per_file_ignores))
    rows = {pattern: [*_resolve(settings, name, pattern, codes)] for name, table in tables for pattern, codes in table.items()}
    if rows:
        filters.append(ignore_in_files(PathTable[Sequence[str]](rows)))
    return filters


def _resolve(settings: Settings, name: str, key: str, words: Iterable[str]) -> list[str]:
    return _blame(settings, name, lambda: resolve_codes(words), key)


def _blame(settings: Settings, name: str, make: Callable[[], T], *keys: str) -> T:
    """Returns what `make` returns; a wrong use that it meets is laid to the line that set the field `name`."""
    try:
        return make()
    except UsageError as error:
        raise locate(settings, name, str(error), *keys) from None


def _is_like(value: Any, default: Any) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, int | float):
        return isinstance(value, int | float)
    if isinstance(default, str):
        return isinstance(value, str)
    return isinstance(value, Mapping) == isinstance(default, Mapping)


def _show(default: Any) -> str:
    return str(default).lower() if isinstance(default, bool) else repr(default)
