"""Chromium, pages and axe-core for the browser tests.

They run where Debian's chromium and `node_modules/axe-core` are there, and are skipped elsewhere; with
CHECKER_REQUIRE_BROWSER=1 they fail instead.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

# The sample reports are shared with the tests of the renderers.
sys.path.insert(0, str(Path(__file__).parents[1] / "render"))


def require(path: Path, command: str) -> Path:
    """Returns a path that a test needs; skips the test, or fails it where browser tests are required."""
    if not path.exists():
        reason = f"{path} is missing: {command}"
        if os.environ.get("CHECKER_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser with a fresh profile folder."""
    chromium = require(CHROMIUM, "apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return require(AXE, "npm install --no-save axe-core").read_text(encoding="utf-8")
