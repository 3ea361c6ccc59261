"""A baseline knows what was there, whatever is written above; what is new is open, what is gone is stale."""

from __future__ import annotations

import json
import subprocess
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.engine.baseline import (
    FORMAT,
    Known,
    describe_stale,
    read_baseline,
    renew,
    set_aside,
    stale_rows,
    write_baseline,
)
from checker.engine.check import Checker
from checker.engine.run import run
from checker.errors import ConfigError
from checker.model import Report
from checker.readers import read_bytes

SENTENCES = [
    "The envoys met in the the hall on Monday.",
    "They allianced with the orientator.",
    "The goverment, which was named, resigned.",
    "All is well that ends well.",
    "He came and and went.",
]
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)
ROWS = st.lists(
    st.builds(Known, st.text(max_size=9), st.sampled_from(["TRM101", "WRD102"]), st.text(max_size=5), st.text(max_size=9))
)
PROPERTY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

# What stands in the file, and what is said of it.
BROKEN = [
    (b"", ":1: is no baseline: Expecting value"),
    (b"[]", ": is no baseline of the format checker-baseline/1; --update-baseline writes one"),
    (b"{}", ": is no baseline of the format checker-baseline/1"),
    (b'[{"format": "checker-baseline/9"}]', ": is no baseline of the format checker-baseline/1"),
    (b'[{"format": "checker-baseline/1"}\n,1]', ": row 1 is not understood; it has path, code, fingerprint, text"),
    (b'[{"format": "checker-baseline/1"}\n,{"path": "a"}]', ": row 1 is not understood"),
    (b'[{"format": "checker-baseline/1"}\n<<<<<<< HEAD\n]', ":2: is no baseline: Expecting ',' delimiter"),
    (b"\xff", ": is no baseline: it is not UTF-8"),
    (b"[" * 100_000, ": is no baseline: it is nested too deeply"),
]


def report_on(checker: Checker, **texts: str) -> Report:
    return run([(f"{name}.txt", partial(read_bytes, text.encode(), f"{name}.txt")) for name, text in texts.items()], checker)


def with_rows(checker: Checker, rows: list[Known]) -> Checker:
    return Checker(checker.glossary, checker.rules, {}, filters=[set_aside(rows)])


def open_texts(report: Report) -> list[str]:
    return [finding.text for finding in report.findings if finding.status == "open"]


@PROPERTY
@given(paragraphs=PARAGRAPHS, above=PARAGRAPHS, number=st.integers(0, 6))
def test_what_is_known_is_silent_and_edits_elsewhere_change_nothing(
    checker: Checker, paragraphs: list[str], above: list[str], number: int
) -> None:
    rows = renew([], report_on(checker, a="\n\n".join(paragraphs)), root=Path.cwd())
    again = report_on(with_rows(checker, rows), a="\n\n".join(paragraphs))
    assert open_texts(again) == []
    assert [score.penalty for score in again.scores] == [0]
    # Paragraphs without a finding above, between and below.
    clean = [f"Rain fell on town {at}." for at, _ in enumerate(above)]
    changed = [*clean, *paragraphs[:number], *clean, *paragraphs[number:], *clean]
    after = report_on(with_rows(checker, rows), a="\r\n".join(changed))
    assert open_texts(after) == []
    assert stale_rows(rows, after, root=Path.cwd()) == []
    assert {*renew(rows, after, root=Path.cwd())} == {*rows}


def test_what_is_new_is_open_and_what_is_gone_is_stale(checker: Checker) -> None:
    before = report_on(checker, a="In the the hall.\n\nHe came and and went.", b="In the the port.")
    rows = renew([], before, root=Path.cwd())
    assert [(row.path, row.code, row.text) for row in sorted(rows, key=lambda row: (row.path, row.text))] == [
        ("a.txt", "WRD102", "and and"),
        ("a.txt", "WRD102", "the the"),
        ("b.txt", "WRD102", "the the"),
    ]
    after = report_on(with_rows(checker, rows), a="In the the hall.\n\nHe saw an an island.")
    assert open_texts(after) == ["an an"]
    # b.txt was not looked at, and is no file of this folder: whoever took it away took its rows away.
    stale = stale_rows(rows, after, root=Path.cwd())
    assert sorted((row.path, row.text) for row in stale) == [("a.txt", "and and"), ("b.txt", "the the")]
    assert describe_stale(sorted(stale), "known.json").startswith(
        "known.json has rows for what is no longer found: a.txt WRD102"
    )


def test_rows_that_a_run_did_not_look_at_stay(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("In the the port.")
    rows = [Known("b.txt", "WRD102", "1" * 16, "the the"), Known("a.txt", "ZZZ101", "2" * 16, "x")]
    report = report_on(checker, a="In the the hall.")
    in_folder = Report(report.signature, tuple(read_bytes(b"x", str(tmp_path / "a.txt"))), (), rules=report.rules)
    assert stale_rows(rows, in_folder, root=tmp_path) == []
    assert {*renew(rows, in_folder, root=tmp_path)} == {*rows}


@given(rows=ROWS)
def test_a_file_comes_back_as_it_was(rows: list[Known], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "known.json"
    path.write_bytes(write_baseline(rows))
    assert read_baseline(path) == tuple(sorted({*rows}))
    assert write_baseline(reversed(rows)) == path.read_bytes()
    assert json.loads(path.read_bytes())[0] == {"format": FORMAT}


@pytest.mark.parametrize(("data", "message"), BROKEN)
def test_a_file_that_is_no_baseline(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "known.json").write_bytes(data)
    with pytest.raises(ConfigError) as caught:
        read_baseline(tmp_path / "known.json")
    assert str(caught.value).startswith(f"{tmp_path}/known.json{message}")


@pytest.mark.parametrize(("attributes", "theirs"), [("", "z.txt"), ("known.json merge=union\n", "m2.txt")])
def test_branches_merge(tmp_path: Path, attributes: str, theirs: str) -> None:
    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", *arguments]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    def commit(rows: list[Known]) -> None:
        (tmp_path / "known.json").write_bytes(write_baseline(rows))
        git("add", "."), git("commit", "-m", "rows")

    base = [Known(f"{letter}.txt", "WRD102", "0" * 16, "x") for letter in "bdkmpry"]
    ours, other = (Known(name, "WRD102", "0" * 16, "x") for name in ("m1.txt", theirs))
    (tmp_path / ".gitattributes").write_text(attributes)
    git("init")
    commit(base)
    git("checkout", "-b", "branch")
    commit([*base, other])
    git("checkout", "main")
    commit([*base, ours])
    git("merge", "branch")
    assert read_baseline(tmp_path / "known.json") == tuple(sorted([*base, ours, other]))
