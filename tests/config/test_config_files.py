"""Configuration: what is found, what is read, how files build on one another, and what is refused at which line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.config import Settings, find_config, overlay, read_config, read_inline
from checker.config.lines import line_of
from checker.config.patterns import anchor
from checker.engine.paths import PathTable
from checker.engine.select import choose_rules
from checker.errors import ConfigError

# What stands in checker.toml; the line and the message of the error.
REFUSED = [
    ("selct = []", 1, "unknown key 'selct'; did you mean 'select'?"),
    ("\n# a note\nper_file_ignores = {}", 3, "unknown key 'per_file_ignores'; did you mean 'per-file-ignores'?"),
    ("zzz = 1", 1, "unknown key 'zzz'; known: extend, required-version, "),
    ("select = [\n  'TRM',\n]\nfail_on = 'minor'", 4, "unknown key 'fail_on'; did you mean 'fail-on'?"),
    ("[house-style]\nprefer = []\nprefr = []", 3, "unknown key 'prefr'; did you mean 'prefer'?"),
    ("house-style = 1", 1, "'house-style' must be a table"),
    ("[tool.checker]\nselect = []", 1, "unknown key 'tool'; in checker.toml the keys stand by themselves"),
    ("select = 'TRM'", 1, "'select' must be a list of texts, as in "),
    ("select = ['TRM', 1]", 1, "'select' must be a list of texts, as in "),
    ("\nforce-exclude = 'yes'", 2, "'force-exclude' must be true or false, as in true"),
    ("text-field = 3", 1, "'text-field' must be a text in quotes"),
    ("severity = []", 1, "'severity' must be a table of texts"),
    ("[rules]\nTRM102 = 1", 1, "'rules' must be a table of tables"),
    ("[per-file-ignores]\n'a' = 'TRM'", 1, "'per-file-ignores' must be a table of lists of texts"),
    ("fail-on = 'fatal'", 1, "'fatal' is no value of 'fail-on'; known: neutral, minor, major, critical"),
    ("profile = 'strict'", 1, "'strict' is no value of 'profile'; known: default, style, deep, all"),
    ("[severity]\nTRM = 'major'\nWRD = 'huge'", 3, "'huge' is no value of 'severity'; known: neutral, "),
    ("extend = 'none.toml'", 1, "there is no file 'none.toml'"),
    ("\nextend = 'checker.toml'", 2, "'checker.toml' leads back to this file"),
    ("required-version = '>=9'", 1, "checker >=9 is required, but this is 0.1.0"),
    ("later-key = 1\nrequired-version = '9'", 2, "checker 9 is required, but this is 0.1.0"),
    ("required-version = 'new'", 1, "'new' is no condition on a version; write '>=0.1'"),
    ("select = [}", 1, "is not valid TOML: "),
    ("a = 1\nb = = 2", 2, "is not valid TOML: "),
]  # fmt: skip


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> Path:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def read(path: str) -> Settings:
    return read_config(Path(path), version="0.1.0")


@pytest.mark.parametrize(("text", "line", "message"), REFUSED, ids=[case[2][:50] for case in REFUSED])
def test_what_is_wrong_is_said_with_file_and_line(text: str, line: int, message: str) -> None:
    write("checker.toml", text)
    with pytest.raises(ConfigError) as caught:
        read("checker.toml")
    assert str(caught.value).startswith(f"checker.toml:{line}: {message}")


def test_an_error_in_pyproject_is_at_the_line_of_our_key() -> None:
    write("pyproject.toml", "select = 1\n[tool.other]\nselect = 2\n\n[tool.checker]\nselect = ['TRM']\nselekt = []\n")
    with pytest.raises(ConfigError, match=r"pyproject\.toml:7: unknown key 'selekt'"):
        read("pyproject.toml")


def test_a_file_that_is_no_text() -> None:
    Path("checker.toml").write_bytes(b"select = ['\xff']")
    with pytest.raises(ConfigError, match=r"checker\.toml: is not valid UTF-8 at byte 11"):
        read("checker.toml")


# Files, and which one is found from news/deep.
NEAREST: list[tuple[dict[str, str], str | None]] = [
    ({}, None),
    ({"checker.toml": ""}, "checker.toml"),
    ({"checker.toml": "", "news/checker.toml": ""}, "news/checker.toml"),
    ({"checker.toml": "", "news/pyproject.toml": "[tool.checker]\nselect=['TRM']"}, "news/pyproject.toml"),
    ({"checker.toml": "", "news/pyproject.toml": "[tool.other]\n[project]\nname='checker'"}, "checker.toml"),
    ({"checker.toml": "", "news/pyproject.toml": "[tool]\nchecker = {profile = 'all'}"}, "news/pyproject.toml"),
    ({"checker.toml": "", "pyproject.toml": "[tool.checker]\nselect=['TRM']"}, "checker.toml"),
    ({"news/deep/checker.toml": "", "news/checker.toml": ""}, "news/deep/checker.toml"),
]


@pytest.mark.parametrize(("files", "expected"), NEAREST)
def test_the_nearest_file_wins(here: Path, files: dict[str, str], expected: str | None) -> None:
    (here / "news/deep").mkdir(parents=True)
    for name, text in files.items():
        write(name, text)
    assert find_config(here / "news/deep") == (here / expected if expected else None)


def test_a_file_builds_on_another(here: Path) -> None:
    write(
        "desk/base.toml",
        "exclude=['old/']\nfail-on='major'\nglossary=['own.yaml','security']\n[severity]\nTRM='minor'\nWRD='minor'",
    )
    write(
        "desk/news/checker.toml",
        "extend='../base.toml'\nextend-exclude=['wire']\n[severity]\nWRD='major'\n[rules.TRM102]\nminor=0.4",
    )
    settings = read("desk/news/checker.toml")
    assert settings.exclude == (f"{here}/desk/**/old/",)
    assert settings.extend_exclude == (f"{here}/desk/news/**/wire",)
    assert settings.glossary == (f"{here}/desk/own.yaml", "security")
    assert settings.severity == {"TRM": "minor", "WRD": "major"}
    assert settings.rules == {"TRM102": {"minor": 0.4}}
    assert (settings.fail_on, settings.root) == ("major", f"{here}/desk/news")
    assert (settings.origins["fail_on"], settings.origins["severity"]) == (
        f"{here}/desk/news/../base.toml".replace("news/../", ""),
        f"{here}/desk/news/checker.toml",
    )


# What the extended file says, what the file says, what the command line says; whether TRM103, WRD101, PUN101 run.
LAYERS: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any], str]] = [
    ({}, {}, {}, "TRM103 WRD101 PUN101"),
    ({"ignore": ("TRM103",)}, {}, {}, "WRD101 PUN101"),
    ({"ignore": ("TRM103",)}, {"ignore": ("WRD",)}, {}, "PUN101"),
    ({"ignore": ("TRM103",)}, {"extend_select": ("TRM",)}, {}, "TRM103 WRD101 PUN101"),
    ({"ignore": ("TRM103",)}, {}, {"extend_select": ("TRM103",)}, "TRM103 WRD101 PUN101"),
    ({"ignore": ("TRM103",)}, {"select": ("TRM",)}, {}, "TRM103"),
    ({"select": ("TRM",)}, {"select": ("WRD",)}, {}, "WRD101"),
    ({"select": ("TRM",)}, {"extend_select": ("WRD",)}, {"ignore": ("TRM103",)}, "WRD101"),
    ({"select": ("TRM",), "ignore": ("TRM103",)}, {}, {"select": ("ALL",)}, "TRM103 WRD101 PUN101"),
    ({}, {"select": ("TRM",), "ignore": ("TRM1",), "extend_ignore": ("WRD",)}, {}, ""),
]


@pytest.mark.parametrize(("base", "own", "line", "expected"), LAYERS)
def test_a_later_layer_overrules_those_before(
    base: dict[str, Any], own: dict[str, Any], line: dict[str, Any], expected: str
) -> None:
    settings = Settings()
    for layer in (base, own, line):
        settings = overlay(settings, layer)
    running = {rule.code for rule in choose_rules(settings.profile, settings.selections)}
    assert [code for code in ("TRM103", "WRD101", "PUN101") if code in running] == expected.split()


def test_a_piece_of_toml_on_the_command_line(here: Path) -> None:
    values = read_inline("severity.TRM = 'minor'\nexclude = ['/old']", here, option="--config")
    assert values == {"severity": {"TRM": "minor"}, "exclude": (f"{here}/old",)}
    with pytest.raises(ConfigError, match=r"^--config: 'extend' belongs in a file"):
        read_inline("extend = 'a'", here, option="--config")
    with pytest.raises(ConfigError, match=r"^--config: 'a = ' is neither a file nor TOML"):
        read_inline("a = ", here, option="--config")


# Pattern, path below the folder of the configuration, whether it fits.
PATTERNS = [
    ("drafts/", "drafts/a.txt", True),
    ("drafts/", "news/drafts/a.txt", True),
    ("/drafts/", "news/drafts/a.txt", False),
    ("./drafts/", "drafts/a.txt", True),
    ("news/drafts", "news/drafts/a.txt", True),
    ("news/drafts", "old/news/drafts/a.txt", False),
    ("*.md", "news/a.md", True),
    ("*.md", "news/a.txt", False),
    ("news/**/*.md", "news/x/y/a.md", True),
    ("!news/", "news/a.md", False),
    ("!news/", "old/a.md", True),
    ("a.jsonl", "a.jsonl#3", True),
]


@pytest.mark.parametrize("folder", ["desk", "a desk [1] #2"])
@pytest.mark.parametrize(("pattern", "path", "expected"), PATTERNS)
def test_patterns_count_from_the_file_they_stand_in(here: Path, folder: str, pattern: str, path: str, expected: bool) -> None:
    table = PathTable({anchor(pattern, here / folder): "yes"})
    assert bool(table.values(f"{folder}/{path}")) == expected


KEYS = st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta"]), min_size=1, max_size=4, unique=True)
VALUES = st.sampled_from(["1", "'x'", "[\n  1,\n  # gamma = 2\n  2,\n]", '"""\nbeta = 1\n"""', "{a = 1}"])


@given(keys=KEYS, values=st.lists(VALUES, min_size=4, max_size=4), notes=st.lists(st.booleans(), min_size=4, max_size=4))
def test_the_line_of_a_key(keys: list[str], values: list[str], notes: list[bool]) -> None:
    text, expected = "", {}
    for key, value, has_note in zip(keys, values, notes, strict=False):
        text += f"# {key}\n\n" if has_note else ""
        expected[key] = text.count("\n") + 1
        text += f"{key} = {value}\n"
    assert tomllib.loads(text).keys() == expected.keys()
    assert {key: line_of(text, [key]) for key in keys} == expected
    assert line_of(text, ["omega"]) is None
