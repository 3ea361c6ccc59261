"""Writes a report's pages: each complete or not at all."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from os import getpid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import UsageError
from checker.model import Report
from checker.render._screen import clean
from checker.render.html.article import build_article
from checker.render.html.index import build_index
from checker.render.html.site import Site
from checker.render.html.story import build_story

if TYPE_CHECKING:
    from jinja2 import Environment


def write_report(report: Report, folder: Path) -> list[Path]:
    """Writes `index.html` and a page per article into `folder`; returns their paths, the index first.

    A page appears under its name when it is whole, the index last. When a page cannot be written, those of this
    report are removed again. Raises `UsageError` where the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _place_pages(report, folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"the report cannot be written to {folder}: {reason}") from error


def draw_pages(report: Report) -> Iterator[tuple[str, str]]:
    """Yields the file name and the text of every page, the index last."""
    site = Site.of(report)
    environment = _load()
    shared = {
        "signature": report.signature,
        "run": sha256(report.signature.encode("utf-8", "backslashreplace")).hexdigest()[:12],
    }
    template = environment.get_template("article.html.j2")
    for number, article in enumerate(site.articles):
        yield article.href, template.render(page=build_article(site, number), **shared, **_assets("article"))
    template = environment.get_template("story.html.j2")
    for number in range(len(report.stories)):
        page = build_story(site, number)
        yield page.href, template.render(page=page, **shared, **_assets("index"))
    template = environment.get_template("index.html.j2")
    yield "index.html", template.render(page=build_index(site), **shared, **_assets("index"))


def _place_pages(report: Report, folder: Path) -> list[Path]:
    waiting: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for name, text in draw_pages(report):
            part = folder / f".{name}.{getpid()}.part"
            waiting[part] = folder / name
            part.write_text(text, encoding="utf-8", newline="\n")
        for part, page in waiting.items():
            part.replace(page)
            placed.append(page)
    except BaseException:
        for path in (*waiting, *placed):
            path.unlink(missing_ok=True)
        raise
    return placed[-1:] + placed[:-1]


@lru_cache(maxsize=1)
def _load() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("checker.render.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finish,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finish(value: Any) -> Any:
    """Returns text without characters that a page cannot hold or that reorder it; markup of ours stays as it is."""
    return clean(value) if type(value) is str else value


@lru_cache(maxsize=2)
def _assets(page: str) -> dict[str, Any]:
    """Returns the style and script of a page, which stand in it, and the policy that allows these two alone."""
    from markupsafe import Markup

    folder = files("checker.render.html") / "assets"
    style = (folder / "page.css").read_text(encoding="utf-8")
    script = (folder / f"{page}.js").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    )
    return {"style": Markup(style), "script": Markup(script), "policy": policy}


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
