"""Measures checker's speed and memory, and its peers' in the same run: `make bench`, or `speed.py --size 2 --repeat 3`.

Every figure is the CPU time (user and system) of a process of its own, as the kernel counts it, and the median of several
runs; what is compared runs in turn. `README.md` says what is measured and how to install the peers.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from platform import machine, python_version
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter

HERE = Path(__file__).parent
PEERS = HERE / "peers"
TEXTLINT = PEERS / "node_modules" / ".bin" / "textlint"
COUNTS = (1_000, 10_000, 100_000)
SHARES = (1, 2, 5, 10)  # tenths of the whole


class FailedError(Exception):
    """A program did not do what it was measured for."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run took, CPU and wall seconds and the peak of resident memory in MB, and how many lines it printed."""

    cpu: float
    wall: float
    memory: float
    lines: float


@dataclass(frozen=True, slots=True)
class Bench:
    """The folder with texts and glossaries, the commands to measure, and how often to run each."""

    folder: Path
    repeat: int
    checker: Path
    codespell: Path | None
    textlint: Path | None

    def lint(self, path: Path, count: int | None = 10_000) -> list[str]:
        """Returns checker's command line for a path, with a glossary of `count` terms."""
        glossary = ["--glossary", str(self.folder / f"terms-{count}.tsv")] if count else []
        return [str(self.checker), "lint", str(path), *glossary, "--output-format", "concise"]

    def spell(self, path: Path) -> list[str]:
        """Returns codespell's command line."""
        return [str(self.codespell), "--dictionary", str(self.folder / "slips.txt"), str(path)]

    def prh(self, path: Path) -> list[str]:
        """Returns textlint's command line."""
        return [str(self.textlint), "--config", str(self.folder / "textlintrc.json"), f"{path}/*.txt"]

    def environment(self) -> dict[str, str]:
        """Returns what the processes see: a cache of glossaries of this benchmark's own."""
        return {**os.environ, "CHECKER_CACHE_DIR": str(self.folder / "cache"), "NO_COLOR": "1"}


def use(command: Sequence[str], environment: Mapping[str, str]) -> Usage:
    """Runs a command to its end and returns what it took, the processes that it started included.

    Results of earlier runs are forgotten first: they would leave nothing to measure.
    """
    for kept in Path(environment["CHECKER_CACHE_DIR"]).glob("[rs]*-*.txt"):
        kept.unlink()
    began = perf_counter()
    with TemporaryFile() as output, TemporaryFile() as errors:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=errors)
        # What getrusage(RUSAGE_CHILDREN) says of all children, wait4 says of this one: its peak would drown in theirs.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = perf_counter() - began
        output.seek(0)
        errors.seek(0)
        lines, said = output.read().count(b"\n"), errors.read().decode(errors="replace")
    # codespell's exit code is 65 where it found something, the others' is 1.
    if process.returncode not in (0, 1, 65) or "Traceback" in said:
        raise FailedError(f"{' '.join(command)}: exit code {process.returncode}\n{said[-2000:]}")
    return Usage(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, lines)


def measure(commands: Mapping[str, Sequence[str]], *, repeat: int, environment: Mapping[str, str]) -> dict[str, Usage]:
    """Returns the medians of `repeat` runs of each command; the commands take turns, so that a busy machine hits all alike."""
    runs: dict[str, list[Usage]] = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            runs[name].append(use(command, environment))
    return {
        name: Usage(*(median(getattr(run, field) for run in found) for field in ("cpu", "wall", "memory", "lines")))
        for name, found in runs.items()
    }


def megabytes(folder: Path) -> float:
    """Returns the size of a folder's articles in millions of bytes."""
    return sum(file.stat().st_size for file in folder.iterdir()) / 1e6


