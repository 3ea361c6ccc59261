"""Builds the page of an article."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Finding, Related, Segment, Span
from checker.render._counts import count_severities
from checker.render.html.marks import Mark, cut, place_in
from checker.render.html.pages import ArticlePage, Block, Elsewhere, Link, Note
from checker.render.html.rulebook import describe_rules
from checker.render.html.site import Article, Site
from checker.render.html.story import link_finding
from checker.render.html.wording import (
    base_name,
    check_tag,
    describe_score,
    list_counts,
    name_language,
    write_date,
)

_STATUSES = {"baseline": "in the baseline", "suppressed": "suppressed"}


def build_article(site: Site, number: int) -> ArticlePage:
    """Returns the page of the site's article `number`."""
    article = site.articles[number]
    document = article.document
    blocks, strays = _build_blocks(article, site)
    lead = blocks[0] if blocks and blocks[0].kind == "heading" else None
    return ArticlePage(
        href=article.href,
        path=document.path,
        name=base_name(document.path),
        title=article.title,
        lang=check_tag(document.lang),
        facts=tuple(_list_facts(article)),
        remarks=document.notes,
        gate=describe_score(article.score),
        counts=list_counts(count_severities(article.findings)),
        aside=sum(finding.status != "open" for finding in article.findings),
        lead=lead,
        blocks=blocks[1:] if lead else blocks,
        strays=strays,
        rules=describe_rules(site.report.rules, (finding.code for finding in article.findings)),
        previous=_link(site, number - 1),
        next=_link(site, number + 1),
    )


def _link(site: Site, number: int) -> Link | None:
    if not 0 <= number < len(site.articles):
        return None
    return Link(site.articles[number].href, site.articles[number].title)


def _list_facts(article: Article) -> Iterator[str]:
    document, score = article.document, article.score
    if score is not None:
        yield f"{score.words:,} words"
    if document.source_lang and document.source_lang != document.lang:
        yield f"read as {name_language(document.source_lang)} → {name_language(document.lang)}"
    if document.date:
        yield write_date(document.date)
    if document.outlet:
        yield document.outlet


def _build_blocks(article: Article, site: Site) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    segments = article.document.segments
    marks: dict[int, list[Mark]] = {}
    strays: list[Note] = []
    for number, finding in enumerate(article.findings, start=1):
        places = list(_place(article, finding))
        text = " ".join(segments[at].text[span.start : span.end] for at, span in places) or finding.text
        note = _build_note(number, finding, text, article, site)
        if not places:
            strays.append(note)
        for at, span in places:
            mark = Mark(span, note, is_first=at == places[0][0], is_last=at == places[-1][0])
            marks.setdefault(at, []).append(mark)
    blocks = (_build_block(at, segment, marks.get(at, [])) for at, segment in enumerate(segments))
    return tuple(block for block in blocks if block.pieces), tuple(strays)


def _place(article: Article, finding: Finding) -> Iterator[tuple[int, Span]]:
    for at in article.layout.find(finding.span):
        span = place_in(article.document.segments[at], finding.span)
        if span is not None:
            yield at, span


def _build_block(at: int, segment: Segment, marks: list[Mark]) -> Block:
    notes = sorted((mark.note for mark in marks if mark.is_first), key=lambda note: note.number)
    return Block(f"p{at + 1}", segment.kind, cut(segment.text, marks), tuple(notes))


def _build_note(number: int, finding: Finding, text: str, article: Article, site: Site) -> Note:
    row, column = site.places.locate(finding.path, finding.span.start)
    return Note(
        number=number,
        code=finding.code,
        rule=site.places.rules.get(finding.code, ""),
        has_page=finding.code in site.places.rules,
        severity=str(finding.severity),
        tone=str(finding.severity) if finding.status == "open" else "aside",
        status="" if finding.status == "open" else _STATUSES.get(finding.status, finding.status),
        place=f"line {row}, column {column}",
        text=text,
        message=finding.message,
        suggestions=finding.suggestions,
        reason=finding.reason,
        doubt="" if finding.confidence >= 1 else f"{100 * finding.confidence:.0f}\u202f% sure",
        concept=site.concepts.get(finding.concept) if finding.concept else None,
        elsewhere=(
            *(_point_to(related, article, site) for related in finding.related),
            *_point_to_story(finding, article, site),
        ),
    )


def _point_to_story(finding: Finding, article: Article, site: Site) -> Iterator[Elsewhere]:
    """Yields the place on the story's page that sets the articles side by side, for a finding on several articles."""
    href = link_finding(finding, article, site)
    if href is not None:
        yield Elsewhere("side by side", href, "all articles of the story", "")


def _point_to(related: Related, article: Article, site: Site) -> Elsewhere:
    place = site.places.find(related.path, related.span.start)
    where = f"line {place[0]}" if place else related.path
    if place and related.path != article.document.path:
        where = f"{related.path}, line {place[0]}"
    return Elsewhere(where, site.link(related.path, related.span, article), related.text, related.message)
