"""Where output goes: files, several formats, and places that cannot be written to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from desk_sample import Run

# Arguments after `lint wrong.txt twice.txt`, exit code, what is written, whether standard output has a report.
RUNS = [
    ("--output-format sarif --output-file out/a.sarif", 1, ["out/a.sarif"], False),
    ("--output-format sarif=a.sarif --output-format junit=j.xml", 1, ["a.sarif", "j.xml"], False),
    ("--output-format sarif=a.sarif --output-format concise", 1, ["a.sarif"], True),
    ("--output-format sarif=a.sarif --output-format json --output-file j.json", 1, ["a.sarif", "j.json"], False),
    ("--output-file a.txt.out", 1, ["a.txt.out"], False),
    ("--output-format json=-", 1, [], True),
    ("--output-format json --output-file -", 1, [], True),
    ("--exit-zero", 0, [], True),
    ("--exit-zero --output-format gitlab=q.json", 0, ["q.json"], False),
]
REFUSED = [
    ("--output-format json --output-format sarif", "one format goes to standard output; name files for the others"),
    ("--output-format json=a.json --output-file b.json", "--output-file is for a format that names no file"),
    ("--output-format json=a --output-format sarif=a", "two formats go to the same file"),
    ("--output-format json=", "--output-format json=: name a file after the ="),
    ("--output-format yaml=a", "unknown output format 'yaml'; known: checkstyle, "),
    ("--output-file wrong.txt", "wrong.txt is one of the articles; name another file for the output"),
    ("--output-file ./packs/../wrong.txt", "packs/../wrong.txt is one of the articles"),
    ("--output-file clean.txt/a", "cannot write clean.txt/a: "),
    ("--output-file packs", "cannot write packs: Is a directory"),
]


@pytest.mark.parametrize(("arguments", "code", "written", "is_shown"), RUNS, ids=[run[0] for run in RUNS])
def test_outputs(run: Run, folder: Path, arguments: str, code: int, written: list[str], is_shown: bool) -> None:
    before = {*folder.rglob("*")}
    outcome = run("lint", "wrong.txt", "twice.txt", *arguments.split())
    assert (outcome.code, outcome.err, "TRM101" in outcome.out, bool(outcome.out)) == (code, "", is_shown, is_shown)
    made = {path for path in {*folder.rglob("*")} - before if path.is_file() and "cache" not in path.parts}
    assert made == {folder / name for name in written}
    assert all("TRM101" in path.read_text(encoding="utf-8") for path in made)


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[case[0] for case in REFUSED])
def test_outputs_that_cannot_be(run: Run, folder: Path, arguments: str, message: str) -> None:
    before = (folder / "wrong.txt").read_bytes()
    outcome = run("lint", "wrong.txt", *arguments.split())
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith(f"checker: {message}")
    assert (folder / "wrong.txt").read_bytes() == before


def test_statistics_take_the_place_of_the_text(run: Run) -> None:
    table = "1  TRM101  [*]  known-variant\n1  WRD102  [*]  doubled-word\n"
    plain = run("lint", "wrong.txt", "twice.txt", "--statistics")
    assert (plain.code, plain.out, plain.err) == (1, table, "")
    machine = run("lint", "wrong.txt", "twice.txt", "--statistics", "--output-format", "json")
    assert (len(json.loads(machine.out)["findings"]), machine.err) == (2, table)


def test_a_file_of_another_mode_keeps_it(run: Run, folder: Path) -> None:
    (folder / "a.json").write_text("old")
    (folder / "a.json").chmod(0o604)
    run("lint", "wrong.txt", "--output-format", "json=a.json")
    assert ((folder / "a.json").stat().st_mode & 0o777, json.loads((folder / "a.json").read_text())["format"]) == (
        0o604,
        "checker-report/1",
    )


Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Returns a function that starts `checker` as a process of its own, with streams as given."""
    path = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])])
    cache = tmp_path_factory.getbasetemp().parent / "checker-cache"
    environment = os.environ | {"CHECKER_CACHE_DIR": str(cache), "PYTHONPATH": path}

    def call(arguments: str, *, extra: Mapping[str, str] | None = None, **streams: Any) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "checker", *arguments.split()]
        return subprocess.Popen(command, cwd=folder, env=environment | (extra or {}), stderr=subprocess.PIPE, **streams)

    return call


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", ["lint wrong.txt", "lint wrong.txt --output-format json", "rule", "lint --help"])
def test_a_full_disk_is_named(start: Start, arguments: str) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start(arguments, stdout=full)
    _, err = process.communicate()
    message = b"checker: cannot write to standard output: No space left on device\n"
    assert (process.returncode, err) == (2, message)


def test_a_pipe_that_nobody_reads_ends_the_run_quietly(start: Start) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = start("lint wrong.txt", stdout=writer)
    os.close(writer)
    _, err = process.communicate()
    assert (process.returncode, err) == (141, b"")


@pytest.mark.parametrize(
    ("arguments", "closed", "code", "message"),
    [
        ("lint -", 0, 2, b"skipped stdin.txt: standard input is closed"),
        ("lint wrong.txt", 1, 2, b"checker: standard output is closed\n"),
        ("lint clean.txt", 2, 0, b"1 article, no findings\n"),
    ],
)
def test_closed_streams(start: Start, arguments: str, closed: int, code: int, message: bytes) -> None:
    process = start(arguments, stdout=subprocess.PIPE, preexec_fn=lambda: os.close(closed))
    out, err = process.communicate()
    assert process.returncode == code
    assert message in out + err
    assert b"Traceback" not in out + err


def test_programs_get_utf8_in_any_locale(start: Start) -> None:
    for output_format, encoding in [("json", "utf-8"), ("junit", "utf-8"), ("concise", "latin-1")]:
        process = start(
            f"lint wrong.txt --output-format {output_format}", stdout=subprocess.PIPE, extra={"PYTHONIOENCODING": "latin-1"}
        )
        out, err = process.communicate()
        assert (process.returncode, err) == (1, b"")
        assert ("“Pacific India”" in out.decode(encoding)) == (encoding == "utf-8")
        assert "Pacific India" in out.decode(encoding)
