"""Fingerprints that survive edits elsewhere: rule, path, the words around, and a number for the n-th of the same kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

from checker.match.words import split_words
from checker.model import Finding

AROUND = 60
WORDS = 4


def add_fingerprints(findings: Iterable[Finding], raw: str) -> list[Finding]:
    """Returns the findings of one file, in the order of its text, with fingerprints of 16 hexadecimal digits."""
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        start, end = finding.span.start, finding.span.end
        before = split_words(raw[max(0, start - AROUND) : start])[-WORDS:]
        after = split_words(raw[end : end + AROUND])[:WORDS]
        core = "\0".join([finding.code, finding.path, " ".join([*before, "|", *split_words(finding.text), "|", *after])])
        seen[core] += 1
        digest = blake2b(f"{core}\0{seen[core]}".encode(), digest_size=8).hexdigest()
        marked.append(replace(finding, fingerprint=digest))
    return marked
