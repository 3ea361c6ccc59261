"""Which files a command line names."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import UsageError
from checker.readers import find_files

FILES = {
    ".gitignore": "drafts/\n*.html\n!keep.html\n",
    ".git/HEAD": "",
    ".hidden/a.txt": "",
    "a.txt": "",
    "b.html": "",
    "keep.html": "",
    "notes.log": "",
    "picture.png": "",
    "data.json": "",
    "drafts/d.txt": "",
    "news/.gitignore": "/old/*\n!/old/best.md\n",
    "news/c.MD": "",
    "news/e.jsonl": "",
    "news/old/f.txt": "",
    "news/old/best.md": "",
    "empty/g.png": "",
}

FOUND = [
    # patterns, files
    (["."], "a.txt keep.html news/c.MD news/e.jsonl news/old/best.md"),
    (["news"], "news/c.MD news/e.jsonl news/old/best.md"),
    (["news/old"], "news/old/best.md"),
    (["drafts"], "drafts/d.txt"),
    (["drafts/d.txt", "b.html", "notes.log"], "b.html drafts/d.txt notes.log"),
    (["a.txt", "./a.txt", "news/../a.txt", "."], "a.txt keep.html news/c.MD news/e.jsonl news/old/best.md"),
    (["*.txt"], "a.txt"),
    (["*.html"], "b.html keep.html"),
    (["*.json"], "data.json"),
    (["n*"], "news/c.MD news/e.jsonl news/old/best.md"),
    (["**/*.txt"], "a.txt"),
    (["**/*.md"], "news/old/best.md"),
    (["news/**"], "news/c.MD news/e.jsonl news/old/best.md"),
    (["**/old/*"], "news/old/best.md"),
    (["news/old/*.txt"], "news/old/f.txt"),
]

REFUSED = [
    ("none.txt", "no such file or folder: none.txt"),
    ("empty", "no articles in empty; looked for .txt, .text, .md"),
    ("*.tiff", "no article matches *.tiff; looked for .txt"),
    ("none/**/*.txt", "no article matches none/**/*.txt"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("patterns", "expected"), FOUND)
def test_files_folders_and_globs_are_found(patterns: list[str], expected: str, folder: Path) -> None:
    found = find_files(patterns)
    assert expected.split() == [Path(path.resolve()).relative_to(folder.resolve()).as_posix() for path in found]
    assert found == sorted(found)


@pytest.mark.parametrize("pattern", [".", "**", "news/*"])
def test_absolute_names_give_absolute_paths(pattern: str, folder: Path) -> None:
    here = {path.resolve() for path in find_files([pattern])}
    found = find_files([str(folder / pattern)])
    assert {path.resolve() for path in found} == here
    assert all(path.is_absolute() for path in found)


@pytest.mark.parametrize(("pattern", "message"), REFUSED)
def test_what_names_nothing_is_wrong_use(pattern: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_files(["a.txt", pattern])
    assert str(caught.value).startswith(message)


def test_gitignore_can_be_left_out() -> None:
    found = [path.as_posix() for path in find_files(["."], respect_gitignore=False)]
    assert "drafts/d.txt" in found
    assert "b.html" in found
    assert ".hidden/a.txt" not in found


def test_exclude_holds_for_folders_and_globs_and_not_for_named_files() -> None:
    assert [path.as_posix() for path in find_files(["."], exclude=["news/", "a.*"])] == ["keep.html"]
    assert [path.as_posix() for path in find_files(["*.html", "a.txt"], exclude=["b.*", "a.txt"])] == ["a.txt", "keep.html"]


def test_linked_folders_do_not_loop_and_linked_files_count_once(folder: Path) -> None:
    (folder / "news" / "loop").symlink_to(folder)
    (folder / "link.txt").symlink_to(folder / "a.txt")
    assert [path.as_posix() for path in find_files(["**/*.txt"])] == ["a.txt"]
    assert [path.as_posix() for path in find_files(["link.txt"])] == ["link.txt"]
