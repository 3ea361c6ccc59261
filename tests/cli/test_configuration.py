"""Configuration as a desk uses it: files, options that beat them, and what each mistake says."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_sample import FILES, Run

# checker.toml, arguments after `lint --output-format concise`, exit code, findings.
RUNS = [
    ("select = ['WRD']", "wrong.txt twice.txt", 1, ["twice.txt WRD102"]),
    ("select = ['WRD']", "wrong.txt twice.txt --select TRM", 1, ["wrong.txt TRM101"]),
    ("select = ['WRD']", "wrong.txt twice.txt --extend-select TRM", 1, ["twice.txt WRD102", "wrong.txt TRM101"]),
    ("select = ['WRD']", "wrong.txt twice.txt --isolated", 1, ["twice.txt WRD102", "wrong.txt TRM101"]),
    ("select = ['WRD']", "wrong.txt twice.txt --config other.toml", 1, ["wrong.txt TRM101"]),
    ("select = ['WRD']", "wrong.txt twice.txt --config ignore=['WRD102']", 0, []),
    ("ignore = ['TRM101']", "wrong.txt twice.txt", 1, ["twice.txt WRD102"]),
    ("ignore = ['TRM101']", "wrong.txt --extend-select TRM101", 1, ["wrong.txt TRM101"]),
    ("extend = 'other.toml'\nextend-select = ['WRD']", "wrong.txt twice.txt", 1, ["twice.txt WRD102", "wrong.txt TRM101"]),
    ("fail-on = 'major'", "twice.txt", 0, ["twice.txt WRD102"]),
    ("fail-on = 'major'", "twice.txt --fail-on minor", 1, ["twice.txt WRD102"]),
    ("severity = {WRD = 'neutral'}", "twice.txt", 0, ["twice.txt WRD102"]),
    ("severity = {WRD = 'neutral', doubled-word = 'major'}", "twice.txt --fail-on major", 1, ["twice.txt WRD102"]),
    # A finding without weight keeps none where its rule is made heavier.
    ("severity = {TRM103 = 'major'}", "mixed.txt", 0, ["mixed.txt TRM103"]),
    ("per-file-ignores = {'wrong.txt' = ['TRM']}", "wrong.txt twice.txt", 1, ["twice.txt WRD102"]),
    ("per-file-ignores = {'!wrong.txt' = ['WRD', 'TRM101']}", "wrong.txt twice.txt", 1, ["wrong.txt TRM101"]),
    ("per-file-ignores = {'*.jsonl' = ['known-variant']}\ntext-field = 'body'", "news.jsonl", 0, []),
    ("text-field = 'body'", "news.jsonl", 1, ["news.jsonl#2 TRM101"]),
    ("exclude = ['wrong*', 'packs/', '*.jsonl', '*.html']", ". --ignore WRD,TRM103", 2, []),
    ("exclude = ['sub/']", "sub/wrong.txt", 1, ["sub/wrong.txt TRM101"]),
    ("exclude = ['sub/']\nforce-exclude = true", "sub/wrong.txt twice.txt", 1, ["twice.txt WRD102"]),
    ("exclude = ['sub/']\nforce-exclude = true", "sub/wrong.txt", 0, []),
    ("exclude = ['sub/']\nforce-exclude = true", "sub/wrong.txt --no-force-exclude", 1, ["sub/wrong.txt TRM101"]),
    ("extend-exclude = ['sub']", "sub/../sub/*.txt twice.txt", 2, []),
    # Packs in an order: the desk's own pack admits what the one that ships forbids.
    ("glossary = ['own.yaml']", "wrong.txt", 0, []),
    ("glossary = ['own.yaml']\ndefault-packs = false", "wrong.txt mixed.txt", 0, []),
    ("house-style.prefer = ['Lagoon-Harbour pact']", "mixed.txt", 1, ["mixed.txt TRM103"]),
    ("house-style.prefer = ['Harbour-Lagoon pact']", "clean.txt", 0, []),
]  # fmt: skip

# checker.toml, and what standard error says after "checker: ".
REFUSED = [
    ("fail_on = 'major'", "checker.toml:1: unknown key 'fail_on'; did you mean 'fail-on'?"),
    ("\nselect = ['TRM109']", "checker.toml:2: no rule fits 'TRM109'; did you mean TRM10"),
    ("extend-ignore = ['known-varient']", "checker.toml:1: no rule fits 'known-varient'; did you mean known-variant?"),
    ("[severity]\nTRX = 'minor'", "checker.toml:2: no rule fits 'TRX'; did you mean TRM?"),
    ("[per-file-ignores]\n'a/*.txt' = ['TRX']", "checker.toml:1: no rule fits 'TRX'; did you mean TRM?"),
    ("[rules.TRM199]\na = 1", "checker.toml:1: no rule is called 'TRM199'; checker rule lists them"),
    ("[rules.TRM102]\n\nmayor = 1", "checker.toml:3: TRM102 has no option 'mayor'; known: major, minor"),
    ("[rules.drifted-term]\nmajor = 'high'", "checker.toml:2: the option 'major' of TRM102 must be like 0.6"),
    ("[rules.WRD102]\na = 1", "checker.toml:2: WRD102 has no option 'a'; known: none"),
    ("glossary = ['none.yaml']", "checker.toml:1: "),
    ("glossary = ['dseks']", "checker.toml:1: there is no glossary pack 'dseks'; did you mean 'desk'?"),
    ("house-style.prefer = ['Pacific India']", "checker.toml:1: no glossary admits 'Pacific India'; add it to one of your own"),
    ("output-format = 'yaml'", "checker.toml:1: unknown output format 'yaml'; known: "),
    ("extend = 'broken.toml'", "broken.toml:2: unknown key 'colour'"),
    ("required-version = '<0.1'", "checker.toml:1: checker <0.1 is required, but this is "),
]

# Arguments, and what standard error says after "checker: ".
OPTIONS = [
    ("--config none.toml", "--config: there is no file 'none.toml'"),
    ("--config other.toml --config broken.toml", "--config takes one file; more of them are joined by 'extend' in it"),
    ("--config colour='red'", "--config: unknown key 'colour'; known: "),
    ("--config fail-on=", "--config: 'fail-on=' is neither a file nor TOML: "),
    ("--config fail-on='fatal'", "--config: 'fatal' is no value of 'fail-on'; known: "),
    ("--config select=['TRX']", "no rule fits 'TRX'; did you mean TRM?"),
]


@pytest.fixture(autouse=True)
def more(folder: Path) -> None:
    (folder / "sub").mkdir()
    for name, text in {
        "sub/wrong.txt": FILES["wrong.txt"],
        "other.toml": "select = ['TRM']\n",
        "broken.toml": "\ncolour = 'red'\n",
        "own.yaml": "- {id: own, preferred: Pacific India}\n",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("text", "arguments", "code", "found"), RUNS)
def test_findings_and_exit_code(run: Run, folder: Path, text: str, arguments: str, code: int, found: list[str]) -> None:
    (folder / "checker.toml").write_text(text, encoding="utf-8")
    outcome = run("lint", "--output-format", "concise", *arguments.split())
    assert outcome.code == code, outcome.err
    assert sorted(outcome.found) == found


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_a_mistake_is_said_in_one_line_with_its_place(run: Run, folder: Path, text: str, message: str) -> None:
    (folder / "checker.toml").write_text(text, encoding="utf-8")
    outcome = run("lint", "wrong.txt")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith(f"checker: {message}")


@pytest.mark.parametrize(("arguments", "message"), OPTIONS)
def test_an_option_that_cannot_be_used(run: Run, arguments: str, message: str) -> None:
    outcome = run("lint", "wrong.txt", *arguments.split())
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith(f"checker: {message}")


def test_the_nearest_file_is_that_of_the_articles(run: Run, folder: Path) -> None:
    (folder / "checker.toml").write_text("select = ['WRD']")
    (folder / "sub/checker.toml").write_text("select = ['TRM']")
    assert run("lint", "wrong.txt", "--output-format", "concise").found == []
    assert run("lint", "sub/wrong.txt", "--output-format", "concise").found == ["sub/wrong.txt TRM101"]
    assert run("lint", "sub/*.txt", "--output-format", "concise").found == ["sub/wrong.txt TRM101"]
    # One run has one configuration: that of the folder which holds all articles.
    assert run("lint", "wrong.txt", "sub/wrong.txt", "--output-format", "concise").found == []


def test_the_language_of_some_files(run: Run, folder: Path) -> None:
    (folder / "checker.toml").write_text("source-lang = 'ja'\nper-file-source-lang = {'sub/' = 'vi'}")
    import json

    def languages(*options: str) -> list[str]:
        report = json.loads(run("lint", "clean.txt", "sub/wrong.txt", "--output-format", "json", *options).out)
        return [document["source_lang"] for document in report["documents"]]

    assert languages() == ["ja", "vi"]
    assert languages("--source-lang", "ko") == ["ko", "ko"]


def test_settings_and_files_are_shown(run: Run, folder: Path) -> None:
    (folder / "checker.toml").write_text("fail-on = 'major'\nexclude = ['sub/', 'packs/']")
    outcome = run("lint", ".", "--show-settings", "--select", "TRM101")
    assert outcome.code == 0
    assert f'fail-on = "major"  # {folder}/checker.toml\n' in outcome.out
    assert 'select = ["TRM101"]\n' in outcome.out
    assert outcome.out.endswith("# rules that run: TRM101\n")
    outcome = run("lint", "*.txt", "sub", "clean.txt", "--show-files")
    assert outcome.code == 2
    outcome = run("lint", ".", "--show-files")
    assert outcome.out.split() == sorted(name for name in FILES if "/" not in name)


# What each file of the sample looks like after `--add-suppressions`.
NOTED = {
    "wrong.txt": "# checker: ignore[TRM101]\nEnvoys met in the Pacific India.\n",
    "page.html": "<html><body><p>Envoys met in the Pacific <b>India</b>. <!-- checker: ignore[TRM101] --></p></body></html>\n",
    "clean.txt": FILES["clean.txt"],
}


def test_suppressions_are_written_and_the_next_run_is_silent(run: Run, folder: Path) -> None:
    outcome = run("lint", *NOTED, "--add-suppressions")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "checker: comments in 2 files\n")
    assert {name: (folder / name).read_text() for name in NOTED} == NOTED
    outcome = run("lint", *NOTED)
    assert (outcome.code, outcome.out) == (0, "3 articles, no findings; 2 suppressed\n")
    assert run("lint", *NOTED, "--add-suppressions").err == "checker: comments in 0 files\n"
    outcome = run("lint", "page.html", "--output-format", "json")
    assert '"status": "suppressed"' in outcome.out
    (folder / "wrong.txt").write_text(NOTED["wrong.txt"].replace("Pacific India", "Indo-Pacific"))
    outcome = run("lint", "wrong.txt", "--output-format", "concise")
    assert (outcome.code, outcome.found) == (0, ["wrong.txt SUP101"])
    assert run("lint", "wrong.txt", "--fail-on", "neutral").code == 1
    assert run("lint", "wrong.txt", "--fix").code == 0
    assert (folder / "wrong.txt").read_text() == "\n" + FILES["clean.txt"]


def test_suppressions_that_cannot_be_written(run: Run, folder: Path) -> None:
    (folder / "wrong.txt").chmod(0o444)
    (folder / "news.jsonl").write_text('{"text": "In the the hall."}\n{"text": "In the the port."}\n')
    outcome = run("lint", "wrong.txt", "news.jsonl", "--add-suppressions")
    assert outcome.code == 2
    assert outcome.err == (
        "checker: news.jsonl: not suppressed: JSON holds no comments: put what is known into a baseline\n"
        "checker: wrong.txt: not suppressed: it is read-only\nchecker: comments in 0 files\n"
    )
    outcome = run("lint", "-", "--add-suppressions", stdin=b"In the the hall.")
    assert (outcome.code, outcome.err.splitlines()[0]) == (
        2,
        "checker: stdin.txt: not suppressed: standard input takes no comments",
    )
    outcome = run("lint", "twice.txt", "--add-suppressions", "--fix")
    assert outcome.err.startswith("checker: --add-suppressions goes without --fix and --diff")


def test_init_writes_a_file_and_never_over_one(run: Run, folder: Path) -> None:
    assert run("init").code == 0
    text = (folder / "checker.toml").read_text()
    assert run("lint", "wrong.txt", "--output-format", "concise").found == ["wrong.txt TRM101"]
    (folder / "checker.toml").write_text("# mine")
    outcome = run("init")
    assert (outcome.code, outcome.err) == (2, "checker: checker.toml: is there already and is left as it is\n")
    assert (folder / "checker.toml").read_text() == "# mine"
    assert "#fail-on = " in text
    assert run("init", "none").err == "checker: none/checker.toml: cannot be written: No such file or directory\n"


def test_the_reference(run: Run) -> None:
    assert run("config", "fail-on").out.startswith("### fail-on\n\nThe severity from which on")
    assert "### house-style.prefer" in run("config").out
    outcome = run("config", "fial-on")
    assert (outcome.code, outcome.err) == (2, "checker: there is no setting 'fial-on'; did you mean 'fail-on'?\n")


def test_a_baseline_is_written_used_and_renewed(run: Run, folder: Path) -> None:
    def lint(*options: str) -> tuple[int, list[str], str]:
        outcome = run("lint", "wrong.txt", "twice.txt", "--output-format", "concise", *options)
        return outcome.code, outcome.found, outcome.err

    assert lint("--update-baseline") == (0, [], "checker: 2 findings in checker-baseline.json (2 new, 0 gone)\n")
    assert lint("--baseline", "checker-baseline.json") == (0, [], "")
    (folder / "checker.toml").write_text("baseline = 'checker-baseline.json'\n")
    assert lint() == (0, [], "")
    assert lint("--isolated") == (1, ["twice.txt WRD102", "wrong.txt TRM101"], "")
    assert '"status": "baseline"' in run("lint", "wrong.txt", "--output-format", "json").out
    assert run("lint", "wrong.txt").out.endswith("1 article, no findings; 1 in the baseline\n")
    # An edit above changes nothing; a new slip is reported; a row for what is gone is named, and taken out.
    (folder / "wrong.txt").write_text("Rain fell on the town.\n\n" + FILES["wrong.txt"] + "\nIn the the port.\n")
    (folder / "twice.txt").write_text("Envoys met in the hall.\n")
    note = "checker-baseline.json has rows for what is no longer found: twice.txt WRD102 “the the”; --update-baseline takes"
    code, found, err = lint()
    assert (code, found, err.startswith(f"checker: {note}")) == (1, ["wrong.txt WRD102"], True)
    assert f"note {note}" in run("lint", "wrong.txt", "twice.txt").out
    assert lint("--update-baseline")[2] == "checker: 2 findings in checker-baseline.json (1 new, 1 gone)\n"
    assert lint() == (0, [], "")


def test_a_baseline_counts_paths_from_its_folder(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("lint", "sub", "wrong.txt", "--update-baseline", "--baseline", "known.json")
    monkeypatch.chdir(folder / "sub")
    outcome = run(
        "lint", "wrong.txt", "../wrong.txt", folder / "sub", "--baseline", "../known.json", "--output-format", "concise"
    )
    assert (outcome.code, outcome.found, outcome.err) == (0, [], "")


# Arguments, and what standard error says after "checker: ".
BASELINES = [
    ("--baseline none.json", "there is no baseline '"),
    ("--baseline wrong.txt", "/wrong.txt:1: is no baseline: Expecting value"),
    ("--update-baseline --fix", "--update-baseline goes without --fix, --diff and --add-suppressions"),
    ("--update-baseline --baseline none/known.json", "cannot write "),
]


@pytest.mark.parametrize(("arguments", "message"), BASELINES)
def test_a_baseline_that_cannot_be_used(run: Run, folder: Path, arguments: str, message: str) -> None:
    outcome = run("lint", "wrong.txt", *arguments.split())
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert outcome.err.removeprefix("checker: ").removeprefix(str(folder)).startswith(message)