def throughput(bench: Bench) -> None:
    """Prints MB per CPU second of checker and its peers, whole process and marginal, and checker's memory."""
    articles, empty, slice_ = bench.folder / "articles-10", bench.folder / "empty", bench.folder / "articles-slice"
    commands: dict[str, Sequence[str]] = {"checker": bench.lint(articles), "checker, empty": bench.lint(empty)}
    if bench.codespell:
        commands |= {"codespell": bench.spell(articles), "codespell, empty": bench.spell(empty)}
    used = measure(commands, repeat=bench.repeat, environment=bench.environment())
    if bench.textlint:
        slow = {"textlint + prh": bench.prh(slice_), "textlint + prh, empty": bench.prh(empty)}
        used |= measure(slow, repeat=min(3, bench.repeat), environment=bench.environment())
    files = len(list(articles.iterdir()))
    print(f"\n1. Throughput: {megabytes(articles):.1f} MB in {files} files, 10,000 terms x 2 wrong forms")
    print(f"   {'':16}{'MB/CPU s':>10}{'marginal':>10}{'start-up s':>12}{'peak MB':>9}{'lines per MB':>14}")
    speeds: dict[str, tuple[float, float]] = {}
    for name in ("checker", "codespell", "textlint + prh"):
        if name not in used:
            print(f"   {name:16}not installed; see benchmarks/README.md")
            continue
        size, empty_used = megabytes(slice_ if name == "textlint + prh" else articles), used[f"{name}, empty"]
        marginal = max(1e-9, used[name].cpu - empty_used.cpu)
        speeds[name] = (size / used[name].cpu, size / marginal)
        numbers = f"{speeds[name][0]:10.4g}{speeds[name][1]:10.4g}{empty_used.cpu:12.2f}{used[name].memory:9.0f}"
        print(f"   {name:16}{numbers}{used[name].lines / size:14.0f}")
    for name in ("codespell", "textlint + prh"):
        if name in speeds:
            whole, marginal = (speeds["checker"][at] / speeds[name][at] for at in (0, 1))
            print(f"   checker is {whole:.2f} times {name}, {marginal:.2f} times without start-up")


def glossary_size(bench: Bench) -> None:
    """Prints the time a scan takes with 1,000, 10,000 and 100,000 terms, start-up taken off."""
    articles, empty = bench.folder / "articles-2", bench.folder / "empty"
    texts = {"all": articles, "no": empty}
    commands = {f"{kind} {count}": bench.lint(path, count) for count in COUNTS for kind, path in texts.items()}
    used = measure(commands, repeat=bench.repeat, environment=bench.environment())
    print(f"\n2. Size of the glossary: {megabytes(articles):.1f} MB")
    print(f"   {'terms':>10}{'scan s':>10}{'ratio':>8}{'start-up s':>12}{'peak MB':>9}")
    times = {count: used[f"all {count}"].cpu - used[f"no {count}"].cpu for count in COUNTS}
    for count in COUNTS:
        start, memory = used[f"no {count}"].cpu, used[f"all {count}"].memory
        print(f"   {count:10,}{times[count]:10.2f}{times[count] / times[COUNTS[0]]:8.2f}{start:12.2f}{memory:9.0f}")


def linearity(bench: Bench) -> None:
    """Prints the time a MB takes in folders of growing size, start-up taken off."""
    folders = {share: bench.folder / f"articles-{share}" for share in SHARES}
    commands = {str(share): bench.lint(folder) for share, folder in folders.items()}
    commands["empty"] = bench.lint(bench.folder / "empty")
    used = measure(commands, repeat=bench.repeat, environment=bench.environment())
    print("\n3. Size of the text")
    print(f"   {'MB':>10}{'scan s':>10}{'s per MB':>10}{'peak MB':>9}")
    for share, folder in folders.items():
        scan, size = used[str(share)].cpu - used["empty"].cpu, megabytes(folder)
        print(f"   {size:10.1f}{scan:10.2f}{scan / size:10.3f}{used[str(share)].memory:9.0f}")


def cold_start(bench: Bench) -> None:
    """Prints CPU and wall time of one article and of `--version`, each from a new process."""
    article = min((bench.folder / "articles-slice").iterdir())
    commands = {
        "one article": bench.lint(article, None),
        "one article, 10,000 terms more": bench.lint(article),
        "checker --version": [str(bench.checker), "--version"],
    }
    used = measure(commands, repeat=max(9, bench.repeat), environment=bench.environment())
    print(f"\n4. From a cold start, medians of {max(9, bench.repeat)}")
    print(f"   {'':32}{'CPU s':>8}{'wall s':>8}{'peak MB':>9}")
    for name, usage in used.items():
        print(f"   {name:32}{usage.cpu:8.3f}{usage.wall:8.3f}{usage.memory:9.0f}")


