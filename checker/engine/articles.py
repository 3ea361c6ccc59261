"""The articles of a run, by number: where each was read, and how those on one event are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from checker.engine.cache import Cache, fill_sketches
from checker.engine.crew import Crew, Member, Told
from checker.engine.grouping import Group, group_articles
from checker.engine.look import Look, Looked, Source, text_of
from checker.engine.sketch import ArticleId
from checker.engine.stories import StoryPlan, join_stories
from checker.model import Document, Finding, Score, Story


class Articles:
    """What was looked at, in order, as articles; `documents` gain the text of those that are compared."""

    def __init__(self, sources: Sequence[Source], looked: Sequence[Looked], look: Look) -> None:
        self._looked = looked
        self._look = look
        self._origins: list[Member] = [
            (source, at, len(one.documents) == 1)
            for source, one in zip(sources, looked, strict=True)
            for at in range(len(one.documents))
        ]
        self.documents: list[Document] = [document for one in looked for document in one.documents]
        self._held: tuple[object, Sequence[Document]] = (None, ())  # the last file read again

    def compare(
        self, plan: StoryPlan | None, crew: Crew, cache: Cache | None
    ) -> tuple[tuple[Story, ...], list[Finding], list[Score]]:
        """Returns the stories, and all findings and scores with what the comparison adds."""
        mapped = [one for looked in self._looked for one in looked.mapped]
        scores = [one for looked in self._looked for one in looked.scores]
        findings = [finding for one in mapped for finding in one.findings]
        if plan is None or len(self.documents) < 2:
            return (), findings, scores
        memory = cache.stories() if cache else None
        groups = memory.group(repr(plan), self.documents, lambda: self._group(plan)) if memory else self._group(plan)
        if not groups:
            if memory:
                memory.save()
            return (), findings, scores
        places: dict[ArticleId, int] = {}
        for number, document in enumerate(self.documents):
            places.setdefault((document.path, document.digest), number)

        def tell(some: Sequence[Group]) -> Iterator[Told]:
            return crew.tell(
                some,
                lambda group: [self._origins[places[article]] for article in group.articles],
                lambda article: self._read_again(places[article]),
            )

        told: dict[str, list[Finding]] = {}
        for one in memory.tell(groups, tell) if memory else tell(groups):
            told.update(one)
        if memory:
            memory.save()
        if not self._look.keeps_text:
            self._add_texts(sorted(places[article] for group in groups for article in group.articles))
        return join_stories(groups, told, mapped, scores, places)

    def _group(self, plan: StoryPlan) -> list[Group]:
        sketches = [one.sketch for one in chain.from_iterable(fill_sketches(one).mapped for one in self._looked) if one.sketch]
        return group_articles(sketches, plan.named, alone=not plan.is_auto)

    def _read_again(self, number: int) -> Document:
        if self._look.keeps_text:
            return self.documents[number]
        (_, read), at, _ = self._origins[number]
        if self._held[0] is not read:
            self._held = (read, tuple(read()))
        document = self._look.overrides.apply(self._held[1][at])
        self.documents[number] = document.shed(keeps_raw=True)
        return document

    def _add_texts(self, numbers: Sequence[int]) -> None:
        """Gives the articles of stories their text, which some lack: nothing was found in them alone."""
        last: tuple[object, str] = (None, "")
        for number in numbers:
            document = self.documents[number]
            (_, read), at, _ = self._origins[number]
            if document.raw:
                continue
            if last[0] is not read:
                last = (read, text_of(read, at, document.encoding))
            self.documents[number] = replace(document, raw=last[1])
