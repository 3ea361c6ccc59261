"""What README.md says is so: its generated parts, its commands with their exit codes, its links."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)(?: title=(\S+))?\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
FILES = {title: body for _, title, body in BLOCKS if title}
LINES = [line[2:] for kind, _, body in BLOCKS if kind == "console" for line in body.splitlines() if line.startswith("$ ")]
COMMANDS = [(command.strip(), int(code or 0)) for command, _, code in (line.partition("# exit ") for line in LINES)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample articles and the files that the README shows."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", folder / "examples")
    for name, body in FILES.items():
        (folder / name).write_text(body, encoding="utf-8")
    return folder


def test_generated_parts_are_what_the_program_says() -> None:
    script = ROOT / "scripts" / "write_readme_tables.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_commands_are_shown() -> None:
    assert len(COMMANDS) > 10


@pytest.mark.parametrize(("command", "code"), COMMANDS)
def test_command_ends_with_the_stated_exit_code(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, command: str, code: int
) -> None:
    programs = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "CHECKER_CACHE_DIR": str(tmp_path_factory.getbasetemp().parent / "checker-cache"),
    }
    done = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert code == done.returncode, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_lead_to_files(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not link.startswith(("http", "#"))]
    assert [link for link in links if not (ROOT / link).exists()] == []
