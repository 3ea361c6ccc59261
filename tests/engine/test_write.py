"""Files are written whole or not at all."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from checker.engine import compiled
from checker.engine.write import write_whole

KILLS = 300
OLD, NEW = b"o" * 70_000, b"n" * 90_000
# Writes one content after the other until it is killed, over and over; says what was found after each kill.
KILLED = """\
import os, random, signal, sys, time
from pathlib import Path
from checker.engine.write import write_whole
path, kills = Path(sys.argv[1]), int(sys.argv[2])
contents = [b"o" * 70_000, b"n" * 90_000]
chance = random.Random(7)
for number in range(kills):
    child = os.fork()
    if not child:
        while True:
            for content in contents:
                write_whole(path, content, is_durable=True)
    time.sleep(chance.random() * 0.006)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    found = path.read_bytes()
    print("on"[contents.index(found)] if found in contents else "broken")
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_kill_at_any_moment_leaves_one_or_the_other(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    command = [sys.executable, "-c", KILLED, str(path), str(KILLS)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], check=True, capture_output=True, text=True)
    found = done.stdout.split()
    assert len(found) == KILLS
    assert {*found} == {"o", "n"}


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_mode_is_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    path.chmod(mode)
    write_whole(path, NEW, is_durable=True)
    assert (path.read_bytes(), path.stat().st_mode & 0o777, names(tmp_path)) == (NEW, mode, ["a.txt"])


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_whole(tmp_path / "a.txt", NEW)
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(OLD)
    (tmp_path / "link.txt").symlink_to("a.txt")
    write_whole(tmp_path / "link.txt", NEW)
    assert ((tmp_path / "link.txt").is_symlink(), (tmp_path / "a.txt").read_bytes()) == (True, NEW)


def test_what_is_no_file_is_written_as_it_is() -> None:
    write_whole(Path(os.devnull), NEW)
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("broken", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_is_left_beside_a_file_that_could_not_be_written(tmp_path: Path, broken: BaseException) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)

    def fail() -> None:
        raise broken

    with pytest.raises(type(broken)):
        write_whole(path, NEW, check=fail)
    assert (path.read_bytes(), names(tmp_path)) == (OLD, ["a.txt"])


def test_a_full_disk_leaves_nothing_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fchmod", fill)
    compiled._write_entry(tmp_path / "cache/glossary-1.json", {"format": "x"})
    assert names(tmp_path / "cache") == []


def test_random_contents_come_back(tmp_path: Path) -> None:
    chance = random.Random(1)
    for size in (0, 1, 4096, 1_000_003):
        data = chance.randbytes(size)
        write_whole(tmp_path / "a.bin", data)
        assert (tmp_path / "a.bin").read_bytes() == data
