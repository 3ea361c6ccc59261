"""The reference is written from the class: every setting has its place, its example is valid, the page is up to date."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from checker.config import Settings
from checker.config.reference import GROUPS, Entry, entries, find_entries, write_page, write_start
from checker.config.values import INTERNAL, key_of, read_values
from checker.engine.project import filters_of, options_of, rules_of
from checker.errors import UsageError

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"


def refuse(keys: object, message: str) -> Exception:
    return AssertionError(f"{keys}: {message}")


def test_every_field_is_described() -> None:
    plain = [field.name for field in fields(Settings) if field.name not in INTERNAL]
    nested = {name for name in plain if is_dataclass(getattr(Settings(), name))}
    assert [entry.key for entry in entries() if "." not in entry.key] == [key_of(name) for name in plain if name not in nested]
    assert {entry.key.split(".")[0] for entry in entries() if "." in entry.key} == {key_of(name) for name in nested}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.key)
def test_an_example_is_valid(entry: Entry) -> None:
    assert entry.group in GROUPS
    assert entry.doc.endswith(".")
    values = read_values(tomllib.loads(f"{entry.key} = {entry.example}"), refuse)
    settings = Settings(**values)
    assert settings != Settings()
    # Codes, names and options in it are known.
    rules_of(settings)
    options_of(settings)
    filters_of(settings)


def test_what_init_writes_changes_nothing_until_a_mark_is_taken_away() -> None:
    start = write_start()
    assert tomllib.loads(start) == {}
    taken = tomllib.loads(re.sub(r"^#(?=\w)", "", start, flags=re.MULTILINE))
    assert {*taken} == {entry.key.split(".")[0] for entry in entries()}
    assert max(map(len, start.splitlines())) <= 110


def test_the_page_is_up_to_date() -> None:
    marked = re.search(r"<!-- settings:start -->\n\n(.*?)\n<!-- settings:end -->", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert marked, "docs/configuration.md needs its markers"
    assert marked[1] == write_page(), "run: make docs"


def test_a_setting_is_found_by_its_key() -> None:
    assert [entry.key for entry in find_entries("fail-on")] == ["fail-on"]
    assert [entry.key for entry in find_entries("house-style")] == ["house-style.prefer"]
    with pytest.raises(UsageError, match="there is no setting 'fial-on'; did you mean 'fail-on'"):
        find_entries("fial-on")
