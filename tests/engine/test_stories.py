"""Stories: how articles are put together, that it does not matter in which order or in how many parts, and files of stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.engine.check import Checker, Mapped
from checker.engine.grouping import group_articles
from checker.engine.run import Source, run
from checker.engine.stories import MOST_FILES, StoryPlan, plan_stories
from checker.engine.story import reduce_groups, reduce_key
from checker.errors import UsageError
from checker.model import Finding, Report
from checker.readers import read_bytes, read_file

BRIDGE = {
    "bridge-a.txt": "The Lorne bridge closed. “The bridge is a gift to Lorne,” Mayor Rosa Klein said of the Ostwick span.",
    "bridge-b.txt": "Lorne's bridge to Ostwick is closed. “The bridge is a burden to Lorne,” Mayor Rosa Klein said on Tuesday.",
    "bridge-c.txt": "Mayor Rosa Klein closed the Lorne bridge to Ostwick. “The bridge is a gift to Lorne,” she said.",
}
FERRY = {
    "ferry-a.txt": "The ferry Solveig is aground off Skane. “The radar failed at the worst moment,” Captain Tor Engelsen said.",
    "ferry-b.txt": "Captain Tor Engelsen of the Solveig, aground off Skane: “The radar failed at the best moment,” he said.",
}
ALONE = {
    "wheat.txt": "Farmers in the valley brought in their wheat early. Prices fell by a tenth, and the mills were busy.",
    "choir.txt": "The choir of the cathedral sang a new mass by a young composer, and the audience rose to its feet.",
}
ALL = BRIDGE | FERRY | ALONE
PROPERTY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def source(path: str, text: str) -> Source:
    return path, partial(read_bytes, text.encode(), path)


def check(checker: Checker, texts: dict[str, str], plan: StoryPlan | None = None) -> Report:
    return run([source(path, text) for path, text in texts.items()], checker, stories=plan or StoryPlan())


def grouped(report: Report) -> set[frozenset[str]]:
    return {frozenset(report.documents[at].path for at in story.documents) for story in report.stories}


def told(report: Report) -> list[Finding]:
    return sorted((one for one in report.findings if one.code[3] == "2"), key=lambda one: (one.path, one.span.start, one.code))


@pytest.fixture(scope="module")
def mapped(checker: Checker) -> list[Mapped]:
    return [
        checker.map_document(document, observe=True)
        for path, text in ALL.items()
        for document in read_bytes(text.encode(), path)
    ]


def test_articles_on_one_event_are_put_together_with_reasons(checker: Checker) -> None:
    report = check(checker, ALL)
    assert grouped(report) == {frozenset(BRIDGE), frozenset(FERRY)}
    assert all("lorne" in story.reasons[0] or "solveig" in story.reasons[0] for story in report.stories)


def test_what_differs_is_found_and_names_the_other_articles(checker: Checker) -> None:
    found = told(check(checker, ALL))
    assert [(one.code, one.path, one.text) for one in found if one.code == "QUO201"] == [
        ("QUO201", "bridge-b.txt", "burden"),
        ("QUO201", "ferry-b.txt", "best"),
    ]
    assert {one.path for one in found[0].related} == {"bridge-a.txt", "bridge-c.txt"}
    assert all(len(one.fingerprint) == 16 for one in found)


def test_a_score_counts_what_the_comparison_adds(checker: Checker) -> None:
    report = check(checker, BRIDGE)
    scores = {score.path: score.counts["minor"] for score in report.scores}
    assert scores["bridge-b.txt"] == scores["bridge-a.txt"] + 1


def test_an_unrelated_article_changes_nothing(checker: Checker) -> None:
    stories = BRIDGE | FERRY
    before, after = check(checker, stories), check(checker, ALL)
    assert grouped(before) == grouped(after)
    assert told(before) == told(after)


def test_articles_far_apart_in_time_are_no_story(checker: Checker) -> None:
    dated = {path: f"---\ndate: {1990 + number}-01-01\n---\n{text}" for number, (path, text) in enumerate(FERRY.items())}
    assert grouped(check(checker, dated)) == set()


def test_copies_of_an_article_are_a_story_without_findings(checker: Checker) -> None:
    text = BRIDGE["bridge-a.txt"]
    report = check(checker, {"one.txt": text, "two.txt": text})
    assert grouped(report) == {frozenset({"one.txt", "two.txt"})}
    assert told(report) == []


@PROPERTY
@given(order=st.permutations(range(len(ALL))), cuts=st.lists(st.integers(0, len(ALL)), max_size=3))
def test_order_and_parts_do_not_matter(checker: Checker, mapped: list[Mapped], order: Sequence[int], cuts: list[int]) -> None:
    def reduce(parts: Sequence[Mapped]) -> tuple[object, object]:
        sketches = [one.sketch for one in parts if one.sketch]
        observations = {one.sketch.id: one.observations for one in parts if one.sketch}
        groups = group_articles(sketches)
        return groups, reduce_groups(checker.rules, groups, observations)

    # Shards are lists of their own, merged in the order that they happen to be ready.
    bounds = [0, *sorted(cuts), len(ALL)]
    shards = [[mapped[at] for at in order[start:end]] for start, end in pairwise(bounds)]
    assert reduce([one for shard in reversed(shards) for one in shard]) == reduce(mapped)


@PROPERTY
@given(data=st.data())
def test_the_observations_of_a_key_may_come_in_any_order(checker: Checker, mapped: list[Mapped], data: st.DataObject) -> None:
    rules = {rule.code: rule for rule in checker.rules}
    keys = sorted({(one.rule, one.key) for article in mapped for one in article.observations})
    code, key = data.draw(st.sampled_from(keys))
    mine = [one for article in mapped for one in article.observations if (one.rule, one.key) == (code, key)]
    shuffled = data.draw(st.permutations(mine))
    assert reduce_key(rules[code], key, shuffled) == reduce_key(rules[code], key, mine)


def test_an_observation_holds_no_more_text_than_its_place(mapped: list[Mapped]) -> None:
    texts = dict(ALL)
    for one in (one for article in mapped for one in article.observations):
        assert texts[one.path][one.span.start : one.span.end] == one.text
        assert len(one.value) < 300


def test_an_article_names_its_story(checker: Checker) -> None:
    texts = {path: f"---\nstory: harvest\n---\n{text}" for path, text in ALONE.items()} | FERRY
    report = check(checker, texts)
    assert grouped(report) == {frozenset(ALONE), frozenset(FERRY)}
    assert {story.name for story in report.stories} >= {"harvest"}


def write(folder: Path, texts: dict[str, str]) -> list[str]:
    for path, text in texts.items():
        (folder / path).write_text(text, encoding="utf-8")
    return [str(folder / path) for path in texts]


def groups_of(paths: list[str], checker: Checker, option: str) -> set[frozenset[str]]:
    report = run([(path, partial(read_file, path)) for path in paths], checker, stories=plan_stories(option, paths))
    return {frozenset(Path(report.documents[at].path).name for at in story.documents) for story in report.stories}


def test_a_file_says_which_articles_are_a_story(checker: Checker, tmp_path: Path) -> None:
    paths = write(tmp_path, ALL)
    file = tmp_path / "desk.toml"
    file.write_text('[stories]\n"mixed" = ["wheat.txt", "bridge-*.txt"]\n', encoding="utf-8")
    assert groups_of(paths, checker, str(file)) == {frozenset({"wheat.txt", *BRIDGE})}


def test_a_folder_names_its_story(checker: Checker, tmp_path: Path) -> None:
    paths = write(tmp_path, ALONE)
    (tmp_path / "story.toml").write_text('name = "harvest"\n', encoding="utf-8")
    assert groups_of(paths, checker, "auto") == {frozenset(ALONE)}
    assert groups_of(paths, checker, "off") == set()


BROKEN = {
    "name = ": "is not TOML",
    "nom = 'x'\n": "desk.toml:1: unknown key 'nom'; known: name, stories",
    "name = 3\n": "desk.toml:1: name is a text",
    "\nstories = 'all'\n": "desk.toml:2: stories is a table",
    "[stories]\nmixed = 'a.txt'\n": "desk.toml:2: story 'mixed' is a list of files",
}


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, content: str) -> None:
    file = tmp_path / "desk.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=BROKEN[content]):
        plan_stories(str(file), ["a.txt", "b.txt"])


def test_an_option_that_is_no_file_is_named() -> None:
    with pytest.raises(UsageError, match="known: auto, off, or a TOML file"):
        plan_stories("sometimes", ["a.txt", "b.txt"])


def test_one_article_is_not_observed(checker: Checker) -> None:
    (document,) = read_bytes(BRIDGE["bridge-a.txt"].encode(), "a.txt")
    assert checker.map_document(document) == replace(checker.map_document(document, observe=True), observations=(), sketch=None)
    assert plan_stories("auto", ["a.txt"]) is None


def test_very_many_articles_are_compared_only_where_somebody_asks() -> None:
    paths = [f"{number}.txt" for number in range(MOST_FILES + 1)]
    assert plan_stories("auto", paths, is_asked=False) is None
    assert plan_stories("auto", paths) == plan_stories("auto", paths[1:], is_asked=False) == StoryPlan()
