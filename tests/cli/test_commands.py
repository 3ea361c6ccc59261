"""The commands beside `lint`: version, rules, glossaries; and output that nobody reads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from desk_sample import Run

from checker import __version__
from checker.engine.check import Checker
from checker.rules import all_rules

# Arguments, exit code, how standard output and standard error begin.
RUNS = [
    ("--version", 0, f"checker {__version__}\n", ""),
    ("rule", 0, "", ""),
    ("rule TRM101", 0, "# TRM101 known-variant (major, default profile, MQM termbase)\n\nA form that must not be used", ""),
    ("rule trm101", 0, "# TRM101 ", ""),
    ("rule known-variant", 0, "# TRM101 ", ""),
    ("rule TRM1", 0, "# TRM101 ", ""),
    ("rule TRM19", 2, "", "checker: no rule fits 'TRM19'; did you mean TRM?\n"),
    ("glossary check", 0, "", "0 problems, "),
    ("glossary check packs/desk", 0, "", "0 problems, "),
    ("glossary check twin.yaml", 1, "twin.yaml:2: the id 'twin' is already used at twin.yaml:1\n", "1 problem, 0 warnings\n"),
    ("glossary check none.yaml", 2, "", "checker: none.yaml: there is no such glossary file\n"),
    ("glossary list", 0, "indo-pacific  term  desk  Indo-Pacific\n", "2 concepts in 1 pack\n"),
    ("glossary list --pack bare.yaml", 0, "bare  term  bare  bare fact\n", "1 concept in 1 pack\n"),
    ("glossary list --pack none", 2, "", "checker: there is no glossary pack 'none'"),
    ("glossary show indo-pacific", 0, "indo-pacific (term), packs/desk/concepts.yaml:1\n  preferred    Indo-Pacific\n", ""),
    ("glossary show indo-pacifik", 2, "", "checker: there is no concept 'indo-pacifik'; nearest: indo-pacific\n"),
    ("glossary test", 0, "", "3 specs of 2 concepts: all passed\n"),
    ("glossary test good.yaml", 0, "", "2 specs of 1 concept: all passed\n"),
    ("glossary test bad.yaml", 1, "bad.yaml:1: good: is not flagged for its concept: An old fact.\n", "1 spec of 1 concept: "),
    ("glossary test broken.yaml", 2, "", "checker: broken.yaml:1: "),
]  # fmt: skip
FILES = {
    "bare.yaml": "- {id: bare, preferred: bare fact}\n",
    "twin.yaml": "- {id: twin, preferred: one}\n- {id: twin, preferred: two}\n",
    "good.yaml": "- {id: good, preferred: new fact, forbidden: [old fact], specs: [{flag: An old fact.}, {pass: New fact.}]}\n",
    "bad.yaml": "- {id: good, preferred: new fact, specs: [{flag: An old fact.}]}\n",
    "broken.yaml": "- {id: good}\n",
}

CLOSED = [["rule"], ["glossary", "list"], ["lint", "many.txt"], ["lint", "many.txt", "--output-format", "json"]]


@pytest.mark.parametrize(("arguments", "code", "out", "err"), RUNS, ids=[run[0] for run in RUNS])
def test_each_command(run: Run, folder: Path, arguments: str, code: int, out: str, err: str) -> None:
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    outcome = run(*arguments.split())
    assert outcome.code == code
    assert outcome.out.startswith(out)
    assert outcome.err.startswith(err)
    assert outcome.out or not out
    assert "Traceback" not in outcome.err


def test_every_rule_is_listed_and_shown(run: Run) -> None:
    listed = [line.split()[:2] for line in run("rule").out.splitlines()]
    assert listed == [[rule.code, rule.name] for rule in all_rules()]
    shown = run("rule", "ALL").out
    assert all(f"# {rule.code} {rule.name} (" in shown for rule in all_rules())


@pytest.mark.parametrize("command", [[], ["glossary"]], ids=["checker", "glossary"])
def test_no_arguments_show_help(run: Run, command: list[str]) -> None:
    outcome = run(*command)
    assert "Usage: checker" in outcome.out + outcome.err


@pytest.mark.parametrize("arguments", CLOSED, ids=[" ".join(arguments) for arguments in CLOSED])
def test_a_closed_pipe_is_no_error_of_ours(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, checker: Checker, arguments: list[str]
) -> None:
    # The session's checker has put the packs that ship there, compiled.
    cache = tmp_path_factory.getbasetemp().parent / "checker-cache"
    (folder / "many.txt").write_text("In the the hall.\n\n" * 500, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "checker", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "CHECKER_CACHE_DIR": str(cache)},
        cwd=folder,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() != 0


def test_module_and_script_are_the_same(folder: Path) -> None:
    command = [sys.executable, "-m", "checker", "--version"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == f"checker {__version__}\n"
