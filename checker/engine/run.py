"""Many files become one report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from checker import __version__
from checker.engine.check import Checker, Mapped
from checker.engine.paths import PathTable
from checker.engine.score import score_document
from checker.engine.stories import StoryPlan, join_stories
from checker.errors import ReadError
from checker.model import Document, Finding, Report, Score, Skipped

Source = tuple[str, Callable[[], Iterable[Document]]]


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the project and the command line say of articles, where an article does not say it itself."""

    source_lang: str | None = None
    date: str | None = None
    source_langs: PathTable[str] | None = None

    def source_lang_of(self, path: str) -> str | None:
        """Returns the language that an article comes from: by the last pattern that fits, else that of all."""
        return [self.source_lang, *(self.source_langs.values(path) if self.source_langs else ())][-1]


def run(
    sources: Sequence[Source],
    checker: Checker,
    *,
    profile: str = "default",
    overrides: Overrides | None = None,
    stories: StoryPlan | None = None,
    keeps_text: bool = True,
    advance: Callable[[], None] = lambda: None,
) -> Report:
    """Returns the report on all articles of `sources`, each a path and a function that reads it.

    `stories` says how articles are put together, whose statements are then compared; nothing is if it is left out.
    A file that cannot be read goes to `skipped`, and the run goes on. `advance` is called after each file. Pages need the
    articles' text; where there are to be none, `keeps_text` is False and only articles with findings, and those of a
    story, which are read again, keep theirs.
    """
    documents: list[Document] = []
    findings: list[Finding] = []
    scores: list[Score] = []
    skipped: list[Skipped] = []
    mapped: list[Mapped] = []
    origins: list[tuple[Callable[[], Iterable[Document]], int]] = []
    for path, read in sources:
        try:
            batch = [_apply(document, overrides) for document in read()]
        except ReadError as error:
            skipped.append(Skipped(path, error.message))
            advance()
            continue
        if not any(document.segments for document in batch):
            skipped.append(Skipped(path, "there is no text in it"))
            batch = []
        for at, document in enumerate(batch):
            origins.append((read, at))
            result = checker.map_document(document, sketch=stories is not None and len(sources) + len(batch) > 2)
            found = result.findings
            mapped.append(result)
            documents.append(document if keeps_text else document.shed(keeps_raw=bool(found)))
            findings.extend(found)
            scores.append(score_document(document, found))
        advance()

    held: list[tuple[Callable[[], Iterable[Document]], Sequence[Document]]] = []  # the last file read again

    def look_again(number: int) -> Document:
        read, at = origins[number]
        if keeps_text:
            return documents[number]
        if not held or held[0][0] is not read:
            held[:] = [(read, tuple(read()))]
        documents[number] = _apply(held[0][1][at], overrides)
        return documents[number]

    told, findings, scores = join_stories(stories, checker, look_again, mapped, findings, scores)
    if not keeps_text:
        documents = [document.shed(keeps_raw=True) if document.segments else document for document in documents]
    used = {finding.concept for finding in findings if finding.concept}
    return Report(
        signature=sign(checker, profile=profile),
        documents=tuple(documents),
        findings=tuple(findings),
        rules=tuple(rule.describe() for rule in checker.rules),
        concepts=tuple(checker.glossary[concept] for concept in sorted(used)),
        scores=tuple(scores),
        skipped=tuple(skipped),
        stories=told,
    )


def sign(checker: Checker, *, profile: str) -> str:
    """Returns the line that says what ran: version, profile, rules, packs with digests, model."""
    codes = " ".join(rule.code for rule in checker.rules)
    digest = blake2b(codes.encode(), digest_size=2).hexdigest()
    packs = ", ".join(f"{pack.name}@{pack.digest[:4]}" for pack in checker.glossary.packs) or "none"
    return f"checker:{__version__} · profile:{profile} · rules:{len(checker.rules)}@{digest} · packs:{packs} · model:none"


def _apply(document: Document, overrides: Overrides | None) -> Document:
    if overrides is None:
        return document
    source_lang, date = document.source_lang or overrides.source_lang_of(document.path), document.date or overrides.date
    if (source_lang, date) == (document.source_lang, document.date):
        return document
    return replace(document, source_lang=source_lang, date=date)
