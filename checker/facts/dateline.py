"""The year an article is from, as its metadata or its dateline says."""

from __future__ import annotations

import re

from checker.model import Document

_HEAD = 240  # characters in which a dateline stands
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATELINE = re.compile(
    rf"(?:{_MONTH} [0-3]?[0-9](?:st|nd|rd|th)?,? |\b[0-3]?[0-9](?:st|nd|rd|th)? {_MONTH},? |\b)((?:19|20)[0-9]{{2}})"
    r"(?:\b|-[01][0-9]-[0-3][0-9])"
)
_ISO_OR_MONTH = re.compile(rf"{_MONTH}|[0-9]-[01][0-9]-[0-3][0-9]")


def find_year(document: Document) -> int | None:
    """Returns the year of an article's date, or of a full date in its first lines; None where there is neither."""
    if document.date:
        return int(document.date[:4])
    head = document.prose.text[:_HEAD]
    for match in _DATELINE.finditer(head):
        if _ISO_OR_MONTH.search(head, match.start(), min(len(head), match.end())):
            return int(match[1])
    return None
