"""`checker glossary`: what it prints, and its exit codes."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

from checker.apps.cli import glossary as cli
from checker.model import Glossary

PACK = """\
- id: foip
  preferred: Free and Open Indo-Pacific
  abbreviation: FOIP
  admitted: [{form: open Indo-Pacific, note: rare}]
  forbidden: [{form: Pacific India, replacement: an open Indo-Pacific, lang: vi}]
  equivalents: {ja: 自由で開かれたインド太平洋}
  components: [[free, {literal: {vi: [liberal]}}], [Indo-Pacific, {head: true}]]
  number: singular
  definition: A vision.
  reference: https://example.org/foip
  valid: {from: 2016}
  specs: [{flag: Pacific India.}, {pass: An open sea.}]
- {id: quad, preferred: the Quad, type: organisation}
"""
LEXICON = "language: vi\nwords: {tự do: [free, freedom, liberty], biển: [sea]}\n"

SHOWN = """\
foip (term), packs/own/concepts.yaml:1
  preferred    Free and Open Indo-Pacific
  admitted     open Indo-Pacific (rare)
  forbidden    Pacific India → an open Indo-Pacific (from vi)
  abbreviation FOIP
  ja           自由で開かれたインド太平洋
  number       singular
  valid        2016 to …
  definition   A vision.
  reference    https://example.org/foip
  flag         Pacific India.
  pass         An open sea.
  word by word: free
    vi   liberal
    vi   freedom, liberty (tự do)
  word by word: Indo-Pacific (head)
"""

RUNS = [
    (["list"], 0, "foip  term          own  Free and Open Indo-Pacific\nquad  organisation  own  the Quad\n", "2 concepts"),
    (["list", "--pack", "own"], 0, "foip ", "2 concepts in 1 pack\n"),
    (["list", "--pack", "owl"], 2, "", "there is no glossary pack 'owl'; did you mean 'own'? (known: own)\n"),
    (["show", "foip"], 0, SHOWN, ""),
    (["show", "foib"], 2, "", "there is no concept 'foib'; nearest: foip\n"),
    (["show", "zzz"], 2, "", "there is no concept 'zzz'; checker glossary list shows all\n"),
    (["check", "own"], 1, "packs/own/concepts.yaml:13: 'quad' has no reference", "1 problem, 0 warnings\n"),
    (["check", "good.csv"], 0, "", "0 problems, 0 warnings\n"),
    (["check", "warn.csv"], 0, "warn.csv:2: warning: 'z'", "0 problems, 1 warning\n"),
    (["check", "broken.csv"], 1, "broken.csv:2: the target is empty\n", "1 problem, 0 warnings\n"),
    (["check", "cycle.csv", "broken.csv"], 1, "broken.csv:2: the target is empty\ncycle.csv:2: ", "2 problems, 0 warnings\n"),
    (["check", "nowhere.csv"], 2, "", "nowhere.csv: there is no such glossary file\n"),
    (["list", "--pack", "broken.csv"], 2, "", "broken.csv:2: the target is empty\n"),
]  # fmt: skip


@dataclass(frozen=True)
class SpecFailure:
    concept: str
    path: str
    line: int
    text: str
    message: str


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "packs/own/concepts.yaml": PACK,
        "packs/word-by-word/vi.yaml": LEXICON,
        "good.csv": "source,target\nKiev,Kyiv\n",
        "warn.csv": "concept,term,status,replacement\na,A,,\na,x,forbidden,z\n",
        "broken.csv": "source,target\nKiev,\n",
        "cycle.csv": "source,target\na,b\nb,a\n",
        "specs.yaml": "- {id: b, preferred: B, specs: [{pass: B.}]}\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "packs_folder", lambda: tmp_path / "packs")
    monkeypatch.setattr(cli, "default_packs", lambda: ("own",))
    monkeypatch.setattr("checker.glossary.check.packs_folder", lambda: tmp_path / "packs")
    return tmp_path


@pytest.mark.parametrize(("arguments", "code", "output", "errors"), RUNS, ids=[" ".join(run[0]) for run in RUNS])
def test_each_command(arguments: list[str], code: int, output: str, errors: str) -> None:
    result = CliRunner().invoke(cli.app, arguments)
    assert (result.exit_code, result.exception if code == 0 else None) == (code, None)
    assert result.stdout.startswith(output)
    assert errors in result.stderr
    assert "\x1b" not in result.output


@pytest.mark.parametrize(
    ("arguments", "failing", "code", "summary"),
    [
        ([], "", 0, "2 specs of 1 concept: all passed\n"),
        (["specs.yaml"], "", 0, "1 spec of 1 concept: all passed\n"),
        (["specs.yaml"], "b", 1, "1 spec of 1 concept: 1 failed\n"),
        (["own", "specs.yaml"], "foip", 1, "3 specs of 2 concepts: 2 failed\n"),
    ],
)
def test_specs(monkeypatch: pytest.MonkeyPatch, arguments: list[str], failing: str, code: int, summary: str) -> None:
    def run_specs(glossary: Glossary) -> list[SpecFailure]:
        assert "foip" in {concept.id for concept in glossary.concepts}
        return [
            SpecFailure(concept.id, "specs.yaml", spec.line, spec.text, "is not flagged")
            for concept in glossary.concepts
            for spec in concept.specs
            if concept.id == failing
        ]

    module = ModuleType("checker.engine.specs")
    module.run_specs = run_specs  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "checker.engine.specs", module)
    result = CliRunner().invoke(cli.app, ["test", *arguments])
    assert (result.exit_code, result.stderr) == (code, summary)
    assert all(f": {failing}: is not flagged: " in line for line in result.stdout.splitlines())
