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
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from checker.render.html import write_report

# The sample reports are shared with the tests of the renderers.
sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
from report_pages import HOST, REPORTS, Open, find_page

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


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


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report in each subfolder."""
    folder = tmp_path_factory.mktemp("reports")
    for name, report in REPORTS.items():
        write_report(report, folder / name)
    return folder


@pytest.fixture
def open_page(browser: Browser, folder: Path) -> Iterator[Open]:
    """Returns a function that opens a page; what went wrong in it fails the test at its end."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_one(
        report: str = "sample", page: str = "article", *, width: int = 1280, is_hosted: bool = False, **options: object
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.add_init_script(
            "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective, event.sample))"
        )
        tab = context.new_page()
        tab.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on("dialog", lambda dialog: wrong.append(f"dialog {dialog.message}"))
        tab.on("request", lambda request: None if request.url.startswith(("file:", HOST)) else wrong.append(request.url))
        path = find_page(folder / report, page)
        tab.route(f"{HOST}/**", lambda route: route.fulfill(path=path))
        tab.goto(f"{HOST}/{path.name}" if is_hosted else path.as_uri())
        return tab

    yield open_one
    for context in contexts:
        context.close()
    assert wrong == []
