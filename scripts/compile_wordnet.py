"""Compiles WordNet 3.0 (Debian's wordnet-base) into the table that checker/match/wordnet.py reads.

    python scripts/compile_wordnet.py /usr/share/wordnet checker/match/data/wordnet.txt.gz

A line is `word<TAB>classes<TAB>relation+weight+word …`: classes are n v a r; a relation is s (shares a synset), d (derived
form or pertainym), m (similar adjective), h (hypernym or hyponym, one step); the weight is a digit in tenths. Words of
rank-one and rank-two senses weigh more, for a rendering word by word takes a common sense of the wrong word, not a rare one.
"""

import gzip
import sys
from collections import defaultdict
from pathlib import Path

FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
COMMON_SENSES = 3


def read_synsets(folder: Path) -> dict[tuple[str, str], tuple[list[str], list[tuple[str, tuple[str, str], int, int]]]]:
    """Returns (class, offset) -> words and pointers (symbol, target key, source word, target word; 0 = whole synset)."""
    synsets = {}
    for name, pos in FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = [fields[4 + 2 * i].split("(")[0] for i in range(count)]
            at = 4 + 2 * count
            pointers = []
            for i in range(int(fields[at])):
                symbol, target, target_pos, ends = fields[at + 1 + 4 * i : at + 5 + 4 * i]
                key = ("a" if target_pos == "s" else target_pos, target)
                pointers.append((symbol, key, int(ends[:2], 16), int(ends[2:], 16)))
            synsets[pos, fields[0]] = (words, pointers)
    return synsets


def read_ranks(folder: Path) -> dict[tuple[str, str, str], int]:
    """Returns (word, class, offset) -> rank of the sense, 0 for the commonest."""
    ranks = {}
    for name, pos in FILES.items():
        for line in (folder / f"index.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split()
            offsets = fields[-int(fields[2]) :]
            for rank, offset in enumerate(offsets):
                ranks[fields[0], pos, offset] = rank
    return ranks


def is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.islower() and len(word) > 2


def main(folder: Path, output: Path) -> None:
    synsets, ranks = read_synsets(folder), read_ranks(folder)
    classes: dict[str, set[str]] = defaultdict(set)
    pairs: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)

    def add(a: str, b: str, relation: str, weight: int) -> None:
        if a == b or not (is_plain(a) and is_plain(b)):
            return
        for one, other in ((a, b), (b, a)):
            if weight > pairs[one].get(other, (0, ""))[0]:
                pairs[one][other] = (weight, relation)

    def rank(word: str, key: tuple[str, str]) -> int:
        return ranks.get((word.lower(), *key), 9)

    for key, (words, pointers) in synsets.items():
        for word in words:
            if is_plain(word):
                classes[word].add(key[0])
        for i, a in enumerate(words):
            for b in words[i + 1 :]:
                worst = max(rank(a, key), rank(b, key))
                add(a, b, "s", 9 if worst < COMMON_SENSES else 7)
        for symbol, target, source_word, target_word in pointers:
            others = synsets[target][0]
            if symbol in ("+", "\\") and source_word and target_word:
                add(words[source_word - 1], others[target_word - 1], "d", 9)
            elif symbol == "&":
                for a in words:
                    for b in others:
                        if max(rank(a, key), rank(b, target)) < COMMON_SENSES:
                            add(a, b, "m", 7)
            elif symbol in ("@", "~"):
                for a in words:
                    for b in others:
                        if max(rank(a, key), rank(b, target)) < COMMON_SENSES - 1:
                            add(a, b, "h", 5)
    lines = []
    for word in sorted(classes):
        near = sorted(pairs[word].items(), key=lambda item: (-item[1][0], item[0]))
        lines.append(f"{word}\t{''.join(sorted(classes[word]))}\t{' '.join(f'{r}{w}{other}' for other, (w, r) in near)}\n")
    with gzip.GzipFile(output, "wb", compresslevel=9, mtime=0) as file:
        file.write("".join(lines).encode())
    print(f"{len(lines)} words, {sum(map(len, pairs.values()))} pairs, {output.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
