"""A progress bar on standard error, for long runs that a person watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

FEW = 200  # files that are done before a bar is seen
PAUSE = 0.1  # seconds between two states of the bar


@contextmanager
def track(total: int) -> Iterator[Callable[[], None]]:
    """Yields the function to call after each file; shows a bar on a terminal, and nothing elsewhere."""
    if total < FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = ("checking", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # No thread draws the bar: processes are forked from this one.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task("checking", total=total)
        drawn = [0.0]

        def advance() -> None:
            progress.advance(task)
            if time.monotonic() - drawn[0] > PAUSE:
                progress.refresh()
                drawn[0] = time.monotonic()

        yield advance
