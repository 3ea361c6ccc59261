"""Writes the nouns for persons that WRD101 suggests agents from: `checker/rules/wrd/data/persons.txt`.

Source: WordNet 3.0 as in Debian's `wordnet-base` (/usr/share/wordnet); its notice is `checker/match/data/NOTICE`. A noun is
taken if its first sense, or the second of a word that ends as agents do, stands in the lexicographer file noun.person
(number 18, lexnames(5WN)), and it is used at least once in three million words. Names are left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

from checker.match.attest import frequency

PERSON = "18"
AGENT_ENDINGS = ("er", "or", "ist", "ant", "ent", "ian")
USED = 2.5


def main(folder: Path, target: Path) -> None:
    synsets = {}
    for line in (folder / "data.noun").read_text(encoding="latin-1").splitlines():
        if not line.startswith("  "):
            offset, file, _, count, *fields = line.split(" ")
            synsets[offset] = (file, fields[: 2 * int(count, 16) : 2])
    words = []
    for line in (folder / "index.noun").read_text(encoding="latin-1").splitlines():
        fields = line.split()
        lemma = fields[0]
        if line.startswith("  ") or not lemma.isalpha() or frequency(lemma) < USED:
            continue
        senses = fields[-int(fields[2]) :][: 2 if lemma.endswith(AGENT_ENDINGS) else 1]
        if any(synsets[offset][0] == PERSON and lemma in synsets[offset][1] for offset in senses):
            words.append(lemma)
    target.write_text("".join(f"{word}\n" for word in sorted(words)))
    print(f"{len(words)} nouns")


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[1]
    main(
        Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"),
        here / "checker/rules/wrd/data/persons.txt",
    )
