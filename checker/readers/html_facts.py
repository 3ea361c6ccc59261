"""Collects what a page says of its article in its head: language, date, outlet."""

from __future__ import annotations

import re

from checker.readers.base import Facts
from checker.readers.frontmatter import iso_date, unread_date

# The first that holds a date wins; a page's own date comes before that of its last change.
_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date",
    "publishdate",
    "publish-date",
    "pubdate",
    "publication_date",
    "date",
)
_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')
_CHARSET = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{1,80}encoding=[\"']([\w.:-]{2,40})", re.I
)
_HEAD = 4096


class FactsOfPage:
    """Takes a page's tags one by one and remembers what they say."""

    def __init__(self) -> None:
        self._lang: str | None = None
        self._outlet: str | None = None
        self._meta: dict[str, str] = {}
        self._time: str | None = None
        self._linked: str | None = None

    def see(self, name: str, attributes: dict[str, str]) -> None:
        """Takes note of an opening tag."""
        if name == "html":
            self._lang = attributes.get("lang") or attributes.get("xml:lang")
        elif name == "time":
            self._time = self._time or iso_date(attributes.get("datetime"))
        elif name == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self._meta.setdefault(key.lower(), attributes.get("content", ""))

    def see_script(self, text: str) -> None:
        """Takes note of a script, which may be linked data (schema.org)."""
        match = _LINKED.search(text) if self._linked is None else None
        if match is not None:
            self._linked = iso_date(match[1])

    def facts(self) -> Facts:
        """Returns what was seen. `lang` is without its region: "en" for en-GB."""
        stated = [self._meta[name] for name in _DATES if self._meta.get(name, "").strip()]
        day = next((day for day in map(iso_date, stated) if day), None) or self._linked or self._time
        return Facts(
            lang=re.split("[-_]", (self._lang or "en").strip().lower())[0] or "en",
            date=day,
            outlet=self._meta.get("og:site_name", "").strip() or None,
            notes=() if day or not stated else (unread_date(stated[0]),),
        )


def declared_charset(data: bytes) -> str | None:
    """Returns the encoding that a page names in its first kilobytes."""
    match = _CHARSET.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii") if match else None
