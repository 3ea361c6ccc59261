"""What other programs run: the hook, the action and the commands that the page on CI shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from checker.apps.cli.main import app

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)]
SCRIPTS = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
JOB = next(block["checker"] for block in BLOCKS if "checker" in block)
COMMANDS = [HOOK["entry"], *re.findall(r"^checker .*", PAGE, re.MULTILINE), *JOB["script"], *SCRIPTS]


def options_of(command: str) -> set[str]:
    group = get_command(app)
    return {name for parameter in group.commands[command].params for name in parameter.opts}  # type: ignore[attr-defined]


def test_every_option_that_is_shown_exists() -> None:
    shown = {option for command in COMMANDS for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", command)}
    ours = shown - {"--disable-pip-version-check", "--quiet"}
    assert {"--diff-base", "--output-format", "--report", "--fail-on", "--force-exclude"} <= ours
    assert ours <= options_of("lint")


def test_the_action_has_the_parts_that_github_asks_for() -> None:
    assert ACTION.keys() >= {"name", "description", "inputs", "outputs", "runs"}
    assert ACTION["runs"]["using"] == "composite"
    for step in ACTION["runs"]["steps"]:
        assert ("uses" in step) != ("run" in step)
        assert "uses" in step or step["shell"] == "bash"
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert {*re.findall(r"inputs\.([\w-]+)", text)} == {*ACTION["inputs"]}
    steps = {step["id"] for step in ACTION["runs"]["steps"] if "id" in step}
    assert {*re.findall(r"steps\.([\w-]+)\.outputs", text)} == steps
    assert not any("${{" in script for script in SCRIPTS), "an input in a script would be run"


def test_the_page_names_the_inputs_of_the_action() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \|", PAGE, re.MULTILINE)
    assert rows == [*ACTION["inputs"]]
    assert all(f"`{name}`" in PAGE for name in ACTION["outputs"])


def test_the_examples_on_the_page_use_what_there_is() -> None:
    (hooks,) = (block["repos"][0]["hooks"] for block in BLOCKS if "repos" in block)
    assert [hook["id"] for hook in hooks] == [HOOK["id"]]
    (uses,) = (block["jobs"]["checker"]["steps"] for block in BLOCKS if "jobs" in block)
    assert uses[-1]["with"].keys() <= ACTION["inputs"].keys()
    assert JOB["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json", "junit": "checker.xml"}


@pytest.mark.parametrize(
    ("settings", "code", "summary"),
    [
        ({"PATHS": "wrong.txt\nclean.txt\n"}, 1, "    wrong.txt:1:16: WRD102 minor “and” stands twice."),
        ({"PATHS": "wrong.txt", "FAIL_ON": "major"}, 0, "    wrong.txt:1:16: WRD102"),
        ({"PATHS": "wrong.txt", "ARGUMENTS": "--ignore\nWRD102\n"}, 0, "No findings."),
        ({"PATHS": "clean.txt"}, 0, "No findings."),
        ({"PATHS": "$(touch made); `touch made`"}, 2, "checker ended with exit code 2"),
        ({"PATHS": "clean.txt", "DIFF_BASE": "--output=made"}, 2, "checker ended with exit code 2"),
    ],
)
def test_the_check_of_the_action_runs(settings: dict[str, str], code: int, summary: str, tmp_path: Path) -> None:
    script = next(step["run"] for step in ACTION["runs"]["steps"] if step.get("id") == "lint")
    (tmp_path / "wrong.txt").write_text("The envoys met and and talked.\n", encoding="utf-8")
    (tmp_path / "clean.txt").write_text("The envoys met and talked.\n", encoding="utf-8")
    program = tmp_path / "bin/checker"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "CHECKER_CACHE_DIR": os.environ.get("CHECKER_CACHE_DIR", str(tmp_path / "cache")),
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_OUTPUT": str(tmp_path / "output.txt"),
        **dict.fromkeys(("PATHS", "ARGUMENTS", "FAIL_ON", "DIFF_BASE"), ""),
        **settings,
    }
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    written = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert written.startswith("### checker\n\n")
    assert summary in written
    assert f"exit-code={code}\n" in (tmp_path / "output.txt").read_text(encoding="utf-8")
    assert not (tmp_path / "made").exists()
    if code < 2:
        assert {"index.html", "checker.sarif"} <= {path.name for path in (tmp_path / "temp/checker-report").iterdir()}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
def test_pre_commit_runs_the_hook(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    # What is installed beside these tests serves the hook's own environment: nothing is downloaded.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON", "PIP_"))}
    environment |= {
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this one as "no isolation"
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "CHECKER_CACHE_DIR": os.environ.get("CHECKER_CACHE_DIR", str(tmp_path / "cache")),
        "GIT_CONFIG_GLOBAL": "/dev/null",
        **{f"GIT_{role}_{what}": "desk" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }

    def call(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)

    hook, articles = tmp_path / "hook", tmp_path / "articles"
    for part in ("checker", "glossaries"):
        shutil.copytree(ROOT / part, hook / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / part, hook / part)
    articles.mkdir()
    (articles / "wrong.txt").write_text("The envoys met and and talked.\n", encoding="utf-8")
    (articles / "clean.md").write_text("The envoys met and talked.\n", encoding="utf-8")
    (articles / "left.txt").write_text("They met and and talked.\n", encoding="utf-8")
    (articles / "checker.toml").write_text('exclude = ["left.txt"]\n', encoding="utf-8")
    for folder in (hook, articles):
        for step in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "A version"]):
            assert call("git", *step, cwd=folder).returncode == 0
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(hook), "checker", "--verbose", "--files"]
    done = call(*command, "wrong.txt", "clean.md", "left.txt", cwd=articles)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "wrong.txt:1:16 WRD102" in done.stdout
    assert "2 articles, 1 finding" in done.stdout
    assert call(*command, "clean.md", "left.txt", cwd=articles).returncode == 0
