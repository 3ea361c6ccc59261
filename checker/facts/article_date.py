"""The day an article is from: what the file says of it, else a dateline or a line of its own in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from checker.facts.dates import dates_in
from checker.facts.numeric_dates import read_iso
from checker.model import Document, Span

# Where a date may stand that is the article's own: near the top, before the story has begun.
_HEAD = 800
_LONGEST_LINE = 60
_YEAR = re.compile(r"[12][0-9]{3}")
_ISO_LINE = re.compile(r"\d{4}-\d\d-\d\d(?=[T ,]|$)")
_BEFORE_ALONE = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|date|dated|issued)\b[^\n\d]{0,12}|[A-Z][a-z]+day,? )?$", re.I
)
_AFTER_ALONE = re.compile(r"[ ,|/.()\u2013\u2014-]*(?:(?:at )?\d{1,2}[:.]\d\d[^\n]{0,24})?(?:[A-Z][a-z]+day)?[ ,|/.()]*$")
_PLACE = re.compile(r"(?:[A-Z][\w.'\u2019 /-]{1,40}(?:\([^()\n]{1,30}\)|\[[^\[\]\n]{1,30}\])?, ?){1,3}$")
_DASH = re.compile(r"[.,]? ?(?:\([^()\n]{1,40}\) ?)?(?:--|[-\u2013\u2014:/])")


@dataclass(frozen=True, slots=True)
class ArticleDate:
    """The day of an article; `span` is its place in the prose, None where the file says it outside the text."""

    day: date
    span: Span | None = None

    @property
    def words(self) -> str:
        """The day as news writes it: "October 25, 2025"."""
        return f"{self.day:%B} {self.day.day}, {self.day.year}"


def find_article_date(document: Document) -> ArticleDate | None:
    """Returns the day of an article; None where neither the file nor the top of the text gives a whole date."""
    if document.date:
        stated = read_iso(document.date)
        if stated:
            return ArticleDate(stated)
    text = document.prose.text
    if not _YEAR.search(text, 0, _HEAD):
        return None
    for number in range(min(6, len(document.segments))):
        place = document.prose.span_of(number)
        if place.start > _HEAD:
            break
        line = text[place.start : min(place.end, place.start + _LONGEST_LINE)]
        iso = _ISO_LINE.match(line)
        stated = read_iso(iso[0]) if iso and len(place) < _LONGEST_LINE else None
        if iso and stated:
            return ArticleDate(stated, Span(place.start, place.start + iso.end()))
    for found in dates_in(text[:_HEAD]):
        day = found.calendar_day
        if day and _is_own(document, found.whole):
            return ArticleDate(day, found.span)
    return None


def _is_own(document: Document, span: Span) -> bool:
    """Says whether the date stands alone in its line, or in a dateline ("OSLO, Oct. 25, 2025 (Wire) —")."""
    prose = document.prose
    place = prose.span_of(prose.index_at(span.start))
    before = prose.text[place.start : span.start]
    after = prose.text[span.end : place.end]
    if len(before) <= _LONGEST_LINE and _PLACE.fullmatch(before) and _DASH.match(after):
        return True
    return bool(len(before) + len(after) <= _LONGEST_LINE and _BEFORE_ALONE.fullmatch(before) and _AFTER_ALONE.fullmatch(after))
