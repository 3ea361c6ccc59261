"""A space stands before a mark, or is missing after one.

## What it finds
A space before a comma, full stop, colon, semicolon, question or exclamation mark ("October 26 :"), no space after a full
stop or comma ("end.Next", "word,word"), a space just inside brackets or curly quotation marks, no space outside brackets.

## Why it matters
It happens where pieces of sentences were put together, and it lets a line break before the mark.

## Flagged
- Kuala Lumpur, `October 26 :` the prime minister spoke first.
- The talks came to an `end.Next` week they will go on.
- Ships,aircraft and tanks took part.
- The agency `( founded in 1998)` declined to comment.
- The National Weather `Agency(NWA)` issued a warning.

## Accepted
- He paid $3.50 at 10:30 p.m., i.e., late, in the U.S., and went to example.com.
- J.R.R.Tolkien wrote it with .NET, and Yahoo!Japan published it ...
- The ratio was 3 : 1, and the file is called report.Final.txt.
- "Well ... ," she said, "member(s) may leave."
- Smile :) and wave ;-)

## Fix safety
Safe: a space goes or comes.

## False alarms
Two findings in 58 articles (19,135 words) of clean news, both slips of the outlets ("no , no", "Twitter .").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Document, Finding, Severity, Span
from checker.rules.base import Context, Rule

# Each begins with a rare character that the engine jumps to ("a space, then a comma" would stop at every space), and
# together they say in a few microseconds that an article has nothing to look at.
LONGEST_QUOTATION = 1000  # characters
_SUSPECTS = tuple(
    (pattern[1], re.compile(pattern))
    for pattern in (
        r"\.(?:(?<=[ \u00a0]\.)|(?=[A-Z][a-z ]))",
        r"\,(?:(?<=[ \u00a0],)|(?=[A-Za-z]{2})|(?=(?:19|20)[0-9]{2}\b))",
        r"\:(?<=[ \u00a0]:)",
        r"\;(?:(?<=[ \u00a0];)|(?=[A-Za-z]{2}))",
        r"\!(?:(?<=[ \u00a0]!)|(?=[A-Z][a-z]))",
        r"\?(?:(?<=[ \u00a0]\?)|(?=[A-Z][a-z]))",
        r"\((?:(?= )|(?<=[A-Za-z]\())",
        r"\)(?:(?<= \))|(?=[A-Za-z]{2}))",
        r"\[(?= )",
        r"\](?<= \])",
        "\\\u201c(?= )",
        "\\\u201d(?<= \u201d)",
    )
)
_BEFORE_MARK = re.compile(r"[ \u00a0]+([,.:;!?])(?=[ \n\"'\u201d\u2019)\]]|$)")
_AFTER_STOP = re.compile(r"\.(?=[A-Z][a-z]*\b)")
_AFTER_MARK = re.compile(r"[!?](?=[A-Z][a-z]+\b)")
_AFTER_COMMA = re.compile(r",(?=[A-Za-z]{2})")
_AFTER_SEMICOLON = re.compile(r";(?=[A-Za-z]{2})")
_DATE_COMMA = re.compile(r",(?=(?:19|20)[0-9]{2}\b)")
_INSIDE = (
    *((mark, re.compile(rf"\{mark}(?= )")) for mark in "([\u201c"),
    *((mark, re.compile(rf"\{mark}(?<= \{mark})")) for mark in ")]\u201d"),
)
_BEFORE_BRACKET = re.compile(r"\((?=[A-Z][A-Za-z]+\)|[A-Za-z]+ )")
_AFTER_BRACKET = re.compile(r"\)(?=[A-Za-z]{2})")
_MONTH_DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [0-9]{1,2}$")
_TOKEN = re.compile(r"[^\s\0]+$")
_HEAD = re.compile(r"[A-Za-z0-9'\u2019-]+")
DOMAINS = frozenset("com org net gov edu mil int info biz co uk us io eu de fr jp cn kr vn ru ua in au ca tv me ai app".split())
SUFFIXES = frozenset("js ts py exe pdf doc docx xls xlsx txt jpg jpeg png gif mp mov zip html htm php asp aspx csv xml".split())
STARTERS = frozenset(
    "the a an in on at by for from with to as after before when while if since although though but and or so yet however "
    "meanwhile moreover also still then he she it they we you i his her its their our this that these those there here what "
    "who why how where no not only all many most some one two both another other such last next now today according".split()
)
TITLES = frozenset("Mr Mrs Ms Dr Prof Gen Col Capt Lt Sgt Sen Rep Gov St".split())


class PunctuationSpacing(Rule):
    """Reports "October 26 :"."""

    code = "PUN102"
    name = "punctuation-spacing"
    mqm = "whitespace"
    severity = Severity.MINOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a place."""
        text = document.prose.text
        if not any(mark in text and pattern.search(text) for mark, pattern in _SUSPECTS):
            return
        places = [*_spaces_before(text), *_missing_after(text)]
        if "(" in text or "[" in text or "\u201c" in text:
            places += _brackets(text)
        for span, message, better in sorted(places, key=lambda place: place[0]):
            if document.prose.segment_at(span.start).kind != "boilerplate":
                yield self.find(context, span, message, suggestions=[better], safety="safe")


Place = tuple[Span, str, str]


