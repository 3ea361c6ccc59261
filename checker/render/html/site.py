"""What all pages of a report share: which page an article has, in which order, and where a place of a file is on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Document, Finding, Report, Score, Span
from checker.render._counts import pair_scores
from checker.render._places import Places
from checker.render.html.marks import Layout
from checker.render.html.names import name_pages
from checker.render.html.pages import ConceptCard
from checker.render.html.wording import base_name, describe_concept


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the report with its page's address, its findings in the order of its text, and its score."""

    document: Document
    href: str
    layout: Layout
    findings: tuple[Finding, ...]
    score: Score | None

    @property
    def title(self) -> str:
        """The headline: the first segment if it is a heading, else the file's name."""
        first = next((segment for segment in self.document.segments if segment.kind != "boilerplate"), None)
        return first.text if first and first.kind == "heading" and first.text.strip() else base_name(self.document.path)


@dataclass(frozen=True, slots=True)
class Site:
    """The articles of a report, worst first (penalty per 1,000 words, then path).

    `by_document` finds an article, and `stories` the number of its story, by the identity of its document.
    """

    report: Report
    articles: tuple[Article, ...]
    places: Places
    concepts: dict[str, ConceptCard]
    by_path: dict[str, tuple[Article, ...]]
    by_document: dict[int, Article]
    stories: dict[int, int]

    @classmethod
    def of(cls, report: Report) -> Site:
        """Returns the site of `report`."""
        articles = sorted(_list_articles(report), key=_rank)
        by_path: dict[str, tuple[Article, ...]] = {}
        for article in articles:
            by_path[article.document.path] = (*by_path.get(article.document.path, ()), article)
        concepts = {concept.id: describe_concept(concept) for concept in report.concepts}
        by_document = {id(article.document): article for article in articles}
        stories = {id(report.documents[at]): number for number, story in enumerate(report.stories) for at in story.documents}
        return cls(report, tuple(articles), Places.of(report), concepts, by_path, by_document, stories)

    def link(self, path: str, span: Span, here: Article) -> str | None:
        """Returns the address of a place as seen from the page of `here`; None outside the report's articles."""
        for article in self.by_path.get(path, ()):
            for number in article.layout.find(span):
                return f"{'' if article is here else article.href}#p{number + 1}"
        others = self.by_path.get(path, ())
        return others[0].href if others else None


def _rank(article: Article) -> tuple[float, str]:
    return -(article.score.per_thousand if article.score else 0.0), article.document.path


def _list_articles(report: Report) -> Iterator[Article]:
    hrefs = name_pages([document.path for document in report.documents])
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.path, []).append(finding)
    left = {document.path: 0 for document in report.documents}
    for document in report.documents:
        left[document.path] += 1
    for (document, score), href in zip(pair_scores(report), hrefs, strict=True):
        left[document.path] -= 1
        layout = Layout.of(document)
        waiting = found.get(document.path, [])
        # Several articles of one file share its path: each takes what lies in it, the last one what is left.
        mine = [finding for finding in waiting if layout.find(finding.span)] if left[document.path] else waiting
        found[document.path] = [finding for finding in waiting if finding not in mine] if left[document.path] else []
        yield Article(document, href, layout, tuple(sorted(mine, key=_place)), score)


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return finding.span.start, -finding.span.end, finding.code, finding.fingerprint
