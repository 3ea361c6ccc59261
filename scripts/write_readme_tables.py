"""Writes the parts of README.md that come from the program: the rules, the packs, and the output on a sample article.

`--check` writes nothing, and exits with 1 where a part is not what the program says.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.engine.check import load_checker
from checker.engine.run import run
from checker.engine.select import select_rules
from checker.glossary import default_packs, load_glossary, packs_folder
from checker.readers import read_bytes
from checker.render import render
from checker.rules import all_rules

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
SAMPLE = "examples/harbour-talks-desk-b.md"


def write_parts(text: str) -> str:
    """Returns a README's text with what stands between its markers written anew."""
    for name, part in {"rules": list_rules(), "packs": list_packs(), "output": show_output()}.items():
        marked = re.compile(f"(<!-- {name}:start -->\n).*?(<!-- {name}:end -->)", re.DOTALL)
        if len(marked.findall(text)) != 1:
            raise SystemExit(f"README.md needs <!-- {name}:start --> and <!-- {name}:end --> once")
        text = marked.sub(lambda match, part=part: f"{match[1]}\n{part}\n{match[2]}", text)
    return text


def list_rules() -> str:
    """Returns the table of rules, by code."""
    rows = [
        (f"`{rule.code}`", rule.name, rule.page().splitlines()[0], rule.severity.value, rule.profile) for rule in all_rules()
    ]
    return _table(("code", "name", "what it finds", "severity", "profile"), rows)


def list_packs() -> str:
    """Returns the table of the packs that ship, by name."""
    glossary = load_glossary(default_packs(), search=(packs_folder(),))
    counts = Counter(concept.pack for concept in glossary.concepts)
    rows = [(f"`{pack.name}`", pack.title, str(counts[pack.name])) for pack in glossary.packs]
    return _table(("pack", "title", "concepts"), [*rows, ("", "all", str(counts.total()))])


def show_output() -> str:
    """Returns what `checker lint` prints for the sample article."""
    data = (ROOT / SAMPLE).read_bytes()
    report = run([(SAMPLE, lambda: read_bytes(data, SAMPLE))], load_checker(select_rules()))
    return f"```console\n$ checker lint {SAMPLE}  # exit 1\n{render('text', report)}```\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def main() -> int:
    """Writes README.md, or checks it; returns the exit code."""
    parser = argparse.ArgumentParser(description="Write the generated parts of README.md.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where README.md is out of date")
    is_check = parser.parse_args().check
    text = README.read_text(encoding="utf-8")
    written = write_parts(text)
    if written == text:
        return 0
    if is_check:
        print("README.md is not what the program says; run: make docs", file=sys.stderr)
        return 1
    README.write_text(written, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
