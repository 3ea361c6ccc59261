"""`--watch` checks again after a change, and says what is wrong instead of ending."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_sample import Run

from checker.apps.cli import watch as watching


def test_a_change_is_seen(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder / "wrong.txt"

    def stop() -> None:
        raise KeyboardInterrupt

    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: file.write_text("Envoys met in the the hall.", encoding="utf-8"),
        lambda: file.unlink(),
        lambda: file.write_text("Envoys met in a hall.", encoding="utf-8"),
        stop,
    ]
    monkeypatch.setattr(watching.time, "sleep", lambda _: steps.pop(0)())
    outcome = run("lint", str(file), "--watch", "--output-format", "concise")
    assert outcome.code == 130
    assert outcome.out.count("WRD102") == 1
    assert outcome.err.count("watching for changes") == 4
    assert "no such file" in outcome.err


@pytest.mark.parametrize("arguments", ["--fix", "--diff", "--add-suppressions", "--update-baseline", "-"])
def test_watching_goes_with_nothing_that_writes(run: Run, arguments: str) -> None:
    outcome = run("lint", "wrong.txt", "--watch", *arguments.split())
    assert outcome.code == 2
    assert "--watch looks on while others write" in outcome.err


def test_a_touched_configuration_counts(folder: Path) -> None:
    from checker.apps.cli.options import LintOptions

    (folder / "checker.toml").write_text('ignore = ["WRD102"]\n')
    options = LintOptions(paths=["wrong.txt"])
    before = watching.look(options)
    os.utime(folder / "checker.toml", (1, 1))
    assert watching.look(options) != before