def _spaces_before(text: str) -> Iterator[Place]:
    for match in _BEFORE_MARK.finditer(text):
        start, mark = match.start(), match[1]
        before, rest = text[start - 1 : start], text[match.end() : match.end() + 3]
        line = _line_before(text, start)
        if not before or before in "\n\0.,:;!?\u2026([\u00ab" or "\u00ab" in line or "\u00bb" in rest:
            continue
        if mark == "." and (rest[:2] == " ." or rest[:1] == "."):
            continue
        if mark in ":;" and (rest[:1] in (")", "(") or (before.isdigit() and rest[:2].lstrip(" ")[:1].isdigit())):
            continue
        word = _TOKEN.search(text, max(0, start - 40), start)
        first = word.start() if word else start
        yield Span(first, match.end()), f"A space stands before “{mark}”.", text[first:start] + mark


def _missing_after(text: str) -> Iterator[Place]:
    for match in _AFTER_STOP.finditer(text):
        if place := _joined(text, match.start(), needs_starter=True):
            yield place
    for mark, pattern in (("!", _AFTER_MARK), ("?", _AFTER_MARK)):
        if mark in text:
            yield from (place for at in pattern.finditer(text) if at[0] == mark and (place := _joined(text, at.start())))
    for match in _AFTER_COMMA.finditer(text):
        if place := _joined(text, match.start()):
            yield place
    if ";" in text:
        for match in _AFTER_SEMICOLON.finditer(text):
            if place := _joined(text, match.start()):
                yield place
    if ",20" in text or ",19" in text:
        for match in _DATE_COMMA.finditer(text):
            date = _MONTH_DAY.search(text, max(0, match.start() - 14), match.start())
            if date:
                year = text[match.end() : match.end() + 4]
                yield Span(date.start(), match.end() + 4), "A space is missing after “,”.", f"{date[0]}, {year}"


def _joined(text: str, at: int, *, needs_starter: bool = False) -> Place | None:
    """Returns the place where the words around the mark at `at` run together; None if they may belong together."""
    mark = text[at]
    token = _TOKEN.search(text, max(0, at - 40), at)
    head = _HEAD.match(text, at + 1)
    if not token or not head:
        return None
    before, after = token[0].lstrip("\"'(\u201c\u2018["), head[0]
    follower = text[head.end() : head.end() + 1]
    if not before or any(char in before for char in "@/\\_#=&<>{}|~.,;!?\0") or len(before) < 2 or not before[-1].isalpha():
        return None
    if follower in ("/", "@", "_", "=", "\\") and follower:
        return None
    if follower == "." and text[head.end() + 1 : head.end() + 2].isalnum():
        return None
    if mark in ".!?":
        if after.lower() in DOMAINS or after.lower() in SUFFIXES or (mark != "." and before[0].isupper()):
            return None
        is_title = before in TITLES and len(after) > 2
        if needs_starter and not is_title and (before.isupper() or len(before) < 3 or not before[-1].islower()):
            return None
        if needs_starter and not is_title and before[0].isupper() and after.lower() not in STARTERS:
            return None
        if len(after) < 2 and after not in "AI":
            return None
    elif before.isupper() and after.isupper() and len(before) < 4:
        return None
    span = Span(at - len(before), head.end())
    return span, f"A space is missing after “{mark}”.", f"{before}{mark} {after}"


def _brackets(text: str) -> Iterator[Place]:
    for mark, pattern in _INSIDE:
        if mark in text:
            yield from (place for match in pattern.finditer(text) if (place := _loose(text, match.start(), mark)))
    if "(" not in text:
        return
    for match in _BEFORE_BRACKET.finditer(text):
        start, before = match.start(), text[match.start() - 1 : match.start()]
        token = _TOKEN.search(text, max(0, start - 40), start)
        if token and before.isalpha() and len(token[0]) > 2 and not any(char in token[0] for char in "@/\\_.\0"):
            head = _HEAD.match(text, match.end())
            end = head.end() if head else match.end()
            yield Span(token.start(), end), "A space is missing before “(”.", f"{token[0]} {text[start:end]}"
    for match in _AFTER_BRACKET.finditer(text):
        opened = text.rfind("(", 0, match.start())
        head = _HEAD.match(text, match.end())
        if opened < 0 or head is None or text[opened - 1 : opened].isalpha() or " " not in text[opened : match.start()]:
            continue
        token = _TOKEN.search(text, max(opened, match.start() - 40), match.end())
        first = token.start() if token else match.start()
        yield Span(first, head.end()), "A space is missing after “)”.", f"{text[first : match.end()]} {head[0]}"


def _line_before(text: str, at: int) -> str:
    """Returns what stands in the line before `at`, as far as a quotation reaches: a line may be a whole book."""
    return text[max(0, at - LONGEST_QUOTATION) : at].rpartition("\n")[2]


def _loose(text: str, at: int, mark: str) -> Place | None:
    """Returns the place of a space just inside the mark at `at`; None for faces and nested quotations."""
    is_opening = mark in "([\u201c"
    if is_opening:
        follower = text[at + 2 : at + 3]
        if (at and text[at - 1] in ":;-=") or not follower.isalnum():
            return None
        line = _line_before(text, at)
        if mark == "\u201c" and line.count("\u201c") > line.count("\u201d"):
            return None
        head = _HEAD.match(text, at + 2)
        return (Span(at, head.end()), f"A space stands after “{mark}”.", mark + head[0]) if head else None
    before = text[at - 2] if at > 1 else ""
    token = _TOKEN.search(text, max(0, at - 40), at - 1)
    if not token or (not before.isalnum() and before not in (".", ",", "%")):
        return None
    return Span(token.start(), at + 1), f"A space stands before “{mark}”.", token[0] + mark
