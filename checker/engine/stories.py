"""Which articles of a run make a story, by what they say or by a file, and what comes of comparing them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import UsageError
from checker.model import Finding, Score, Story

if TYPE_CHECKING:
    from checker.engine.check import Mapped
    from checker.engine.grouping import Group
    from checker.engine.sketch import ArticleId

FILE = "story.toml"
MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """How articles are put together: `named` maps paths to stories; the others by what they say if `is_auto`."""

    is_auto: bool = True
    named: Mapping[str, str] = field(default_factory=dict)


def plan_stories(option: str, paths: Sequence[str], *, is_asked: bool = True) -> StoryPlan | None:
    """Returns the plan for `--story`: auto, off (None) or a file of stories; raises `UsageError` for what is none of them.

    A folder's own `story.toml` is read in any case but "off". Where nobody asked (`is_asked`), more than `MOST_FILES` files
    are put together by such files alone: to compare thousands of articles takes longer than to check them.
    """
    if option == "off" or (len(paths) < 2 and option == "auto" and not _may_hold_many(paths)):
        return None
    if option != "auto":
        file = Path(option)
        if not file.is_file():
            raise UsageError(f"--story {option}: no such file; known: auto, off, or a TOML file of stories")
        return StoryPlan(is_auto=False, named=_read_stories(file, paths))
    named: dict[str, str] = {}
    for folder in sorted({Path(path).parent for path in paths}):
        if (folder / FILE).is_file():
            named.update(_read_stories(folder / FILE, paths))
    if not is_asked and len(paths) > MOST_FILES:
        return StoryPlan(is_auto=False, named=named) if named else None
    return StoryPlan(named=named)


def join_stories(
    groups: Sequence[Group],
    told: Mapping[str, list[Finding]],
    mapped: Sequence[Mapped],
    scores: Sequence[Score],
    places: Mapping[ArticleId, int],
) -> tuple[tuple[Story, ...], list[Finding], list[Score]]:
    """Returns the stories, and findings and scores with what was `told` of each path.

    `mapped` and `scores` go by article; `places` are the articles' numbers.
    """
    stories = tuple(
        Story(group.name, tuple(sorted(places[article] for article in group.articles)), group.reasons) for group in groups
    )
    return stories, *_merge(mapped, told, scores)


def _merge(
    mapped: Sequence[Mapped], told: Mapping[str, list[Finding]], scores: Sequence[Score]
) -> tuple[list[Finding], list[Score]]:
    from checker.engine.score import score_words

    waiting = dict(told)
    findings: list[Finding] = []
    scored: list[Score] = []
    for one, score in zip(mapped, scores, strict=True):
        more = waiting.pop(score.path, [])
        mine = list(one.findings)
        if more:
            mine = sorted(
                one.silence.join(mine, more),
                key=lambda finding: (finding.span.start, finding.span.end, finding.code, finding.message),
            )
            score = score_words(score.path, score.words, mine)
        findings += mine
        scored.append(score)
    return findings, scored


def _may_hold_many(paths: Sequence[str]) -> bool:
    return any(path.lower().endswith((".jsonl", ".ndjson", ".json")) for path in paths)


def _read_stories(file: Path, paths: Sequence[str]) -> dict[str, str]:
    """Returns path -> story of a file: `name` for all articles in its folder, or `[stories]` with patterns."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as broken:
        raise UsageError(f"cannot read it: {broken.strerror}", path=str(file)) from None
    except UnicodeDecodeError:
        raise UsageError("is not UTF-8", path=str(file)) from None
    except tomllib.TOMLDecodeError as broken:
        raise UsageError(f"is not TOML: {broken}", path=str(file)) from None
    unknown = sorted(content.keys() - {"name", "stories"})
    if unknown:
        raise UsageError(f"unknown key {unknown[0]!r}; known: name, stories", path=str(file), line=_line_of(file, unknown[0]))
    named: dict[str, str] = {}
    name = content.get("name")
    if name is not None:
        if not isinstance(name, str) or not name.strip():
            raise UsageError("name is a text", path=str(file), line=_line_of(file, "name"))
        named.update({path: name.strip() for path in paths if Path(path).parent == file.parent})
    for story, patterns in _tables(content.get("stories", {}), file):
        hits = {path: story for path in paths if any(_fits(path, pattern, file.parent) for pattern in patterns)}
        named.update(hits)
    return named


def _tables(stories: Any, file: Path) -> Iterable[tuple[str, list[str]]]:
    if not isinstance(stories, dict):
        raise UsageError(
            'stories is a table: "name" = ["file.txt", "folder/*"]', path=str(file), line=_line_of(file, "stories")
        )
    for story, patterns in stories.items():
        if not isinstance(patterns, list) or not all(isinstance(pattern, str) for pattern in patterns):
            raise UsageError(f"story {story!r} is a list of files", path=str(file), line=_line_of(file, story))
        yield story, patterns


def _fits(path: str, pattern: str, folder: Path) -> bool:
    """Says whether a path is named by a pattern, which counts from the folder of its file."""
    wanted = (folder / pattern).as_posix()
    return fnmatch(Path(path).as_posix(), wanted) or fnmatch(Path(path).absolute().as_posix(), wanted)


def _line_of(file: Path, key: str) -> int | None:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip().lstrip('["').startswith(key):
            return number
    return None
