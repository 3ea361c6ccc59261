"""A session in headless Neovim: marks, hover and a fix, in a line with emoji and accents."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

TEXT = "🙂🙂 Cafe\u0301 — met in the Pacific India and and talked.\n"


def test_neovim_marks_explains_and_fixes(desk: Path) -> None:
    program = shutil.which("nvim")
    if program is None:
        assert not os.environ.get("CHECKER_REQUIRE_EDITOR"), "nvim is not here"
        pytest.skip("nvim is not here")
    (desk / "article.txt").write_text(TEXT, encoding="utf-8")
    script = Path(__file__).with_name("session.lua")
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYTHON": sys.executable,
        "XDG_STATE_HOME": str(desk),
        "LC_ALL": "C.UTF-8",
    }
    command = [program, "--headless", "--clean", "-n", "-c", f"luafile {script}"]
    done = subprocess.run(command, cwd=desk, env=environment, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    answers = json.loads((desk / "answers.json").read_text(encoding="utf-8"))
    assert answers["marks"] == [{"code": "TRM101", "text": "Pacific India"}, {"code": "WRD102", "text": "and and"}]
    assert "### TRM101 known-variant" in answers["hover"]
    assert answers["text"] == [TEXT.replace("Pacific India", "Indo-Pacific").rstrip("\n")]
