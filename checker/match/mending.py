"""Turns "write this there" into edits of the file: escaped as its format asks, with no markup touched."""

from __future__ import annotations

import html
import re
from unicodedata import normalize

from checker.match.article import choose_article
from checker.model import Document, Edit, Fix, Span

_ARTICLE = re.compile(r"(?<![^\W_])(a|an|A|An|AN)[ \u00a0]$")
_MARKDOWN = re.compile(r"(?P<entity>&#?\w+;?)|[<*_`\[\]~|\\]")


def make_fix(document: Document, span: Span, text: str, *, safety: str) -> Fix | None:
    """Returns the fix that writes `text` at `span` of the prose; None for a text that no file may hold.

    `safety` is safe or unsafe; where markup or an entity lies inside what changes, the fix is for display alone. The
    article before goes from "a" to "an" with the word after it, and back; where that cannot be told the fix is unsafe.
    """
    if "\0" in text or "\n" in text:
        return None
    title = f"Write “{text}”"
    edit = _place(document, span, text)
    if edit is None:
        return Fix(title, "display", (Edit(document.prose.locate(span), text),))
    article, is_sure = _mend_article(document, span, text)
    edits = (article, edit) if article else (edit,)
    return Fix(title, safety if is_sure else "unsafe", edits)


def escape(text: str, format: str) -> str:
    """Returns `text` as it is written in a file of `format`, where it must read as these very characters.

    Markdown takes references, which HTML inside it takes, too (CommonMark 0.31, section 2.5).
    """
    if format == "html":
        return html.escape(text, quote=False)
    if format == "json":
        import json

        return json.dumps(text, ensure_ascii=False)[1:-1]
    if format == "markdown":
        return _MARKDOWN.sub(_refer, text)
    return text


def _refer(match: re.Match[str]) -> str:
    if not match["entity"]:
        return f"&#{ord(match[0])};"
    is_entity = any(html.unescape(entity) != entity for entity in (match[0], match[0].rstrip(";") + ";"))
    return f"&amp;{match[0][1:]}" if is_entity else match[0]


def _place(document: Document, span: Span, text: str) -> Edit | None:
    """Returns the edit of the file; None where it would take markup with it."""
    exact = document.prose.to_file(span)
    if exact is not None and escape(text, document.format) == text:
        return Edit(exact, text)
    part, changed = _trim(span, document.prose.text[span.start : span.end], text)
    exact = document.prose.to_file(part)
    return None if exact is None else Edit(exact, escape(changed, document.format))


def _trim(span: Span, old: str, new: str) -> tuple[Span, str]:
    """Returns what changes between `old` at `span` and `new`, with at least one character of `old`."""
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    head = min(head, len(old) - 1)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    tail = min(tail, len(old) - head - 1)
    return Span(span.start + head, span.end - tail), new[head : len(new) - tail]


def _mend_article(document: Document, span: Span, text: str) -> tuple[Edit | None, bool]:
    """Returns the edit of an article before `span` that does not fit `text`, and whether the article will be right."""
    prose = document.prose
    before = _ARTICLE.search(prose.text, max(0, span.start - 4), span.start)
    old = prose.text[span.start : span.end]
    if before is None or _first_word(old) == _first_word(text):
        return None, True
    wanted, article = choose_article(text), before[1]
    lead = prose.text[max(0, before.start() - 3) : before.start()].rstrip(" \"'“‘(")
    is_letter = article[0] == "A" and not old.isupper() and lead[-1:] not in ("", "\n", ".", "!", "?", ":")
    if wanted is None or is_letter:
        return None, False
    if article.lower() == wanted:
        return None, True
    exact = prose.to_file(Span(*before.span(1)))
    written = wanted.upper() if article == "AN" or (article == "A" and old.isupper()) else wanted
    written = written[0].upper() + written[1:] if article[0] == "A" else written
    return (Edit(exact, written), True) if exact else (None, False)


def _first_word(text: str) -> str:
    return re.split(r"[\W_]", normalize("NFKC", text), maxsplit=1)[0].lower()
