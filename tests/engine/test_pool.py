"""Processes side by side: order, exceptions, processes that die, and none that stay."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from checker.engine.check import Checker
from checker.engine.look import FileReader, Source
from checker.engine.pool import Pool
from checker.engine.run import run
from checker.engine.stories import StoryPlan
from checker.errors import PoolError, ReadError
from checker.readers import ReadOptions, read_bytes

WRONG = "Envoys met in the the hall of the India-Pacific."
METHODS = ["fork", "spawn"] if sys.platform.startswith("linux") else ["spawn"]


def make_tool() -> str:
    return "tool"


def break_tool() -> str:
    raise ReadError("no tool", path="a.txt")


def kill_tool() -> str:
    os._exit(3)


def double(number: int, tool: str) -> tuple[str, int]:
    return tool, 2 * number


def shout(number: int, tool: str) -> int:
    if number == 11:
        raise ReadError("looks like a stone", path="x.txt")
    return number


def die(mark: Path | None, number: int, tool: str) -> int:
    """Ends its process; with `mark`, only the first time."""
    if number == 11 and (mark is None or not mark.exists()):
        if mark is not None:
            mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def lose(number: int, reason: str) -> int:
    assert reason == "the process that checked it ended twice (killed by SIGKILL)"
    return -number


def tell_process(_: int, tool: str) -> int:
    time.sleep(0.02)
    return os.getpid()


@pytest.fixture(autouse=True)
def nothing_is_left() -> object:
    yield
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("method", METHODS)
def test_results_come_in_order(method: str) -> None:
    with Pool(2, make_tool, method=method) as pool:
        assert [*pool.map([partial(double, number) for number in range(50)], lose)] == [("tool", 2 * n) for n in range(50)]
        assert [*pool.map([partial(double, 7)], lose)] == [("tool", 14)]
        assert [*pool.map([], lose)] == []


def test_all_processes_have_work() -> None:
    with Pool(3, make_tool) as pool:
        assert len({*pool.map([partial(tell_process, number) for number in range(60)], lose)}) == 3


@pytest.mark.parametrize("method", METHODS)
def test_an_exception_of_a_task_is_raised_here(method: str) -> None:
    with Pool(2, make_tool, method=method) as pool, pytest.raises(ReadError, match="looks like a stone") as caught:
        list(pool.map([partial(shout, number) for number in range(50)], lose))
    assert "in shout" in str(caught.value.__cause__)


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_a_task_whose_process_dies_is_tried_again(tmp_path: Path, jobs: int) -> None:
    tasks = [partial(die, tmp_path / "mark", number) for number in range(50)]
    with Pool(jobs, make_tool) as pool:
        assert [*pool.map(tasks, lose)] == [*range(50)]


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_a_task_that_kills_twice_is_given_up(jobs: int) -> None:
    with Pool(jobs, make_tool) as pool:
        found = [*pool.map([partial(die, None, number) for number in range(50)], lose)]
    assert found == [-number if number == 11 else number for number in range(50)]


def test_processes_that_cannot_start_are_no_endless_loop() -> None:
    with Pool(2, kill_tool, method="spawn") as pool, pytest.raises(PoolError, match="end as soon as they start"):
        list(pool.map([partial(double, number) for number in range(50)], lose))
    with Pool(2, break_tool, method="spawn") as pool, pytest.raises(ReadError, match="no tool"):
        list(pool.map([partial(double, number) for number in range(50)], lose))


# Starts a pool, says so, and works for as long as nobody ends it.
SCRIPT = """
    import sys, time
    from functools import partial
    from checker.engine.pool import Pool

    def load():
        return None

    def work(number, tool):
        time.sleep(0.05)
        return number

    if __name__ == "__main__":
        with Pool(3, load, method=sys.argv[1]) as pool:
            for number in pool.map([partial(work, number) for number in range(4000)], None):
                print(*(worker.process.pid for worker in pool._workers), flush=True)
"""


def is_alive(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks at /proc")
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda one: one.name)
def test_no_process_is_left_however_the_first_one_ends(tmp_path: Path, method: str, ended_by: signal.Signals) -> None:
    script = tmp_path / "script.py"
    script.write_text(textwrap.dedent(SCRIPT))
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, str(script), method]
    first = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )
    assert first.stdout and first.stderr
    workers = {int(word) for _ in range(20) for word in first.stdout.readline().split()}
    assert len(workers) == 3
    if ended_by is signal.SIGINT:
        # As a terminal does it: to all processes at once.
        os.killpg(first.pid, signal.SIGINT)
    else:
        first.send_signal(ended_by)
    first.stdout.close()
    said = first.stderr.read()
    first.stderr.close()
    assert first.wait(30) != 0
    assert said.count("Traceback") == (ended_by is signal.SIGINT)
    deadline = time.monotonic() + 30
    while any(map(is_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [worker for worker in workers if is_alive(worker)] == []


@pytest.fixture
def articles(tmp_path: Path) -> list[Source]:
    folder = tmp_path / "articles"
    folder.mkdir()
    texts = [WRONG, "Envoys met in the hall.", "", "# checker: ignore[TRM101]\n\nAll is well.", "The goverment allianced."]
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(texts[number % 5] + f"\n\nTalks on tariffs number {number % 7} in Hanoi.")
    (folder / "bad.txt").write_bytes(b"\x89PNG\r\n")
    (folder / "news.jsonl").write_text('{"text": "The the hall."}\n{"text": "A hall."}\n')
    return [(str(file), FileReader(file, ReadOptions())) for file in sorted(folder.iterdir())]


@pytest.mark.parametrize("keeps_text", [True, False])
@pytest.mark.parametrize("jobs", [2, 3])
def test_parallel_equals_serial(articles: Sequence[Source], checker: Checker, keeps_text: bool, jobs: int) -> None:
    piped: Source = ("stdin.txt", lambda: read_bytes(WRONG.encode(), "stdin.txt"))
    check = partial(run, [piped, *articles], checker, stories=StoryPlan(), keeps_text=keeps_text)
    serial = check()
    assert len(serial.skipped) == 1 and serial.stories and serial.findings
    assert check(jobs=jobs) == serial


def test_a_file_that_kills_is_skipped_and_the_others_are_not(
    articles: Sequence[Source], checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    serial = run(articles, checker)
    victim = articles[6][0]
    plain = Checker.map_document

    def look(self: Checker, document: object, **options: bool) -> object:
        if document.path == victim:  # type: ignore[attr-defined]
            os.kill(os.getpid(), signal.SIGKILL)
        return plain(self, document, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "map_document", look)
    report = run(articles, checker, jobs=2)
    assert [(one.path, one.reason) for one in report.skipped if one not in serial.skipped] == [
        (victim, "the process that checked it ended twice (killed by SIGKILL)")
    ]
    assert report.findings == tuple(finding for finding in serial.findings if finding.path != victim)


def test_an_error_of_ours_is_not_hidden(articles: Sequence[Source], checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    def look(*_: object, **__: object) -> Callable[[], None]:
        raise ZeroDivisionError

    monkeypatch.setattr(Checker, "map_document", look)
    with pytest.raises(ZeroDivisionError):
        run(articles, checker, jobs=2)
