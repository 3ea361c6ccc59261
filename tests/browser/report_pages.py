"""The reports that the browser tests open, and what they ask of their pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hostile_sample import make_hostile
from playwright.sync_api import Page
from render_sample import FINDINGS, SAMPLE, TALKS, make_report

REPORTS = {"sample": SAMPLE, "hostile": make_hostile(), "other": make_report((TALKS,), FINDINGS[1:], signature="other run")}
PAGES = [("sample", "article"), ("sample", "index"), ("hostile", "article"), ("hostile", "index")]
# Chromium sometimes gives a page from disk an empty storage; a page of a host keeps its own.
HOST = "http://report.test"
Open = Callable[..., Page]


def find_page(folder: Path, page: str) -> Path:
    if page == "index":
        return folder / "index.html"
    return next(path for path in sorted(folder.iterdir()) if 'id="m2"' in path.read_text(encoding="utf-8"))


def current(page: Page) -> str | None:
    """Returns the id of the note that is current and has the focus."""
    return page.evaluate(
        "() => { const note = document.querySelector('.note.current');"
        " return note && note === document.activeElement && note.getAttribute('aria-current') ? note.id : null; }"
    )
