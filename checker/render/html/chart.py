"""Lays out the chart of the index: penalty points per 1,000 words by article, stacked by severity."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Score, Severity
from checker.render.html.pages import Bar, Chart, Part
from checker.render.html.site import Article
from checker.render.html.wording import base_name

# More bars than fit a screen say less than the table.
_BARS = 24
_LABEL = 38


def build_chart(articles: Sequence[Article]) -> Chart | None:
    """Returns the chart of `articles`, which come worst first; None where fewer than two have penalty points."""
    scored = [(article, article.score) for article in articles if article.score and article.score.penalty]
    if len(scored) < 2:
        return None
    longest = max(score.per_thousand for _, score in scored)
    bars = tuple(_build_bar(article, score, longest) for article, score in scored[:_BARS])
    worst, best = bars[0], bars[-1]
    summary = (
        f"Penalty points per 1,000 words of {len(bars)} articles: from {worst.value:,.1f} in {worst.label} "
        f"to {best.value:,.1f} in {best.label}. The table of articles has the same figures."
    )
    return Chart(bars, summary, len(scored) - len(bars))


def _build_bar(article: Article, score: Score, longest: float) -> Bar:
    parts = []
    start = 0.0
    scale = 100 * score.per_thousand / longest / score.penalty if longest else 0.0
    for severity in reversed(Severity):
        number = score.counts.get(str(severity), 0)
        points = number * severity.weight
        if points:
            width = points * scale
            label = f"{number} {severity}: {points} of {score.penalty} points"
            parts.append(Part(str(severity), round(start, 2), round(width, 2), label))
            start += width
    return Bar(_shorten(base_name(article.document.path)), score.per_thousand, tuple(parts))


def _shorten(name: str) -> str:
    return name if len(name) <= _LABEL else f"{name[: _LABEL // 2 - 1]}…{name[-_LABEL // 2 :]}"
