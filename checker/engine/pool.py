"""Processes that check files side by side, and outlive one another.

Each gets a few tasks at a time over a pipe of its own and sends back a result for each. One that ends by itself (killed, out
of memory) is replaced; the task it was at is tried once more, by another process, and then given up. Processes that
outlive this one end by themselves: nobody holds the other end of their pipe.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, TypeVar

from checker.errors import PoolError

T = TypeVar("T")
R = TypeVar("R")
Tool = TypeVar("Tool")

BATCH = 8  # tasks that are sent at a time; the next ones are sent before these are done
TRIES = 2
STARTS = 3  # processes that may end before they are ready
PATIENCE = 2.0  # seconds that a process has to end


class RemoteError(Exception):
    """What another process said of an exception; the cause of the exception that is raised here."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: connection.Connection[Any, Any]
    tasks: deque[int] = field(default_factory=deque)
    is_ready: bool = False


class Pool(Generic[Tool]):
    """`jobs` processes, each with a tool that `load` makes; where processes are forked, a tool made before is shared.

    Use it as a context: at its end, whatever ends it, all processes are gone. Processes start with the first task.
    """

    def __init__(self, jobs: int, load: Callable[[], Tool], *, method: str | None = None) -> None:
        self._jobs = jobs
        self._load = load
        self._method = method or ("fork" if sys.platform.startswith("linux") else "spawn")
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def __enter__(self) -> Pool[Tool]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def map(self, tasks: Sequence[Callable[[Tool], R]], lost: Callable[[int, str], R]) -> Iterator[R]:
        """Yields what each task returns of the tool, in order; `lost` stands in for the task of a number, with a reason.

        An exception of a task is raised here. Tasks and results are pickled.
        """
        waiting = deque(range(len(tasks)))
        tries = [0] * len(tasks)
        done: dict[int, R] = {}
        if self._method == "fork" and tasks and not self._workers:
            self._load()
        for number in range(len(tasks)):
            while number not in done:
                self._hand_out(tasks, waiting)
                for worker in self._wait():
                    self._receive(worker, done)
                    if not worker.process.is_alive() or worker.pipe.closed:
                        self._bury(worker, tries, waiting, done, lost)
            yield done.pop(number)

    def close(self) -> None:
        """Ends all processes."""
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.process.terminate()
            worker.pipe.close()
        for worker in workers:
            worker.process.join(PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()

    def _hand_out(self, tasks: Sequence[Callable[[Tool], Any]], waiting: deque[int]) -> None:
        while waiting and len(self._workers) < min(self._jobs, len(tasks)):
            self._workers.append(self._start())
        # At the end the rest is dealt out evenly.
        batch = max(1, min(BATCH, len(waiting) // (2 * len(self._workers)))) if self._workers else BATCH
        for worker in self._workers:
            if waiting and len(worker.tasks) <= batch // 2:
                numbers = [waiting.popleft() for _ in range(min(batch, len(waiting)))]
                worker.tasks.extend(numbers)
                # A pipe that is closed tells of itself when it is read.
                with suppress(OSError):
                    worker.pipe.send([(number, tasks[number]) for number in numbers])

    def _wait(self) -> list[_Worker]:
        handles: list[Any] = [worker.pipe for worker in self._workers]
        handles += [worker.process.sentinel for worker in self._workers]
        ready = {id(handle) if not isinstance(handle, int) else handle for handle in connection.wait(handles)}
        return [worker for worker in self._workers if id(worker.pipe) in ready or worker.process.sentinel in ready]

    def _receive(self, worker: _Worker, done: dict[int, Any]) -> None:
        """Takes all results that have come; the pipe is closed where no more will."""
        while True:
            try:
                if not worker.pipe.poll():
                    return
                number, result, error = worker.pipe.recv()
            except (EOFError, OSError, pickle.UnpicklingError):
                worker.pipe.close()
                return
            if error is not None:
                raise error[0] from RemoteError(error[1])
            if number is None:
                worker.is_ready = True
            else:
                done[number] = result
                worker.tasks.remove(number)

    def _bury(
        self,
        worker: _Worker,
        tries: list[int],
        waiting: deque[int],
        done: dict[int, Any],
        lost: Callable[[int, str], Any],
    ) -> None:
        """Takes a process that has ended out, and its tasks back; the first of them it was at."""
        worker.pipe.close()
        worker.process.join(PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        self._workers.remove(worker)
        if not worker.is_ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise PoolError("the processes that check articles end as soon as they start; --jobs 1 does without them")
        elif worker.tasks:
            first = worker.tasks[0]
            tries[first] += 1
            if tries[first] >= TRIES:
                done[first] = lost(first, f"the process that checked it ended twice ({_describe(worker.process.exitcode)})")
                worker.tasks.popleft()
        waiting.extendleft(reversed(worker.tasks))

    def _start(self) -> _Worker:
        context = multiprocessing.get_context(self._method)
        ours, theirs = context.Pipe()
        # A forked process has copies of all our ends; the pipes would never close.
        others = [*(worker.pipe for worker in self._workers), ours] if self._method == "fork" else []
        process = context.Process(target=_work, args=(theirs, others, self._load), daemon=True)  # type: ignore[attr-defined]
        with _no_interrupt():
            process.start()
        theirs.close()
        return _Worker(process, ours)


def _work(
    pipe: connection.Connection[Any, Any], others: Sequence[connection.Connection[Any, Any]], load: Callable[[], Any]
) -> None:
    """Does tasks until the other end of the pipe is closed."""
    # Ctrl-C reaches all processes of a terminal; the first one sees to the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:
        other.close()
    with suppress(EOFError, ConnectionError):
        try:
            tool = load()
            pipe.send((None, None, None))
            while True:
                for number, task in pipe.recv():
                    pipe.send((number, task(tool), None))
        except (EOFError, ConnectionError):
            raise
        except Exception as error:
            pipe.send((None, None, (_as_sent(error), traceback.format_exc())))


def _as_sent(error: Exception) -> Exception:
    """Returns an exception that can be pickled."""
    try:
        again = pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error if type(again) is type(error) else RuntimeError(f"{type(error).__name__}: {error}")


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Keeps Ctrl-C waiting, and from the process that starts meanwhile, which inherits that."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _describe(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    with suppress(ValueError):
        return f"killed by {signal.Signals(-code).name}"
    return f"killed by signal {-code}"


def count_cores() -> int:
    """Returns the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
