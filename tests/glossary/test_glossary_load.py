"""Names, search folders and digests."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import CheckerError, GlossaryError, UsageError
from checker.glossary import (
    default_packs,
    digest_sources,
    load_glossary,
    load_renderings,
    packs_folder,
)
from checker.model import Pack, Rendering

CONCEPTS = "- {id: a, preferred: Alpha}\n"
MANIFEST = 'name = "one"\ntitle = "One"\nlanguages = ["en"]\nversion = "1"\n'

NAMES = [
    ("one", ["one"]),
    ("packs/one", ["one"]),
    ("packs/one/concepts.yaml", ["concepts"]),
    ("packs", ["one", "two"]),
    ("terms.csv", ["terms"]),
]

REFUSED = [
    ("ones", UsageError, "there is no glossary pack 'ones'; did you mean 'one'? (known: one, two)"),
    ("nowhere/one", UsageError, "there is no glossary pack"),
    ("nowhere.csv", UsageError, "nowhere.csv: there is no such glossary file"),
    ("notes.txt", UsageError, "notes.txt: is no glossary; known: .yaml, .yml, .csv"),
    ("empty", UsageError, "empty: is no pack"),
    ("double", GlossaryError, "double: has both concepts.yaml and concepts.csv"),
]

MANIFESTS = [
    ('nam = "one"', 1, "unknown key 'nam'; did you mean 'name'?"),
    ("\nversion = 1", 2, "'version' must be a text in quotes"),
    ('languages = "en"', 1, "'languages' must be a list of codes"),
    ('\n\nname = "two"', 3, "the name 'two' is not that of the folder, 'one'"),
    ("name =", None, "is not valid TOML"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "packs/one/pack.toml": MANIFEST,
        "packs/one/concepts.yaml": CONCEPTS,
        "packs/two/concepts.csv": "source,target\nKiev,Kyiv\n",
        "packs/word-by-word/vi.yaml": "language: vi\nwords: {biển: [sea]}\n",
        "terms.csv": "source,target\nPeking,Beijing\n",
        "notes.txt": "",
        "empty/notes.md": "",
        "double/concepts.yaml": "",
        "double/concepts.csv": "",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("name", "packs"), NAMES)
def test_names_and_paths(folder: Path, name: str, packs: list[str]) -> None:
    glossary = load_glossary([name], search=[folder / "packs"])
    assert [pack.name for pack in glossary.packs] == packs
    assert glossary.renderings == (Rendering("vi", "biển", ("sea",)),)


@pytest.mark.parametrize(("name", "kind", "message"), REFUSED)
def test_a_name_that_is_not_found(folder: Path, name: str, kind: type[CheckerError], message: str) -> None:
    with pytest.raises(kind) as caught:
        load_glossary([name], search=[folder / "packs"])
    assert message in str(caught.value)


@pytest.mark.parametrize(("text", "line", "message"), MANIFESTS)
def test_a_broken_manifest_names_the_line(folder: Path, text: str, line: int | None, message: str) -> None:
    (folder / "packs/one/pack.toml").write_text(text)
    with pytest.raises(GlossaryError) as caught:
        load_glossary(["one"], search=[folder / "packs"])
    assert message in str(caught.value)
    assert caught.value.line == line


def test_a_pack_says_what_its_manifest_says(folder: Path) -> None:
    (pack,) = load_glossary([Path("packs/one")], search=[]).packs
    assert pack == Pack("one", "One", "1", pack.digest, str(Path("packs/one/concepts.yaml")))


def test_the_lexicons_beside_a_pack_are_found(folder: Path) -> None:
    assert load_glossary(["packs/one"], search=[]).renderings == load_renderings(folder / "packs/word-by-word")


def test_each_pack_is_read_once_and_names_stay_apart(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more/terms.csv").write_text("source,target\nCanton,Guangzhou\n")
    names = ["one", "packs/one", folder / "packs/one", "terms.csv", "more/terms.csv"]
    packs = load_glossary(names, search=[folder / "packs"]).packs
    assert [pack.name for pack in packs] == ["one", "terms", str(Path("more/terms.csv"))]


def test_the_digest_needs_no_parsing_and_follows_every_byte(folder: Path) -> None:
    def digest() -> str:
        found = digest_sources(["one", "two"], search=[folder / "packs"])
        assert found == load_glossary(["one", "two"], search=[folder / "packs"]).digest
        return found

    digests = [digest()]
    for name in ("packs/one/pack.toml", "packs/one/concepts.yaml", "packs/word-by-word/vi.yaml"):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        digests.append(digest())
    assert len(set(digests)) == 4


def test_the_digest_does_not_depend_on_where_packs_lie(folder: Path) -> None:
    before = digest_sources(["one"], search=[folder / "packs"])
    (folder / "packs").rename(folder / "moved")
    assert digest_sources(["one"], search=[folder / "moved"]) == before


def test_the_packs_that_ship_are_found() -> None:
    assert (packs_folder() / "README.md").is_file()
    assert "indo-pacific" in default_packs()
    assert load_renderings(packs_folder() / "word-by-word")
