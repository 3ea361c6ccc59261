"""Builds the page of a story: its articles side by side, and what differs between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from checker.model import Document, Finding, Related, Span
from checker.render.html.pages import Column, Comparison, FormRow, Link, StoryPage, Wording
from checker.render.html.site import Article, Site
from checker.render.html.wording import base_name, write_date

_QUOTATIONS = ("QUO2",)
_FIGURES = ("NUM2", "DAT2")
_FORMS = ("TRM2", "NAM2")


def build_story(site: Site, number: int) -> StoryPage:
    """Returns the page of the report's story `number`."""
    story = site.report.stories[number]
    articles = _articles(site, number)
    found = [(_anchor(finding), finding, article) for article in articles for finding in _told(article)]
    found.sort(key=lambda one: -one[1].severity.rank)
    return StoryPage(
        href=name_story(number),
        name=story.name,
        reasons=story.reasons,
        columns=tuple(_build_column(article) for article in articles),
        quotations=tuple(_compare(*one, site) for one in found if one[1].code.startswith(_QUOTATIONS)),
        figures=tuple(_compare(*one, site) for one in found if one[1].code.startswith(_FIGURES)),
        forms=tuple(_list_forms(*one, articles) for one in found if one[1].code.startswith(_FORMS)),
    )


def name_story(number: int) -> str:
    """Returns the file name of a story's page; no article's page begins with an underscore."""
    return f"_story-{number + 1}.html"


def link_stories(site: Site) -> Iterator[Link]:
    """Yields a link to each story's page."""
    for number, story in enumerate(site.report.stories):
        yield Link(name_story(number), f"{story.name} ({len(story.documents)} articles)")


def link_finding(finding: Finding, article: Article, site: Site) -> str | None:
    """Returns the place of a finding on its story's page; None for one that is on a single article."""
    if finding.code[3:4] != "2":
        return None
    number = site.stories.get(id(article.document))
    return None if number is None else f"{name_story(number)}#{_anchor(finding)}"


def _articles(site: Site, number: int) -> list[Article]:
    return [site.by_document[id(site.report.documents[at])] for at in site.report.stories[number].documents]


def _told(article: Article) -> list[Finding]:
    return [finding for finding in article.findings if finding.code[3:4] == "2" and finding.status == "open"]


def _anchor(finding: Finding) -> str:
    return f"f{finding.fingerprint or finding.code}"


def _build_column(article: Article) -> Column:
    document = article.document
    facts = [document.outlet or base_name(document.path), write_date(document.date) if document.date else ""]
    blocks = tuple(
        (f"p{at + 1}", segment.kind, segment.text) for at, segment in enumerate(document.segments) if segment.text.strip()
    )
    return Column(article.href, article.title, " · ".join(fact for fact in facts if fact), blocks)


def _compare(anchor: str, finding: Finding, article: Article, site: Site) -> Comparison:
    first = finding.related[0].text if finding.related else finding.text
    here = _around(article.document, finding, first)
    wordings = [Wording(base_name(finding.path), f"{article.href}#{_paragraph(article, finding)}", _differ(here, first), "")]
    wordings += [_relate(related, here, article, site) for related in finding.related]
    return Comparison(anchor, finding.code, str(finding.severity), finding.message, finding.reason, tuple(wordings))


def _around(document: Document, finding: Finding, other: str) -> str:
    """Returns the words at a finding with those around it, where the other article's wording is longer."""
    missing = max(0, len(other) - len(finding.text))
    if missing < 8:
        return finding.text
    segment = next((one for one in document.segments if _holds(one.locate(Span(0, len(one.text))), finding.span)), None)
    if segment is None:
        return finding.text
    place = segment.locate(Span(0, len(segment.text)))
    start = max(place.start, finding.span.start - missing)
    end = min(place.end, finding.span.end + missing)
    before, after = document.raw[start : finding.span.start], document.raw[finding.span.end : end]
    return f"{before.partition(' ')[2] if start > place.start else before}{finding.text}{after.rpartition(' ')[0] or after}"


def _holds(place: Span, span: Span) -> bool:
    return place.contains(span)


def _paragraph(article: Article, finding: Finding) -> str:
    return next((f"p{at + 1}" for at in article.layout.find(finding.span)), "main")


def _relate(related: Related, here: str, article: Article, site: Site) -> Wording:
    href = site.link(related.path, related.span, article)
    if href and href.startswith("#"):
        href = f"{article.href}{href}"
    return Wording(base_name(related.path), href, _differ(related.text, here), related.message)


def _differ(text: str, other: str) -> tuple[tuple[bool, str], ...]:
    """Returns the words of a wording in stretches, with whether the other has them in this order."""
    mine, theirs = text.split(), other.split()
    matcher = SequenceMatcher(None, [_plain(word) for word in mine], [_plain(word) for word in theirs], autojunk=False)
    stretches = []
    for how, start, end, _, _ in matcher.get_opcodes():
        if start < end:
            stretches.append((how != "equal", " ".join(mine[start:end])))
    return tuple(stretches)


def _plain(word: str) -> str:
    return word.lower().strip(".,;:!?\"'\u201c\u201d\u2018\u2019()")


def _list_forms(anchor: str, finding: Finding, article: Article, articles: Sequence[Article]) -> FormRow:
    forms: dict[str, int] = {}
    cells: list[list[tuple[int, str]]] = [[] for _ in articles]
    places = [(finding.path, finding.text), *((related.path, related.text) for related in finding.related)]
    for path, text in places:
        form = " ".join(text.split())
        number = forms.setdefault(form.lower(), len(forms))
        for at, one in enumerate(articles):
            if one.document.path == path and (number, form) not in cells[at]:
                cells[at].append((number, form))
    return FormRow(anchor, finding.message, tuple(tuple(cell) for cell in cells))
