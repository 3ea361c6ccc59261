"""A progress bar on standard error, for long runs that a person watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

FEW = 200  # files that are done before a bar is seen


@contextmanager
def track(total: int) -> Iterator[Callable[[], None]]:
    """Yields the function to call after each file; shows a bar on a terminal, and nothing elsewhere."""
    if total < FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = ("checking", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("checking", total=total)
        yield lambda: progress.advance(task)
