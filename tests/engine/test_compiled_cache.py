"""The cache of compiled glossaries: what it saves, what it ignores, and that it changes no finding."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from checker.engine import compiled
from checker.engine.check import Checker, load_checker
from checker.engine.compiled import Compiled, load_compiled
from checker.engine.select import select_rules
from checker.glossary import default_packs, load_glossary, packs_folder

GLOSSARY = """\
- id: indo-pacific
  type: place
  preferred: Indo-Pacific
  abbreviation: I.P.
  demonym: [Indo-Pacific]
  forbidden: [{form: Pacific India, replacement: Indo-Pacific, note: a slip, lang: vi}]
  distinct: [Indian Pacific]
  equivalents: {vi: Ấn Độ Dương, ja: インド太平洋}
  definition: A region.
  reference: https://example.org/indo-pacific
  valid: {from: 2016}
- id: hall
  preferred: free peace hall
  admitted: [peace hall]
  components: [[free, {literal: {vi: [costless]}}], peace, [hall, {head: true}]]
  number: singular
  specs: [{flag: A costless peace hall.}, {pass: A free peace hall.}]
"""
TEXT = "Envoys met in the Pacific India. The costless peace hall was full. Peace halls, the the free halls of peace."


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "packs/desk/concepts.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(GLOSSARY, encoding="utf-8")
    return path


def load(pack: Path, cache: Path | None) -> Compiled:
    return load_compiled([pack], search=[], cache=cache)


def entries(cache: Path) -> list[Path]:
    return sorted(cache.glob("glossary-*.json"))


def shape(glossary: Compiled) -> tuple[object, ...]:
    """Returns all that can be seen of a compiled glossary, what it makes of TEXT included."""
    concepts = tuple(glossary[concept] for concept in glossary)
    findings = Checker(glossary, select_rules(), {}).check_text(TEXT)
    assert {"TRM101", "TRM102"} <= {finding.code for finding in findings}
    return glossary.digest, glossary.packs, concepts, [glossary.equivalents(concept.id) for concept in concepts], findings


def load_in_process(arguments: tuple[Path, Path]) -> str:
    pack, cache = arguments
    return load(pack, cache).digest


def test_the_second_load_reads_the_entry(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(pack, tmp_path / "cache")
    monkeypatch.setattr(compiled, "load_glossary", lambda *_, **__: pytest.fail("the pack is read again"))
    assert shape(load(pack, tmp_path / "cache")) == shape(first)
    assert len(entries(tmp_path / "cache")) == 1


def test_compiled_equals_fresh(pack: Path, tmp_path: Path) -> None:
    fresh = load(pack, None)
    assert shape(load(pack, tmp_path / "cache")) == shape(fresh)
    assert shape(load(pack, tmp_path / "cache")) == shape(fresh)
    glossary = load_glossary([pack], search=[])
    assert tuple(fresh[concept] for concept in fresh) == glossary.concepts
    assert (fresh.digest, fresh.packs) == (glossary.digest, glossary.packs)


def test_findings_are_the_same_with_and_without_cache(pack: Path, tmp_path: Path) -> None:
    def check(cache: Path | None) -> object:
        return load_checker(packs=[pack], search=[], cache=cache).check_text(TEXT)

    fresh = check(None)
    assert [check(tmp_path / "cache") for _ in range(2)] == [fresh, fresh]


def test_every_concept_that_ships_survives_the_cache(checker: Checker) -> None:
    glossary = load_glossary(default_packs(), search=[packs_folder()])
    assert dict(checker.glossary) == {concept.id: concept for concept in glossary.concepts}
    assert len(checker.glossary) == len(glossary.concepts)


# What may have become of an entry: a name, and what makes its bytes from those that were written.
DAMAGE: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("empty", lambda _: b""),
    ("cut short", lambda data: data[: len(data) // 2]),
    ("not JSON", lambda _: b"\x80\x04\x95pickle"),
    ("not UTF-8", lambda data: data.replace(b"Pacific", b"\xff\xfe", 1)),
    ("a list", lambda _: b"[]"),
    ("a number", lambda _: b"1"),
    ("nothing in it", lambda _: b"{}"),
    ("another format", lambda data: data.replace(compiled.FORMAT.encode(), b"checker-glossary/0")),
    ("a part is missing", lambda data: json.dumps({k: v for k, v in json.loads(data).items() if k != "drift"}).encode()),
    ("rows of another shape", lambda data: json.dumps(json.loads(data) | {"packs": [["a"]]}).encode()),
]


@pytest.mark.parametrize("damage", [case[1] for case in DAMAGE], ids=[case[0] for case in DAMAGE])
def test_a_broken_entry_is_ignored_and_written_anew(pack: Path, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    fresh = load(pack, tmp_path / "cache")
    (entry,) = entries(tmp_path / "cache")
    data = entry.read_bytes()
    entry.write_bytes(damage(data))
    assert shape(load(pack, tmp_path / "cache")) == shape(fresh)
    assert entry.read_bytes() == data
    assert entries(tmp_path / "cache") == [entry]


def test_changed_bytes_make_another_entry(pack: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load(pack, cache)
    pack.write_text(GLOSSARY.replace("a slip", "a blunder"), encoding="utf-8")
    assert "blunder" in str(load(pack, cache)["indo-pacific"])
    assert len(entries(cache)) == 2
    lexicon = tmp_path / "packs/word-by-word/vi.yaml"
    lexicon.parent.mkdir()
    lexicon.write_text("language: vi\nwords: {biển: [sea, ocean]}\n", encoding="utf-8")
    load(pack, cache)
    assert len(entries(cache)) == 3


def test_changed_code_makes_another_entry(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(pack, tmp_path / "cache")
    monkeypatch.setattr(compiled, "_digest_of_compilers", lambda: "of a later version")
    load(pack, tmp_path / "cache")
    assert len(entries(tmp_path / "cache")) == 2


def test_the_oldest_entries_go(pack: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for number in range(compiled.KEPT_ENTRIES + 3):
        pack.write_text(f"- {{id: a, preferred: A, definition: Number {number}.}}\n")
        load(pack, cache)
        for entry in entries(cache):
            os.utime(entry, (entry.stat().st_mtime - 10,) * 2)
    assert len([*cache.iterdir()]) == compiled.KEPT_ENTRIES


def test_processes_at_once_leave_one_whole_entry(pack: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        digests = set(pool.map(load_in_process, [(pack, cache)] * 4))
    assert digests == {load(pack, None).digest}
    assert [path.name for path in cache.iterdir()] == [entries(cache)[0].name]


@pytest.mark.parametrize("kind", ["a file", "read-only", "below a file"])
def test_a_cache_that_cannot_be_written_is_no_error(pack: Path, tmp_path: Path, kind: str) -> None:
    cache = tmp_path / "cache"
    if kind == "read-only":
        if os.geteuid() == 0:
            cache = Path("/proc/checker-cache")
        else:
            cache.mkdir(mode=0o500)
    else:
        cache.write_text("in the way")
        cache = cache / "below" if kind == "below a file" else cache
    assert shape(load(pack, cache)) == shape(load(pack, None))


def test_rules_do_not_matter_to_the_cache(pack: Path, tmp_path: Path) -> None:
    for codes in (["TRM"], ["WRD"], ["ALL"]):
        load_checker(select_rules(select=codes), packs=[pack], search=[], cache=tmp_path / "cache")
    assert len(entries(tmp_path / "cache")) == 1
