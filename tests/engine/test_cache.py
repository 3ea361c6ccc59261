"""What is kept of earlier runs: it saves work, changes no report, and what is broken or out of date does not count."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.config import Settings
from checker.engine import cache as caching
from checker.engine.cache import Cache
from checker.engine.check import Checker
from checker.engine.look import FileReader, Overrides, Source
from checker.engine.rows import read_looked, read_sketches, write_looked, write_sketches
from checker.engine.run import run
from checker.engine.seal import seal
from checker.engine.signing import sign_results
from checker.engine.stories import StoryPlan
from checker.model import Report
from checker.readers import ReadOptions

WRONG = "Envoys met in the the hall of the India-Pacific."
CLEAN = "Envoys met in the hall."
TEXTS = [
    WRONG,
    CLEAN,
    "",
    "# checker: ignore[WRD102] as said\n\n" + WRONG,
    "# checker: ignore[TRM101]\n\nAll is well.",
    "# checker: ignroe\n\nThe the [sic] hall \U0001f6a2 e\u0301.",
    "---\ndate: 2025-10-26\nsource_lang: vi\nstory: talks\n---\nThe two sides allianced with the orientator.",
    "\ufeffOctober 26 : it ended\uff0cthen.\r\n\r\nThe bilateral alliances hold.",
    "It cost $40 billion (approximately 55 trillion yen), the minister said on Sunday, October 25, 2025.",
]
NAMES = ["a.txt", "b.md", "c.html", "d.txt", "e.txt"]
OPEN = ReadOptions()


def never() -> NoReturn:
    raise AssertionError("the checker is loaded")


def sources_in(folder: Path) -> list[Source]:
    return [(str(file), FileReader(file, OPEN)) for file in sorted(folder.iterdir())]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        write(folder / f"{number}.txt", text)
    (folder / "news.jsonl").write_text(
        '{"text": "The the hall.", "story": "talks"}\n{"text": "A hall.", "date": "2025-10-26"}\n', encoding="utf-8"
    )
    (folder / "old.txt").write_bytes("Caf\xe9 talks on the the Indo-Pacific.".encode("cp1252"))
    (folder / "wide.txt").write_bytes("The the hall \U0001f6a2.".encode("utf-16"))
    age(folder)
    return folder


def write(file: Path, text: str) -> None:
    file.write_bytes(text.encode())


def age(folder: Path) -> None:
    """Makes files look as if they had been there for long."""
    for number, file in enumerate(sorted(folder.iterdir())):
        os.utime(file, (1_700_000_000 + number, 1_700_000_000 + number))


def check(folder: Path, checker: Checker | Callable[[], Checker], at: Path | None, **options: object) -> Report:
    cache = Cache.open(at, "k") if at else None
    return run(sources_in(folder), checker, stories=StoryPlan(), cache=cache, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("keeps_text", [True, False])
def test_cached_equals_fresh_and_needs_no_checker(articles: Path, tmp_path: Path, checker: Checker, keeps_text: bool) -> None:
    fresh = check(articles, checker, None, keeps_text=keeps_text)
    assert {"WRD102", "TRM102", "SUP101"} <= {finding.code for finding in fresh.findings}
    assert check(articles, checker, tmp_path / "cache", keeps_text=keeps_text) == fresh
    assert check(articles, never, tmp_path / "cache", keeps_text=keeps_text) == fresh
    assert check(articles, never, tmp_path / "cache", keeps_text=not keeps_text) == check(
        articles, checker, None, keeps_text=not keeps_text
    )


def test_only_what_changed_is_checked_again(articles: Path, tmp_path: Path, checker: Checker) -> None:
    check(articles, checker, tmp_path / "cache")
    write(articles / "1.txt", "Envoys met in the the hall.")
    write(articles / "new.txt", WRONG)
    (articles / "0.txt").unlink()
    seen: list[str] = []
    cache = Cache.open(tmp_path / "cache", "k")
    plain = Checker.map_document

    def look(self: Checker, document: object, **options: bool) -> object:
        seen.append(Path(document.path).name)  # type: ignore[attr-defined]
        return plain(self, document, **options)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Checker, "map_document", look)
        report = run(sources_in(articles), checker, stories=StoryPlan(), cache=cache)
    assert seen == ["1.txt", "new.txt"]
    assert report == check(articles, checker, None)


# What may happen to a file between two runs, and whether it must be checked again.
CHANGES: list[tuple[str, Callable[[Path], None], bool]] = [
    ("touched", lambda file: os.utime(file), False),
    ("copied", lambda file: write(file, file.read_bytes().decode()), False),
    ("another size", lambda file: write(file, WRONG + " "), True),
    ("the same size", lambda file: write(file, WRONG.replace("hall", "mall")), True),
    (
        "another time, the same size",
        lambda file: (write(file, WRONG.replace("Envoys", "Enroys")), os.utime(file, (9, 9)))[0],
        True,
    ),
]


@pytest.mark.parametrize(("change", "is_new"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_content_decides(tmp_path: Path, checker: Checker, change: Callable[[Path], None], is_new: bool) -> None:
    file = tmp_path / "articles/a.txt"
    file.parent.mkdir()
    write(file, WRONG)
    os.utime(file, (1_700_000_000, 1_700_000_000))
    check(file.parent, checker, tmp_path / "cache")
    change(file)
    if not is_new:
        check(file.parent, never, tmp_path / "cache")
    assert check(file.parent, checker, tmp_path / "cache") == check(file.parent, checker, None)


def test_a_file_just_written_is_known_by_its_content(tmp_path: Path, checker: Checker) -> None:
    """Two writes within one tick of the clock leave the same time and size."""
    file = tmp_path / "articles/a.txt"
    file.parent.mkdir()
    write(file, "Envoys met in the the hall.")
    now = file.stat().st_mtime_ns
    check(file.parent, checker, tmp_path / "cache")
    write(file, "Envoys met in thy the hall.")
    os.utime(file, ns=(now, now))
    assert check(file.parent, checker, tmp_path / "cache") == check(file.parent, checker, None)


# What may have become of an entry: what makes its bytes from those that were written.
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut short": lambda data: data[: len(data) // 2],
    "no text": lambda _: b"\x80\x04\x95pickle",
    "a word changed": lambda data: data.replace(b"hall", b"mall"),
    "bits changed": lambda data: bytes(byte ^ (at % 97 == 0) for at, byte in enumerate(data)),
    "another format": lambda data: data.replace(caching.FORMAT.encode(), b"checker-results/0"),
    "lines without tabs": lambda data: data.replace(b"\t", b" "),
    "lines twice": lambda data: data + data,
    "sealed rubbish": lambda data: b"\n".join([data.split(b"\n")[0], *(seal(f'x\t"{n}.txt"') for n in range(9))]),
}


@pytest.mark.parametrize("name", ["results-k.txt", "stories-k.txt"])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_what_is_broken_is_ignored_and_written_anew(
    articles: Path, tmp_path: Path, checker: Checker, damage: Callable[[bytes], bytes], name: str
) -> None:
    fresh = check(articles, checker, tmp_path / "cache")
    entry = tmp_path / "cache" / name
    data = entry.read_bytes()
    entry.write_bytes(damage(data))
    assert check(articles, checker, tmp_path / "cache") == fresh
    assert check(articles, never, tmp_path / "cache") == fresh
    assert [*(tmp_path / "cache").glob(".*")] == []


def test_a_cache_that_cannot_be_written_is_no_error(articles: Path, tmp_path: Path, checker: Checker) -> None:
    (tmp_path / "file").write_text("in the way")
    assert check(articles, checker, tmp_path / "file/cache") == check(articles, checker, None)


def test_the_oldest_entries_go(articles: Path, tmp_path: Path, checker: Checker) -> None:
    for number in range(caching.KEPT_ENTRIES + 3):
        cache = Cache.open(tmp_path / "cache", f"k{number}")
        run(sources_in(articles)[:1], checker, cache=cache)
        os.utime(cache.path, (number, number))
    kept = {entry.name for entry in (tmp_path / "cache").glob("results-*.txt")}
    assert len(kept) == caching.KEPT_ENTRIES
    assert "results-k0.txt" not in kept


def test_an_entry_that_grows_too_large_keeps_what_was_used_last(
    articles: Path, tmp_path: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(articles, checker, tmp_path / "cache")
    size = (tmp_path / "cache/results-k.txt").stat().st_size
    monkeypatch.setattr(caching, "LARGEST_ENTRY", size - 1)
    one = tmp_path / "one"
    one.mkdir()
    write(one / "z.txt", WRONG)
    check(one, checker, tmp_path / "cache")
    assert (tmp_path / "cache/results-k.txt").stat().st_size < size
    check(one, never, tmp_path / "cache")


def test_results_without_sketches_do_not_serve_a_comparison(articles: Path, tmp_path: Path, checker: Checker) -> None:
    run(sources_in(articles), checker, cache=Cache.open(tmp_path / "cache", "k"))
    assert check(articles, checker, tmp_path / "cache") == check(articles, checker, None)


# Settings that change what is found, and others that do not.
SETTINGS = [
    ({"ignore": ("TRM101",)}, True),
    ({"profile": "style"}, True),
    ({"severity": {"WRD": "major"}}, True),
    ({"per_file_ignores": {"a.txt": ("WRD",)}}, True),
    ({"rules": {"TRM102": {"minor": 0.5}}}, True),
    ({"source_lang": "vi"}, True),
    ({"text_field": "body"}, True),
    ({"fail_on": "major"}, False),
    ({"output_format": "json"}, False),
    ({"exclude": ("b.txt",)}, False),
]


@pytest.mark.parametrize(("changes", "is_other"), SETTINGS, ids=[next(iter(case[0])) for case in SETTINGS])
def test_the_key_covers_what_results_depend_on(changes: dict[str, object], is_other: bool) -> None:
    def sign(settings: Settings, more: object = None) -> str:
        return sign_results(settings, packs=[], search=[], more=more)

    base = Settings()
    assert (sign(replace(base, **changes)) != sign(base)) is is_other  # type: ignore[arg-type]
    assert sign(base, ReadOptions(date="2025-10-26")) != sign(base, ReadOptions())


def test_the_key_covers_packs(tmp_path: Path) -> None:
    pack = tmp_path / "desk.yaml"
    pack.write_text("- {id: a, preferred: A}\n", encoding="utf-8")
    before = sign_results(Settings(), packs=[pack], search=[], more=None)
    pack.write_text("- {id: a, preferred: B}\n", encoding="utf-8")
    assert sign_results(Settings(), packs=[pack], search=[], more=None) != before


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield tmp_path_factory.mktemp("place")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([*TEXTS, None])), min_size=2, max_size=12))
def test_cached_equals_fresh_whatever_happens_to_the_files(
    checker: Checker, place: Path, steps: list[tuple[str, str | None]]
) -> None:
    for name in ("articles", "cache"):
        shutil.rmtree(place / name, ignore_errors=True)
    (place / "articles").mkdir()
    for at, (name, text) in enumerate(steps):
        if text is None:
            (place / "articles" / name).unlink(missing_ok=True)
        else:
            write(place / "articles" / name, text)
        if at % 3 == 0:
            age(place / "articles")
        keeps = at % 2 == 0
        assert check(place / "articles", checker, place / "cache", keeps_text=keeps) == check(
            place / "articles", checker, None, keeps_text=keeps
        )


def test_rows_give_back_what_they_were_made_of(articles: Path, checker: Checker) -> None:
    from checker.engine.look import Look, look_at

    for source in sources_in(articles):
        looked = look_at(source, Look(Overrides(), has_stories=True, keeps_text=False), checker)
        again = read_looked(looked.path, write_looked(looked))
        assert [replace(one, raw="") for one in looked.documents] == [*again.documents]
        assert looked.scores == again.scores
        assert [replace(one, sketch=None) for one in looked.mapped] == [*again.mapped]
        if text := write_sketches(looked.mapped):
            assert [one.sketch for one in looked.mapped] == read_sketches(text)
