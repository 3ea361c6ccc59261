"""The reduce side of a run: articles are grouped into stories, and rules compare what the articles of one say.

It sees observations alone. `reduce_key` is what a loop, a pool or a cluster calls; shards may be merged in any order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from checker.engine.grouping import Group
from checker.engine.paths import relative_to
from checker.engine.sketch import ArticleId
from checker.match.words import split_words
from checker.model import Finding, Observation
from checker.rules import Rule


def reduce_key(rule: Rule, key: str, observations: Iterable[Observation]) -> list[Finding]:
    """Returns what `rule` finds among the observations of one key in one story, in any order."""
    ordered = sorted(observations, key=_place)
    if len({(one.path, one.article) for one in ordered}) < 2:
        return []
    return list(rule.conclude(key, ordered))


def reduce_story(rules: Sequence[Rule], observations: Iterable[Observation], *, root: Path | None = None) -> list[Finding]:
    """Returns the findings on one story, by path and place, with fingerprints."""
    by_key: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for one in observations:
        by_key[one.rule, one.key].append(one)
    speaking = {rule.code: rule for rule in rules}
    found = [
        finding
        for (code, key), ones in sorted(by_key.items())
        if code in speaking
        for finding in reduce_key(speaking[code], key, ones)
    ]
    found.sort(key=lambda finding: (finding.path, finding.span.start, finding.span.end, finding.code, finding.message))
    return _mark(found, root or Path.cwd())


def reduce_groups(
    rules: Sequence[Rule],
    groups: Iterable[Group],
    observations: Mapping[ArticleId, Sequence[Observation]],
    *,
    root: Path | None = None,
) -> dict[str, list[Finding]]:
    """Returns the findings on all stories by path; paths in fingerprints count from `root`, the current folder."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for group in groups:
        mine = [one for article in group.articles for one in observations.get(article, ())]
        for finding in reduce_story(rules, mine, root=root):
            found[finding.path].append(finding)
    return dict(found)


def _place(one: Observation) -> tuple[str, str, str, int, int, str, str]:
    return one.date or "", one.path, one.article, one.span.start, one.span.end, one.value, one.text


def _mark(findings: Iterable[Finding], root: Path) -> list[Finding]:
    """Returns findings with fingerprints of rule, path and words: no text around is known here."""
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        core = "\0".join([finding.code, relative_to(root, finding.path), *split_words(finding.text)])
        seen[core] += 1
        digest = blake2b(f"{core}\0{seen[core]}".encode(), digest_size=8).hexdigest()
        marked.append(replace(finding, fingerprint=digest))
    return marked
