"""Reports become text, data and pages.

A format is a file of this folder: its name is the format's name, its function `render(report, *, color=False)` returns
the whole output. Files that begin with an underscore are no formats; pages live in `html/`.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Protocol, cast

from checker.errors import UsageError
from checker.model import Report
from checker.render._message import describe

__all__ = ["describe", "formats", "render", "render_diff", "render_statistics"]


class Renderer(Protocol):
    """What the file of a format offers; formats without colour ignore `color`."""

    def __call__(self, report: Report, *, color: bool = False) -> str: ...


def formats() -> list[str]:
    """Returns the names of all output formats, sorted."""
    return sorted(
        module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg and not module.name.startswith("_")
    )


def render(name: str, report: Report, *, color: bool = False) -> str:
    """Returns `report` in the format `name`; raises `UsageError` for a name that is no format."""
    known = formats()
    if name not in known:
        raise UsageError(f"unknown output format {name!r}; known: {', '.join(known)}")
    renderer = cast(Renderer, import_module(f"{__name__}.{name}").render)
    return renderer(report, color=color)


def render_statistics(report: Report) -> str:
    """Returns how often each rule found something, most first."""
    from checker.render._statistics import render

    return render(report)


def render_diff(path: str, before: str, after: str, *, is_screen: bool = False) -> str:
    """Returns a unified diff of two states of a file; with `is_screen` nothing in it acts on a terminal."""
    from checker.render._diff import render

    return render(path, before, after, is_screen=is_screen)
