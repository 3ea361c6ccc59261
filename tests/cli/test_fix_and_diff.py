"""`checker lint --fix` and `--diff`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from desk_sample import FILES, Run

from checker.engine import save as saving

DIFF = """\
--- twice.txt
+++ twice.txt
@@ -1 +1 @@
-Envoys met in the the hall.
+Envoys met in the hall.
--- wrong.txt
+++ wrong.txt
@@ -1 +1 @@
-Envoys met in the Pacific India.
+Envoys met in the Indo-Pacific.
"""
FIXED = "checker: fixed 2 findings in 2 files: 1 TRM101, 1 WRD102\n"
CONCISE = ("--output-format", "concise")


def test_fixes_are_written_and_what_remains_is_said(run: Run, folder: Path) -> None:
    (folder / "mixed.txt").write_text(FILES["mixed.txt"] + "A Pacific India plan (,\n")
    outcome = run("lint", "wrong.txt", "twice.txt", "clean.txt", "page.html", "--fix", *CONCISE)
    assert (outcome.code, outcome.found, outcome.err) == (1, ["page.html TRM101"], FIXED)
    assert (folder / "wrong.txt").read_text() == "Envoys met in the Indo-Pacific.\n"
    assert (folder / "twice.txt").read_text() == "Envoys met in the hall.\n"
    assert (folder / "page.html").read_text() == FILES["page.html"]
    again = run("lint", "wrong.txt", "twice.txt", "clean.txt", "--fix", *CONCISE)
    assert (again.code, again.out, again.err) == (0, "", "")


def test_a_diff_is_shown_and_nothing_written(run: Run, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.glob("*.*")}
    outcome = run("lint", "wrong.txt", "twice.txt", "clean.txt", "--diff")
    assert (outcome.code, outcome.out, outcome.err) == (1, DIFF, FIXED.replace("fixed", "would fix"))
    assert {path: path.read_bytes() for path in folder.glob("*.*")} == before
    assert run("lint", "clean.txt", "page.html", "--diff").code == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"One\r\n\r\nMet in the Pacific India.\r\nTwo\x0c\xe2\x80\xa8Three"),
        ("b.txt", b"\xef\xbb\xbfMet in the Pacific India."),
        ("c.jsonl", b'{"body": "x", "text": "In the Pacific India"}\n{"text": "the the"}\n'),
    ],
)
def test_patch_takes_the_diff(run: Run, folder: Path, name: str, data: bytes) -> None:
    if shutil.which("patch") is None:
        pytest.skip("there is no patch")
    (folder / name).write_bytes(data)
    diff = run("lint", name, "--diff").out
    subprocess.run(["patch", "-p0", "--binary"], input=diff.encode(), cwd=folder, check=True, capture_output=True)
    patched = (folder / name).read_bytes()
    (folder / name).write_bytes(data)
    run("lint", name, "--fix")
    assert (folder / name).read_bytes() == patched != data


def test_articles_of_one_file_are_fixed_together(run: Run, folder: Path) -> None:
    (folder / "news.jsonl").write_text('{"body": "In the the \\"Pacific India\\"."}\n{"body": "Pacific India"}\n')
    outcome = run("lint", "news.jsonl", "--text-field", "body", "--fix")
    assert (outcome.code, outcome.err) == (0, "checker: fixed 3 findings in 1 file: 2 TRM101, 1 WRD102\n")
    assert (folder / "news.jsonl").read_text() == '{"body": "In the \\"Indo-Pacific\\"."}\n{"body": "Indo-Pacific"}\n'


def test_unsafe_fixes_are_made_when_asked(run: Run, folder: Path) -> None:
    (folder / "slip.txt").write_text("The goverment met in the Pacific India.\n")
    safe = run("lint", "slip.txt", "--diff").out
    assert "+The goverment met in the Indo-Pacific.\n" in safe
    assert run("lint", "slip.txt", "--fix", "--unsafe-fixes").code == 0
    assert (folder / "slip.txt").read_text() == "The government met in the Indo-Pacific.\n"


def test_only_rules_that_run_are_fixed(run: Run, folder: Path) -> None:
    (folder / "both.txt").write_text("In the the Pacific India.\n")
    assert run("lint", "both.txt", "--fix", "--select", "WRD102").code == 0
    assert (folder / "both.txt").read_text() == "In the Pacific India.\n"


def test_standard_input_goes_to_standard_output(run: Run) -> None:
    outcome = run("lint", "-", "--fix", stdin=b"In the the Pacific India")
    assert (outcome.code, outcome.out) == (0, "In the Indo-Pacific")
    assert outcome.err.endswith("1 article, no findings\n")
    clean = run("lint", "-", "--fix", *CONCISE, stdin="In the \u201challs\u201d\r\n".encode())
    assert (clean.code, clean.out, clean.err) == (0, "In the \u201challs\u201d\r\n", "")
    shown = run("lint", "-", "--diff", "--stdin-filename", "desk.txt", stdin=b"In the the halls\n")
    assert (shown.code, shown.out.splitlines()[0]) == (1, "--- desk.txt")


def link(path: Path) -> None:
    path.rename(path.with_name("hall.text"))
    path.symlink_to("hall.text")


def protect(path: Path) -> None:
    path.chmod(0o444)


@pytest.mark.parametrize(("change", "reason"), [(protect, "it is read-only"), (link, "it is a link; name ")])
def test_what_cannot_be_written_is_said_and_the_others_fixed(run: Run, folder: Path, change: object, reason: str) -> None:
    change(folder / "wrong.txt")  # type: ignore[operator]
    outcome = run("lint", "wrong.txt", "twice.txt", "--fix", *CONCISE)
    assert (outcome.code, outcome.found) == (2, ["wrong.txt TRM101"])
    complaint, fixed = outcome.err.splitlines()
    assert complaint.startswith(f"checker: wrong.txt: not fixed: {reason}")
    assert fixed == "checker: fixed 1 finding in 1 file: 1 WRD102"
    assert (folder / "wrong.txt").read_text() == FILES["wrong.txt"]


def test_an_edit_in_the_meantime_is_not_overwritten(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = saving.write_whole

    def slow(path: Path, data: bytes, **options: object) -> None:
        path.write_text("Edited in the the meantime.\n")
        write(path, data, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(saving, "write_whole", slow)
    outcome = run("lint", "wrong.txt", "--fix", *CONCISE)
    assert (outcome.code, outcome.err) == (2, "checker: wrong.txt: not fixed: it has changed since it was read\n")
    assert (folder / "wrong.txt").read_text() == "Edited in the the meantime.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--fix --diff", "--fix writes fixes and --diff shows them: choose one"),
        ("--unsafe-fixes", "--unsafe-fixes goes with --fix or --diff"),
    ],
)
def test_wrong_use(run: Run, arguments: str, message: str) -> None:
    outcome = run("lint", "wrong.txt", *arguments.split())
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"checker: {message}\n")


def test_a_skipped_file_does_not_keep_others_from_being_fixed(run: Run, folder: Path) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    outcome = run("lint", "wrong.txt", "picture.txt", "--fix")
    assert outcome.code == 2
    assert (folder / "wrong.txt").read_text() == "Envoys met in the Indo-Pacific.\n"
    assert run("lint", "twice.txt", "picture.txt", "--diff").code == 2