def rules(bench: Bench) -> None:
    """Prints the time a MB takes with all rules, without the costliest one, and with some alone, start-up taken off."""
    articles, empty = bench.folder / "articles-5", bench.folder / "empty"
    chosen: dict[str, list[str]] = {"all": [], "all but TRM102": ["--ignore", "TRM102"]}
    chosen |= {codes: ["--select", codes] for codes in ("TRM101", "TRM102", "WRD101,WRD105", "PUN,QUO")}
    texts = {"full": articles, "none": empty}
    commands = {f"{kind} {name}": bench.lint(path) + codes for name, codes in chosen.items() for kind, path in texts.items()}
    used = measure(commands, repeat=bench.repeat, environment=bench.environment())
    size = megabytes(articles)
    print(f"\n5. What rules cost: {size:.1f} MB")
    print(f"   {'rules':16}{'s per MB':>10}{'MB/CPU s':>10}")
    for name in chosen:
        scan = max(1e-9, used[f"full {name}"].cpu - used[f"none {name}"].cpu)
        print(f"   {name:16}{scan / size:10.3f}{size / scan:10.2f}")


PARTS: dict[str, Callable[[Bench], None]] = {
    "throughput": throughput,
    "glossary": glossary_size,
    "linearity": linearity,
    "start": cold_start,
    "rules": rules,
}


def prepare(folder: Path, size: int) -> None:
    """Writes texts and glossaries, unless they are there, in a process of its own: a child's peak begins at its parent's."""
    made = folder / "made.json"
    wanted = {"size": size, "corpus": (HERE / "corpus.py").read_text(encoding="utf-8")}
    if not (made.exists() and json.loads(made.read_text(encoding="utf-8")) == wanted):
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, str(HERE / "corpus.py"), str(folder), str(size)], check=True)
        (folder / "empty").mkdir()
        (folder / "empty" / "empty.txt").write_text("Talks began.\n", encoding="utf-8")
        rules = {"plugins": {}, "rules": {"prh": {"rulePaths": [str(folder / "prh.yml")]}}}
        (folder / "textlintrc.json").write_text(json.dumps(rules), encoding="utf-8")
        made.write_text(json.dumps(wanted), encoding="utf-8")


def find_codespell() -> Path | None:
    """Returns codespell's program: in `peers/.venv`, beside this Python, or on the path."""
    beside = [PEERS / ".venv" / "bin" / "codespell", Path(sys.executable).parent / "codespell"]
    found = next((path for path in beside if path.exists()), None) or shutil.which("codespell")
    return Path(found) if found else None


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--size", type=float, default=10.0, metavar="MB", help="how much text (default: 10)")
    parser.add_argument("--repeat", type=int, default=5, help="runs of each command (default: 5)")
    parser.add_argument("--folder", type=Path, default=HERE.parent / "build" / "benchmarks", help="where texts are kept")
    parser.add_argument("--checker", type=Path, default=Path(sys.executable).parent / "checker", help="the program to measure")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part alone; may be given again")
    options = parser.parse_args()
    folder = options.folder.resolve()
    prepare(folder, int(options.size * 1e6))
    bench = Bench(folder, options.repeat, options.checker, find_codespell(), TEXTLINT if TEXTLINT.exists() else None)
    print(f"{date.today()}, {os.cpu_count()} cores, {machine()}, Python {python_version()}, medians of {options.repeat}")
    # The first run with each glossary compiles it, unless an earlier benchmark has; what follows finds it in the cache.
    parts = [PARTS[name] for name in options.only or PARTS]
    for count in (None, *(COUNTS if glossary_size in parts else (10_000,))):
        compiled = use(bench.lint(folder / "empty", count), bench.environment())
        print(f"first run with {f'{count:,} terms and the packs' if count else 'the packs'}: {compiled.cpu:.1f} s")
    for part in parts:
        part(bench)


if __name__ == "__main__":
    try:
        main()
    except FailedError as failure:
        sys.exit(f"speed.py: {failure}")
