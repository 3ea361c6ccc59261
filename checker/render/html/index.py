"""Builds the page that lists the articles of a run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from checker.model import Finding, Report
from checker.render._counts import count_severities
from checker.render.html.chart import build_chart
from checker.render.html.pages import ConceptRow, Family, IndexPage, Row
from checker.render.html.site import Article, Site
from checker.render.html.story import link_stories
from checker.render.html.wording import describe_score, list_counts, name_family

# A page for people: what follows the twentieth concept is in the JSON report.
_CONCEPTS = 20


def build_index(site: Site) -> IndexPage:
    """Returns the index of `site`."""
    report = site.report
    counts = count_severities(report.findings)
    return IndexPage(
        articles=len(report.documents),
        findings=sum(counts.values()),
        failed=sum(not score.is_pass for score in report.scores),
        scored=len(report.scores),
        aside=sum(finding.status != "open" for finding in report.findings),
        counts=list_counts(counts),
        rows=tuple(map(_build_row, site.articles)),
        families=tuple(_build_families(report)),
        concepts=tuple(_build_concepts(site)),
        chart=build_chart(site.articles),
        skipped=tuple(sorted((skipped.path, skipped.reason) for skipped in report.skipped)),
        remarks=report.notes,
        stories=tuple(link_stories(site)),
    )


def _build_row(article: Article) -> Row:
    counts = tuple(count_severities(article.findings).items())
    return Row(article.href, article.document.path, article.title, describe_score(article.score), counts)


def _build_families(report: Report) -> Iterator[Family]:
    families: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.status == "open":
            families[finding.code[:3]].append(finding)
    for code in sorted(families, key=lambda code: (-len(families[code]), code)):
        counts = tuple(count_severities(families[code]).items())
        yield Family(code, name_family(code), counts, len(families[code]))


def _build_concepts(site: Site) -> Iterator[ConceptRow]:
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    paths: dict[str, set[str]] = defaultdict(set)
    for finding in site.report.findings:
        if finding.status == "open" and finding.concept in site.concepts:
            forms[finding.concept][" ".join(finding.text.split())] += 1
            paths[finding.concept].add(finding.path)
    ranked = sorted(forms, key=lambda concept: (-forms[concept].total(), concept))
    for concept in ranked[:_CONCEPTS]:
        found = sorted(forms[concept].items(), key=lambda form: (-form[1], form[0]))
        yield ConceptRow(site.concepts[concept], forms[concept].total(), len(paths[concept]), tuple(found))
