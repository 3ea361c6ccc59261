"""Many files become one report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import blake2b

from checker import __version__
from checker.engine.articles import Articles
from checker.engine.cache import About, Cache
from checker.engine.check import Checker
from checker.engine.crew import Crew
from checker.engine.look import Look, Looked, Overrides, Source
from checker.engine.stories import StoryPlan
from checker.model import Report, Skipped

__all__ = ["Overrides", "Source", "run", "sign"]


def run(
    sources: Sequence[Source],
    checker: Checker | Callable[[], Checker],
    *,
    profile: str = "default",
    overrides: Overrides | None = None,
    stories: StoryPlan | None = None,
    keeps_text: bool = True,
    advance: Callable[[], None] = lambda: None,
    cache: Cache | None = None,
    jobs: int = 1,
) -> Report:
    """Returns the report on all articles of `sources`, each a path and a function that reads it.

    `checker` may be a function that loads it, where `cache` may know all that is asked. `stories` says how articles are put
    together, whose statements are then compared; nothing is if it is left out. A file that cannot be read goes to `skipped`,
    and the run goes on. `advance` is called after each file. Pages need the articles' text; where there are to be none,
    `keeps_text` is False and only articles with findings, and those of a story, keep theirs. Files are checked by `jobs`
    processes where they are many.
    """
    load = partial(_same, checker) if isinstance(checker, Checker) else checker
    look = Look(overrides or Overrides(), stories is not None, len(sources) < 2, keeps_text)
    looked: list[Looked] = []
    with Crew(load, look, jobs=jobs) as crew:
        for one in cache.recall(sources, look, crew.look_at) if cache else crew.look_at(sources):
            looked.append(one)
            advance()
        articles = Articles(sources, looked, look)
        told, findings, scores = articles.compare(stories, crew, cache)
    used = sorted({finding.concept for finding in findings if finding.concept})
    about = cache.about(used) if cache else None
    if about is None:
        about = _describe(load(), profile, used)
        if cache:
            cache.keep_about(about)
    if cache:
        cache.save()
    return Report(
        signature=about.signature,
        documents=tuple(articles.documents),
        findings=tuple(findings),
        rules=about.rules,
        concepts=about.concepts,
        scores=tuple(scores),
        skipped=tuple(Skipped(one.path, one.reason) for one in looked if one.reason),
        stories=told,
    )


def sign(checker: Checker, *, profile: str) -> str:
    """Returns the line that says what ran: version, profile, rules, packs with digests, model."""
    codes = " ".join(rule.code for rule in checker.rules)
    digest = blake2b(codes.encode(), digest_size=2).hexdigest()
    packs = ", ".join(f"{pack.name}@{pack.digest[:4]}" for pack in checker.glossary.packs) or "none"
    return f"checker:{__version__} · profile:{profile} · rules:{len(checker.rules)}@{digest} · packs:{packs} · model:none"


def _same(checker: Checker) -> Checker:
    return checker


def _describe(checker: Checker, profile: str, concepts: Sequence[str]) -> About:
    rules = tuple(rule.describe() for rule in checker.rules)
    return About(sign(checker, profile=profile), rules, tuple(checker.glossary[concept] for concept in concepts))
