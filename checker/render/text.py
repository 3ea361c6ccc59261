"""What a person reads in a terminal: each finding with its line, an underline, and what to write instead.

articles/talks.txt:3:26 TRM102 major Word-by-word rendering of a known term.
  3 | The delegations agreed on liberty of sailing through the strait.
    |                           ^^^^^^^^^^^^^^^^^^
    = instead: freedom of navigation
    = why: “tự do” → liberty (Vietnamese)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.model import Finding, Report, Score, Severity
from checker.render._counts import name_number, offer_fixes, summarize
from checker.render._places import Places
from checker.render._screen import clean, cut_end, cut_start, measure

# Columns of a terminal for the excerpt: in all, before the finding, and for the finding itself.
_WIDTH, _BEFORE, _MARKED = 100, 48, 72
_COLORS = {
    Severity.CRITICAL: "1;31",
    Severity.MAJOR: "31",
    Severity.MINOR: "33",
    Severity.NEUTRAL: "36",
}

Paint = Callable[[str, str], str]


def render(report: Report, *, color: bool = False) -> str:
    """Returns the open findings, failed gates, skipped files, notes and a summary; ANSI colours with `color` only."""
    places = Places.of(report)
    paint = _paint if color else _leave
    blocks = [_draw(finding, places, paint) for finding in report.findings if finding.status == "open"]
    tail = [*_say_scores(report, paint), *_say_files(report, paint), paint(clean(summarize(report)), "1")]
    tail += filter(None, [offer_fixes(report)])
    return "".join("\n".join(block) + "\n\n" for block in map(list, blocks)) + "\n".join(tail) + "\n"


def _draw(finding: Finding, places: Places, paint: Paint) -> Iterator[str]:
    tone = _COLORS[finding.severity]
    head = paint(clean(places.name(finding.path, finding.span.start)), "1")
    yield f"{head} {finding.code} {paint(str(finding.severity), tone)} {clean(finding.message)}"
    row = str(places.locate(finding.path, finding.span.start)[0])
    excerpt = places.excerpt(finding.path, finding.span)
    before = cut_start(clean(excerpt.before).lstrip(), _BEFORE)
    marked = cut_end(clean(excerpt.marked), _MARKED)
    after = cut_end(clean(excerpt.after), _WIDTH - measure(before) - measure(marked))
    gutter = " " * len(row)
    yield f"  {paint(f'{row} |', '2')} {before}{marked}{after}".rstrip()
    underline = paint("^" * max(1, measure(marked)), tone)
    yield f"  {gutter} {paint('|', '2')} {' ' * measure(before)}{underline}"
    for label, text in _say_more(finding, places):
        yield f"  {gutter} {paint(f'= {label}:', '2')} {text}"


def _say_more(finding: Finding, places: Places) -> Iterator[tuple[str, str]]:
    if finding.suggestions:
        yield "instead", " | ".join(map(clean, finding.suggestions))
    if finding.reason:
        yield "why", clean(finding.reason)
    for related in finding.related:
        message = f" ({related.message})" if related.message else ""
        text = cut_end(clean(related.text), _MARKED)
        yield "see", f"{clean(places.name(related.path, related.span.start))} {text}{clean(message)}"


def _say_scores(report: Report, paint: Paint) -> Iterator[str]:
    for score in report.scores:
        if not score.is_pass:
            yield f"{paint('fails', _COLORS[Severity.CRITICAL])} {clean(score.path)}: {_say_score(score)}"


def _say_score(score: Score) -> str:
    short = " (short sample)" if score.is_short else ""
    points = name_number(score.penalty, "penalty point")
    return f"{points} (APT) in {name_number(score.words, 'word')}, {score.per_thousand:.1f} per 1,000 words{short}"


def _say_files(report: Report, paint: Paint) -> Iterator[str]:
    for skipped in report.skipped:
        yield f"{paint('skipped', _COLORS[Severity.MAJOR])} {clean(skipped.path)}: {clean(skipped.reason)}"
    for document in report.documents:
        for note in document.notes:
            yield f"{paint('note', _COLORS[Severity.NEUTRAL])} {clean(document.path)}: {clean(note)}"
    for note in report.notes:
        yield f"{paint('note', _COLORS[Severity.NEUTRAL])} {clean(note)}"


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _leave(text: str, code: str) -> str:
    return text
