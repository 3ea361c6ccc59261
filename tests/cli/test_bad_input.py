"""What cannot be read is named in one line, with exit code 2, and nothing else is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from desk_sample import Run

LONG_LINE, ODD_LINE = 2_000_000, 300_000
LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = "\n".join([
    "- id: a", "  k0: &k0 [lol]", *(f"  k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]" for n in range(1, 20))
])  # fmt: skip

# File name, bytes, and the reason.
UNREADABLE = [
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "looks like a PNG image, not text; name the article's text"),
    ("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "looks like a PDF, not text; save it as text or HTML"),
    ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "looks like a PDF, not text; save it as text or HTML"),
    ("office.txt", b"PK\x03\x04\x14\0", "looks like a ZIP archive or an Office document, not text; save it as text"),
    ("noise.txt", b"ab\0\xff\xfe\x01\x02" * 9, "looks like a binary file, not text (a NUL at byte 2)"),
    ("wide.txt", "Envoys met.".encode("utf-16-le"), "looks like UTF-16 without a byte order mark; give its encoding"),
    (
        "odd.txt",
        b"Envoys \x81\x8d met.",
        "is neither UTF-8 (not UTF-8 at byte 7) nor cp1252 (byte 0x81 at 7); give its encoding",
    ),
    ("cut.txt", b"\xff\xfeE\0n", "is not valid utf-16-le at byte 4: truncated data"),
    ("list.jsonl", b'{"text": "Envoys met."}\n{"text": \n', "is not JSON at column 1"),
    ("other.jsonl", b'{"body": "Envoys met."}\n', "no field 'text'; known: body"),
    ("empty.txt", b"", "there is no text in it"),
    ("blank.md", b"\xef\xbb\xbf \r\n\n", "there is no text in it"),
    ("array.json", b"[1, 2]", "an article is an object with the field 'text'"),
]

# Arguments, and what standard error says.
MISSING = [
    ("none.txt", "checker: no such file or folder: none.txt\n"),
    ("wrong.txt none.txt", "checker: no such file or folder: none.txt\n"),
    ("none/*.txt", "checker: no article matches none/*.txt; looked for .txt, "),
    ("bare", "checker: no articles in bare; looked for .txt, "),
    ("wrong.txt --date 2025-13-45", "checker: --date '2025-13-45' is no day; write it as 2025-10-26\n"),
    ("wrong.txt --glossary none.yaml", "checker: none.yaml: there is no such glossary file\n"),
    ("wrong.txt --glossary diplomatie", "checker: there is no glossary pack 'diplomatie' (known: desk)\n"),
    ("wrong.txt --glossary bare", "checker: bare: is no pack: it has no concepts.yaml"),
]

# Glossary file, its text, and how standard error goes on after "checker: ".
GLOSSARIES = [
    ("twin.yaml", "- {id: a, preferred: A}\n- {id: a, preferred: B}\n",
     "twin.yaml:2: the id 'a' is already used at twin.yaml:1\n"),
    ("both.csv", "concept,term,status\na,A,\nb,B,\nb,A,forbidden\n",
     "both.csv:3: 'A' is forbidden, but preferred at both.csv:2\n"),
    ("own.yaml", "- {id: indo-pacific, preferred: Indian Pacific}\n", "own.yaml:1: the id 'indo-pacific' is already used at"),
    ("round.csv", "source,target\na,b\nb,c\nc,a\n",
     "round.csv:2: the replacements go round in a circle: 'a' → 'b' → 'c' → 'a'"),
    ("self.yaml", "- {id: a, preferred: A, forbidden: [{form: x, replacement: y}]}\n- {id: b, preferred: B, forbidden: [y]}\n",
     "self.yaml:1: 'y' is suggested for 'x', but is itself forbidden at self.yaml:2"),
    ("bomb.yaml", BOMB, "bomb.yaml:3: uses the alias *k0"),
    ("deep.yaml", "[" * 100_000, "deep.yaml"),
    ("code.yaml", "- !!python/object/apply:os.system [touch pwned]\n", "code.yaml:1: "),
    ("broken.yaml", "- id: a\n  preferred: [A\n", "broken.yaml:3: "),
    ("empty.yaml", "", "empty.yaml: is empty"),
    ("bomb.tbx", f'<!DOCTYPE tbx [\n<!ENTITY l0 "lol">{LOL}]>\n<tbx>&l9;</tbx>', "bomb.tbx:2: declares entities"),
    ("outside.tbx", '<!DOCTYPE tbx [<!ENTITY x SYSTEM "secret.txt">]>\n<tbx>&x;</tbx>', "outside.tbx:1: declares entities"),
    ("broken.tbx", "<tbx>\n<conceptEntry>\n</tbx>", "broken.tbx:3: is not valid XML"),
    ("picture.yaml", "\x89PNG\r\n\0", "picture.yaml"),
]  # fmt: skip

# Pieces that lines of any length may be made of; the last two make one word each.
PIECES = [
    "the Harbour-Lagoon alliances ",
    "allianced to ",
    "in Takaichi or ",
    "Envoys met in the hall of peace. ",
    "(see there) ",
    "\u201cso ",
    "the the ",
    "U.S.-",
    "\u4e2d",
    "a",
    "A",
]


@pytest.mark.parametrize(("name", "data", "reason"), UNREADABLE, ids=[case[0] for case in UNREADABLE])
def test_an_unreadable_file_is_skipped(run: Run, folder: Path, name: str, data: bytes, reason: str) -> None:
    (folder / name).write_bytes(data)
    alone = run("lint", name)
    assert (alone.code, alone.err) == (2, "")
    assert f"skipped {name}: {reason}" in alone.out
    among = run("lint", "wrong.txt", name, "twice.txt", "--output-format", "concise")
    assert (among.code, among.found) == (2, ["twice.txt WRD102", "wrong.txt TRM101"])
    assert (among.err.startswith(f"checker: {name}: {reason}"), among.err.count("\n")) == (True, 1)


@pytest.mark.parametrize(("arguments", "message"), MISSING, ids=[case[0] for case in MISSING])
def test_what_is_not_there_is_named(run: Run, folder: Path, arguments: str, message: str) -> None:
    (folder / "bare").mkdir()
    (folder / "bare/notes.csv").write_text("a,b\n")
    outcome = run("lint", *arguments.split())
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith(message)


@pytest.mark.parametrize(("name", "text", "message"), GLOSSARIES, ids=[case[0] for case in GLOSSARIES])
def test_a_broken_glossary_names_file_and_line(run: Run, folder: Path, name: str, text: str, message: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "secret.txt").write_text("swordfish", encoding="utf-8")
    outcome = run("lint", "wrong.txt", "--glossary", name)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith(f"checker: {message}")
    assert "swordfish" not in outcome.err
    assert not (folder / "pwned").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["locked.txt", "locked.yaml"])
def test_a_locked_file_is_named(run: Run, folder: Path, name: str) -> None:
    (folder / name).write_text("- {id: a, preferred: A}\n")
    (folder / name).chmod(0)
    arguments = [name] if name.endswith("txt") else ["clean.txt", "--glossary", name]
    outcome = run("lint", *arguments)
    assert outcome.code == 2
    assert f"{name}: cannot be read: Permission denied" in outcome.out + outcome.err


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_line_comes_to_an_end(run: Run, folder: Path, piece: str) -> None:
    """A rule of quadratic time would be at this for minutes, one of quadratic room would not come back."""
    (folder / "line.txt").write_text(piece * (ODD_LINE // len(piece)), encoding="utf-8")
    outcome = run("lint", "line.txt", "--output-format", "concise")
    assert (outcome.code in (0, 1), outcome.err) == (True, "")


def test_a_line_of_two_megabytes(run: Run, folder: Path) -> None:
    piece = "The ministers of both islands agreed on Sunday to patrol the harbour together. "
    text = piece * (LONG_LINE // len(piece)) + "Envoys met in the Pacific India."
    (folder / "line.txt").write_text(text, encoding="utf-8")
    outcome = run("lint", "line.txt", "--output-format", "concise")
    assert (outcome.code, outcome.found, outcome.err) == (1, ["line.txt TRM101"], "")
