"""Reads the YAML between two `---` lines at the top of a file: what an article says of itself."""

from __future__ import annotations

import re
from datetime import date, datetime

from checker.readers.base import Facts

_BLOCK = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(?:(.*?)(?:\r\n|\r|\n))??(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL)
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
# What stands in a front matter fits easily; a longer one is a text between two rules.
_LONGEST = 16_384


def read_front_matter(text: str) -> tuple[int, Facts]:
    """Returns where the prose begins and what the front matter says.

    Keys: date, outlet, story, lang, source-lang or source_lang. A broken one is prose (offset 0), with a note.
    """
    if not text.startswith("---"):
        return 0, Facts()
    match = _BLOCK.match(text, 0, _LONGEST)
    if match is None:
        return 0, Facts()
    content, reason = _load(match.group(1) or "")
    if content is None:
        note = f"front matter that is not read: {reason}" if reason else ""
        return 0, Facts(notes=(note,) if note else ())
    return match.end(), facts_of(content)


def facts_of(values: dict[str, object]) -> Facts:
    """Returns what `values` (of a front matter or a JSON object) say of an article; notes what cannot be read."""
    day = values.get("date")
    iso = iso_date(day)
    note = (unread_date(day),) if day and iso is None else ()
    return Facts(
        lang=_text(values.get("lang")) or "en",
        source_lang=_text(values.get("source_lang")) or _text(values.get("source-lang")),
        date=iso,
        outlet=_text(values.get("outlet")),
        story=_text(values.get("story")),
        notes=note,
    )


def unread_date(value: object) -> str:
    """Returns what to tell of a date that is not read."""
    return f"date {str(value)[:40]!r} is not read; write it as 2025-10-26"


def iso_date(value: object) -> str | None:
    """Returns the day of a date or of an ISO 8601 text, None for anything else."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    match = _DATE.match(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        return date.fromisoformat(match.group()).isoformat()
    except ValueError:
        return None


def _load(block: str) -> tuple[dict[str, object] | None, str]:
    # YAML costs more to import than an article to read, and few articles have a front matter.
    import yaml

    try:
        # As text alone: a day that does not exist is then one bad value, and "no" is Norwegian.
        content = yaml.load(block, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, ValueError, RecursionError) as broken:
        return None, " ".join(str(broken).split())[:200]
    if content is None:
        return {}, ""
    if not isinstance(content, dict):
        return None, ""
    return {str(key): value for key, value in content.items() if isinstance(key, str)}, ""


def _text(value: object) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int | float) and not isinstance(value, bool) else None
