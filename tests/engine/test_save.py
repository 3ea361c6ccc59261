"""A mended file takes the place of the old one, unless that would lose something."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.engine import save as saving
from checker.engine.save import save
from checker.errors import OutputError

OLD, NEW = b"old", b"new"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    return path


def test_a_plain_file_is_replaced_and_keeps_its_mode(article: Path) -> None:
    article.chmod(0o640)
    save(article, OLD, NEW)
    assert (article.read_bytes(), article.stat().st_mode & 0o777) == (NEW, 0o640)
    assert [path.name for path in article.parent.iterdir()] == ["a.txt"]


def make_link(path: Path) -> None:
    path.rename(path.with_name("b.txt"))
    path.symlink_to("b.txt")


# What is done to the file, and the reason that is given.
REFUSED = [
    (lambda path: path.chmod(0o444), "it is read-only"),
    (make_link, "it is a link; name "),
    (lambda path: path.write_bytes(b"other"), "it has changed since it was read"),
    (lambda path: path.unlink(), "it cannot be read again (No such file or directory)"),
    (lambda path: (path.unlink(), path.mkdir()), "it is no plain file"),
    (lambda path: (path.unlink(), os.mkfifo(path)), "it is no plain file"),
]


@pytest.mark.parametrize(("change", "reason"), REFUSED, ids=[case[1] for case in REFUSED])
def test_refused(article: Path, change: Callable[[Path], object], reason: str) -> None:
    change(article)
    before = {path.name: path.lstat().st_mode for path in article.parent.iterdir()}
    held = article.read_bytes() if article.is_file() else b""
    with pytest.raises(OutputError) as refusal:
        save(article, OLD, NEW)
    assert refusal.value.message.startswith(reason)
    assert {path.name: path.lstat().st_mode for path in article.parent.iterdir()} == before
    assert (article.read_bytes() if article.is_file() else b"") == held


def test_a_change_while_the_new_file_is_written_is_seen(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = saving.write_whole

    def slow(path: Path, data: bytes, **options: object) -> None:
        article.write_bytes(b"edited meanwhile")
        write(path, data, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(saving, "write_whole", slow)
    with pytest.raises(OutputError, match="it has changed since it was read"):
        save(article, OLD, NEW)
    assert article.read_bytes() == b"edited meanwhile"
    assert [path.name for path in article.parent.iterdir()] == ["a.txt"]


def test_a_full_disk_is_named(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"it cannot be written \(No space left on device\)"):
        save(article, OLD, NEW)
    assert article.read_bytes() == OLD
    assert [path.name for path in article.parent.iterdir()] == ["a.txt"]
