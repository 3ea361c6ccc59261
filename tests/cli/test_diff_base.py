"""`--diff-base`: findings on lines that did not change since a revision are set aside."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from desk_sample import Run

WRONG = "Envoys met in the Pacific India."
ASIDE = "x.txt"

# What the file held, what it holds now, and the lines with an open finding.
EDITS = [
    (f"{WRONG}\n\nThe hall was full.\n", f"{WRONG}\n\nThe hall was empty.\n", []),
    (f"{WRONG}\n\nThe hall was full.\n", f"{WRONG}\n\nThe the hall was full.\n", [3]),
    ("One.\n\nTwo.\n", f"One.\n\n{WRONG}\n\n{WRONG}\n\nTwo.\n", [3, 5]),
    (f"One.\n\n{WRONG}\n\nTwo.\n", f"{WRONG}\n\nTwo.\n", []),
    (f"{WRONG}\n", f"{WRONG}\n", []),
    (f"One.\r\n\r\n{WRONG}\r\n", f"One 😀.\r\n\r\n{WRONG}\r\n", []),
    (f"One.\r\n\r\n{WRONG}\r\n", f"One.\r\n\r\nAgain: {WRONG}\r\n", [3]),
    (f"\ufeffOne.\n\n{WRONG}", f"\ufeffOne.\n\n{WRONG} Again.", [3]),
    # What a text says is never taken for a header of git's.
    (f"{WRONG}\n\nTwo.\n", f"{WRONG}\n\n@@ -1,1 +1,9 @@ Two.\n", []),
    (f"{WRONG}\n\nTwo.\n", f"{WRONG}\n\nOne.\n\ndiff --git a/{ASIDE} b/{ASIDE}\n\n@@ -1 +1,9 @@\n", []),
]


@pytest.fixture
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder as a git repository with one commit, and nothing of the user's own settings."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Desk")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "desk@example.org")
    git("init", "--quiet", "--initial-branch=main")
    commit()
    return folder


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", "An edition")


def open_rows(run: Run, *arguments: str, code: int | None = None) -> dict[str, list[int]]:
    outcome = run("lint", "--output-format", "json", *arguments)
    if code is not None:
        assert outcome.code == code
    rows: dict[str, list[int]] = {}
    for finding in json.loads(outcome.out)["findings"]:
        if finding["status"] == "open":
            rows.setdefault(finding["path"], []).append(finding["location"]["row"])
    return rows


@pytest.mark.parametrize(("before", "after", "expected"), EDITS)
def test_only_changed_lines_count(repository: Path, run: Run, before: str, after: str, expected: list[int]) -> None:
    path = repository / "edited.txt"
    path.write_bytes(before.encode())
    commit()
    path.write_bytes(after.encode())
    rows = open_rows(run, "edited.txt", "--diff-base", "HEAD", code=int(bool(expected)))
    assert rows == ({"edited.txt": expected} if expected else {})


@pytest.mark.parametrize("name", ["ä ö.txt", "-n.txt", ":(top)a.txt", "a\nb.txt", 'quo"te.txt', "glob[1].txt", "deep/er/a.txt"])
def test_any_name_of_a_file_is_understood(repository: Path, run: Run, name: str) -> None:
    path = repository / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{WRONG}\n\nTwo.\n", encoding="utf-8")
    commit()
    path.write_text(f"{WRONG}\n\nTwo.\n\n{WRONG}\n", encoding="utf-8")
    assert [*open_rows(run, str(path), "--diff-base", "HEAD").values()] == [[5]]


def test_a_file_that_git_does_not_know_is_new_as_a_whole(repository: Path, run: Run) -> None:
    (repository / "new.txt").write_text(WRONG, encoding="utf-8")
    assert open_rows(run, "new.txt", "wrong.txt", "--diff-base", "HEAD") == {"new.txt": [1]}
    (repository / "new.txt").write_bytes(WRONG.encode("utf-16"))
    commit()
    assert open_rows(run, "new.txt", "wrong.txt", "--diff-base", "HEAD~1") == {"new.txt": [1]}


def test_a_renamed_file_is_not_new(repository: Path, run: Run) -> None:
    lines = "".join(f"{WRONG}\n\nPage {number}.\n\n" for number in range(9))
    (repository / "old.txt").write_text(lines, encoding="utf-8")
    commit()
    git("mv", "old.txt", "moved.txt")
    (repository / "moved.txt").write_text(f"{lines}{WRONG}\n", encoding="utf-8")
    assert open_rows(run, "moved.txt", "--diff-base", "HEAD") == {"moved.txt": [37]}


def test_lines_count_from_where_the_branches_parted(repository: Path, run: Run) -> None:
    git("checkout", "--quiet", "-b", "draft")
    (repository / "clean.txt").write_text(f"{WRONG}\n", encoding="utf-8")
    commit()
    git("checkout", "--quiet", "main")
    (repository / "wrong.txt").write_text("Envoys met.\n", encoding="utf-8")
    commit()
    git("checkout", "--quiet", "draft")
    assert open_rows(run, "clean.txt", "wrong.txt", "--diff-base", "main") == {"clean.txt": [1]}


def test_findings_set_aside_are_marked_and_do_not_weigh(repository: Path, run: Run) -> None:
    outcome = run("lint", "wrong.txt", "--diff-base", "HEAD", "--output-format", "json")
    report = json.loads(outcome.out)
    assert [finding["status"] for finding in report["findings"]] == ["baseline"]
    assert [score["penalty"] for score in report["scores"]] == [0]
    assert "1 finding on a line that did not change since HEAD" in outcome.err
    assert outcome.code == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["wrong.txt", "--diff-base", "nowhere"], "git knows no revision 'nowhere'"),
        (["wrong.txt", "--diff-base", "--output=x"], "is no revision"),
        (["wrong.txt", "--diff-base", ""], "is no revision"),
        (["-", "--diff-base", "HEAD"], "standard input has no history"),
        (["wrong.txt", "--diff-base", "HEAD", "--fix"], "--diff-base goes without"),
        (["wrong.txt", "--diff-base", "HEAD", "--update-baseline"], "--diff-base goes without"),
    ],
)
def test_wrong_use_is_said_in_one_line(repository: Path, run: Run, arguments: list[str], complaint: str) -> None:
    outcome = run("lint", *arguments)
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)
    assert complaint in outcome.err


def test_without_a_repository_it_says_so(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    outcome = run("lint", "wrong.txt", "--diff-base", "HEAD")
    assert (outcome.code, outcome.err) == (2, f"checker: --diff-base: {folder} is in no git repository\n")
    monkeypatch.setenv("PATH", str(folder))
    outcome = run("lint", "wrong.txt", "--diff-base", "HEAD")
    assert outcome.code == 2
    assert "needs git" in outcome.err
