"""`checker lint`: what it finds for each option, and its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk_sample import FILES, PACK, Run

CSV = "source,target\nhall of peace,peace hall\n"
TSV = "concept\tterm\tstatus\treplacement\nhall\tpeace hall\tpreferred\t\nhall\thall of peace\tforbidden\tpeace hall\n"
YAML = "- {id: hall, preferred: peace hall, forbidden: [hall of peace]}\n"
TBX = """\
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="hall"><langSec xml:lang="en">
  <termSec><term>peace hall</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
  <termSec><term>hall of peace</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
</langSec></conceptEntry></body></text></tbx>
"""

# Arguments after `lint --output-format concise`, exit code, findings.
RUNS = [
    ("clean.txt", 0, []),
    ("wrong.txt", 1, ["wrong.txt TRM101"]),
    ("wrong.txt clean.txt twice.txt", 1, ["twice.txt WRD102", "wrong.txt TRM101"]),
    ("wrong.txt ./wrong.txt", 1, ["wrong.txt TRM101"]),
    ("page.html", 1, ["page.html TRM101"]),
    # From which severity on findings fail a run: TRM101 is major, WRD102 minor, TRM103 neutral here.
    ("twice.txt", 1, ["twice.txt WRD102"]),
    ("twice.txt --fail-on major", 0, ["twice.txt WRD102"]),
    ("wrong.txt --fail-on major", 1, ["wrong.txt TRM101"]),
    ("wrong.txt --fail-on MAJOR", 1, ["wrong.txt TRM101"]),
    ("wrong.txt --fail-on critical", 0, ["wrong.txt TRM101"]),
    ("mixed.txt", 0, ["mixed.txt TRM103"]),
    ("mixed.txt --fail-on neutral", 1, ["mixed.txt TRM103"]),
    # Which rules run.
    ("wrong.txt twice.txt --select WRD102", 1, ["twice.txt WRD102"]),
    ("wrong.txt twice.txt --select wrd", 1, ["twice.txt WRD102"]),
    ("wrong.txt twice.txt --select known-variant", 1, ["wrong.txt TRM101"]),
    ("wrong.txt twice.txt --select TRM,WRD1", 1, ["twice.txt WRD102", "wrong.txt TRM101"]),
    ("wrong.txt twice.txt --select TRM --select WRD", 1, ["twice.txt WRD102", "wrong.txt TRM101"]),
    ("wrong.txt twice.txt --ignore TRM", 1, ["twice.txt WRD102"]),
    ("wrong.txt twice.txt --ignore known-variant,doubled-word", 0, []),
    ("wrong.txt twice.txt --ignore TRM --extend-select TRM101", 1, ["twice.txt WRD102", "wrong.txt TRM101"]),
    ("wrong.txt twice.txt --select PUN --extend-select WRD102", 1, ["twice.txt WRD102"]),
    ("wrong.txt --select ALL --ignore TRM101", 0, []),
    *[(f"wrong.txt --profile {name}", 1, ["wrong.txt TRM101"]) for name in ("default", "style", "deep", "all")],
    # Which files are read.
    ("news", 1, ["news/b.txt TRM101", "news/deep/c.md TRM101"]),
    ("news/*.txt", 1, ["news/b.txt TRM101"]),
    ("news/**/*.md", 1, ["news/deep/c.md TRM101"]),
    ("news/drafts/d.txt", 1, ["news/drafts/d.txt TRM101"]),
    ("news.jsonl --text-field body", 1, ["news.jsonl#2 TRM101"]),
    # A glossary besides the packs.
    *[(f"hall.txt wrong.txt --glossary {name}", 1, ["hall.txt TRM101", "wrong.txt TRM101"])
      for name in ("hall.csv", "hall.tsv", "hall.yaml", "hall.tbx", "hallpack", "packs/hallpack/concepts.yaml")],
    ("hall.txt wrong.txt --glossary desk", 1, ["wrong.txt TRM101"]),
    ("hall.txt", 0, []),
    ("hall.txt --glossary hall.csv --glossary more.yaml", 1, ["hall.txt TRM101"]),
]  # fmt: skip

# Arguments after `lint`, and what the one line on standard error says after "checker: ".
REFUSED = [
    ("wrong.txt --fail-on fatal", "unknown severity 'fatal'; known: neutral, minor, major, critical"),
    ("wrong.txt --output-format yaml", "unknown output format 'yaml'; known: checkstyle, concise, "),
    ("wrong.txt --profile strict", "unknown profile 'strict'; known: default, style, deep, all"),
    ("wrong.txt --select TRM109", "no rule fits 'TRM109'; did you mean TRM10"),
    ("wrong.txt --ignore known-varient", "no rule fits 'known-varient'; did you mean known-variant?"),
    ("wrong.txt --extend-select xyz", "no rule fits 'xyz'; known: "),
    ("wrong.txt --glossary dseks", "there is no glossary pack 'dseks'; did you mean 'desk'? (known: desk, hallpack)"),
    ("wrong.txt --glossary wrong.txt", "wrong.txt: is no glossary; known: .yaml"),
    ("wrong.txt --report wrong.txt", "the report cannot be written to wrong.txt: "),
]

# What `-` reads: name, bytes, exit code, findings.
PIPED = [
    (None, b"Envoys met in the Pacific India.", 1, ["stdin.txt TRM101"]),
    (None, b"Envoys met in the hall.", 0, []),
    ("desk.txt", b"Envoys met in the Pacific India.", 1, ["desk.txt TRM101"]),
    ("desk.html", b"<p>Met in the Pacific <i>India</i></p><script>'Pacific India'</script>", 1, ["desk.html TRM101"]),
    ("desk.jsonl", b'{"text": "Met in the Pacific India."}', 1, ["desk.jsonl#1 TRM101"]),
    ("desk.txt", "\ufeffMet in the Pacific India.".encode("utf-16"), 1, ["desk.txt TRM101"]),
]


@pytest.fixture(autouse=True)
def more(folder: Path) -> None:
    wrong = FILES["wrong.txt"]
    files = {
        "news/.gitignore": "drafts/\n*.html\n",
        "news/a.txt": FILES["clean.txt"],
        "news/b.txt": wrong,
        "news/page.html": FILES["page.html"],
        "news/notes.csv": wrong,
        "news/.hidden.txt": wrong,
        "news/deep/c.md": wrong,
        "news/drafts/d.txt": wrong,
        "hall.txt": "Envoys met in the hall of peace.\n",
        "hall.csv": CSV,
        "hall.tsv": TSV,
        "hall.yaml": YAML,
        "hall.tbx": TBX,
        "more.yaml": YAML.replace("hall", "port"),
        "packs/hallpack/concepts.yaml": YAML,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("arguments", "code", "found"), RUNS, ids=[run[0] for run in RUNS])
def test_findings_and_exit_code(run: Run, arguments: str, code: int, found: list[str]) -> None:
    outcome = run("lint", "--output-format", "concise", *arguments.split())
    assert (outcome.code, sorted(outcome.found), outcome.err) == (code, found, "")


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[case[0] for case in REFUSED])
def test_wrong_use_is_said_in_one_line(run: Run, arguments: str, message: str) -> None:
    outcome = run("lint", *arguments.split())
    assert outcome.code == 2
    assert outcome.err.startswith(f"checker: {message}")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(("name", "data", "code", "found"), PIPED)
def test_standard_input(run: Run, name: str | None, data: bytes, code: int, found: list[str]) -> None:
    named = ["--stdin-filename", name] if name else []
    outcome = run("lint", "-", *named, "--output-format", "concise", stdin=data)
    assert (outcome.code, outcome.found, outcome.err) == (code, found, "")


def test_standard_input_beside_files(run: Run) -> None:
    outcome = run("lint", "-", "wrong.txt", "--output-format", "concise", stdin=b"In the the hall.")
    assert (outcome.code, outcome.found) == (1, ["stdin.txt WRD102", "wrong.txt TRM101"])


@pytest.mark.parametrize("paths", [["--bogus", "wrong.txt"], []], ids=["unknown option", "no paths"])
def test_options_that_do_not_exist(run: Run, paths: list[str]) -> None:
    outcome = run("lint", *paths)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Usage: checker lint" in outcome.err


@pytest.mark.parametrize("output_format", ["text", "concise", "json", "jsonl"])
def test_a_skipped_file_loses_nothing_of_the_others(run: Run, folder: Path, output_format: str) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    outcome = run("lint", "clean.txt", "picture.txt", "wrong.txt", "--output-format", output_format)
    reason = "looks like a PNG image, not text; name the article's text"
    assert outcome.code == 2
    assert "TRM101" in outcome.out
    assert "picture.txt" in outcome.out + outcome.err
    assert reason in outcome.out + outcome.err


def test_json_has_what_a_run_found(run: Run, folder: Path) -> None:
    outcome = run("lint", "wrong.txt", "--output-format", "json")
    report = json.loads(outcome.out)
    (finding,) = report["findings"]
    assert report["format"] == "checker-report/1"
    assert (finding["code"], finding["text"], finding["suggestions"]) == ("TRM101", "Pacific India", ["Indo-Pacific"])
    assert finding["span"] == {"start": 18, "end": 31}
    assert (finding["location"], report["skipped"]) == ({"row": 1, "column": 19}, [])


def test_report_writes_pages_beside_the_output(run: Run, folder: Path) -> None:
    outcome = run("lint", "wrong.txt", "clean.txt", "--output-format", "concise", "--report", "out/pages")
    assert (outcome.code, outcome.found) == (1, ["wrong.txt TRM101"])
    assert outcome.err == "3 pages in out/pages: open out/pages/index.html\n"
    pages = sorted(path.name for path in (folder / "out/pages").iterdir())
    assert len(pages) == 3
    assert "index.html" in pages
    assert "Pacific India" in "".join(path.read_text(encoding="utf-8") for path in (folder / "out/pages").iterdir())


def test_report_command(run: Run, folder: Path) -> None:
    assert (run("report", "wrong.txt").code, (folder / "reports/index.html").is_file()) == (1, True)
    assert (run("report", "clean.txt", "-o", "site").code, (folder / "site/index.html").is_file()) == (0, True)


def test_report_command_names_what_it_could_not_read(run: Run, folder: Path) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    outcome = run("report", "wrong.txt", "picture.txt")
    assert outcome.code == 2
    assert "picture.txt: looks like a PNG image" in outcome.err


def test_the_cache_is_kept_where_asked(run: Run, folder: Path) -> None:
    run("lint", "wrong.txt", "--no-cache")
    assert not (folder / "cache").exists()
    first = run("lint", "wrong.txt")
    assert sorted(path.name.partition("-")[0] for path in (folder / "cache").iterdir()) == ["glossary", "results"]
    assert run("lint", "wrong.txt") == first


# NO_COLOR and FORCE_COLOR, and whether there is colour where no terminal looks on.
COLORS = [({}, False), ({"FORCE_COLOR": "1"}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False)]


@pytest.mark.parametrize(("environment", "is_colored"), COLORS)
@pytest.mark.parametrize("output_format", ["text", "json"])
def test_color(
    run: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], is_colored: bool, output_format: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    outcome = run("lint", "wrong.txt", "--output-format", output_format)
    assert ("\x1b[" in outcome.out) == (is_colored and output_format == "text")


def test_a_pack_of_the_same_form_in_another_status_is_refused(run: Run, folder: Path) -> None:
    (folder / "own.yaml").write_text(PACK.replace("id: ", "id: own-").replace("[Lagoon-Harbour pact]", "[Pacific India]"))
    outcome = run("lint", "wrong.txt", "--glossary", "own.yaml")
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert "'Pacific India' is forbidden" in outcome.err
