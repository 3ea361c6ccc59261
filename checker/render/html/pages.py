"""What pages show, as frozen values: built from a report by `article.py` and `index.py`, drawn by the templates.

Everything here is plain text; the templates escape it. Fields called `href` are the only addresses: file names and
anchors of ours, or http and https addresses.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gate:
    """An article's score in words: `state` is passes or fails."""

    state: str
    is_pass: bool
    is_short: bool
    words: int
    penalty: int
    per_thousand: float
    overall: float


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place that a note speaks of."""

    where: str
    href: str | None
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class ConceptCard:
    """What a note says of its concept. `host` names the site of the reference."""

    preferred: str
    definition: str
    href: str | None
    host: str


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the text. `tone` is the severity of an open finding, else `aside`."""

    number: int
    code: str
    rule: str
    has_page: bool
    severity: str
    tone: str
    status: str
    place: str
    text: str
    message: str
    suggestions: tuple[str, ...]
    reason: str
    doubt: str
    concept: ConceptCard | None
    elsewhere: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A step through a marked text: `text`, `open` and `close` a mark, or the `ref` to a note after its mark.

    `is_first` holds for the mark that carries the note's anchor.
    """

    kind: str
    text: str = ""
    note: Note | None = None
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A segment and the notes that begin in it."""

    id: str
    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of a rule's page: `text`, `code`, `strong` or `em`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """A `title`, `text` or `list` of a rule's page; titles and texts have one item."""

    kind: str
    items: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule's page."""

    code: str
    name: str
    mqm: str
    blocks: tuple[RuleBlock, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An address of ours and what it is called."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article. `strays` are notes on places outside its text; `facts` make the line below the headline."""

    href: str
    path: str
    name: str
    title: str
    lang: str | None
    facts: tuple[str, ...]
    remarks: tuple[str, ...]
    gate: Gate | None
    counts: tuple[tuple[str, int], ...]
    aside: int
    lead: Block | None
    blocks: tuple[Block, ...]
    strays: tuple[Note, ...]
    rules: tuple[RuleCard, ...]
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """An article of a story: its page, and its paragraphs as (anchor, kind, text)."""

    href: str
    title: str
    facts: str
    blocks: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What one article has: its words as (differs, text), and where they stand."""

    where: str
    href: str | None
    words: tuple[tuple[bool, str], ...]
    message: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A finding on several articles: the wording it stands at first, then the others."""

    id: str
    code: str
    severity: str
    message: str
    reason: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class FormRow:
    """What each article calls one thing: for each article its forms as (number of the form, form)."""

    id: str
    message: str
    cells: tuple[tuple[tuple[int, str], ...], ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """The articles of a story side by side, and what differs between them."""

    href: str
    name: str
    reasons: tuple[str, ...]
    columns: tuple[Column, ...]
    quotations: tuple[Comparison, ...]
    figures: tuple[Comparison, ...]
    forms: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An article in the index."""

    href: str
    path: str
    title: str
    gate: Gate | None
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Family:
    """The findings of a family of rules by severity, worst first."""

    code: str
    name: str
    counts: tuple[tuple[str, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A concept that findings speak of, with the forms they mark and how often."""

    card: ConceptCard
    total: int
    articles: int
    forms: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A coloured part of a bar; `start` and `width` are percentages of the chart's width."""

    severity: str
    start: float
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An article in the chart."""

    label: str
    value: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Penalty points per 1,000 words by article; `summary` says it in a sentence, `left_out` counts missing articles."""

    bars: tuple[Bar, ...]
    summary: str
    left_out: int


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The run as a whole."""

    articles: int
    findings: int
    failed: int
    scored: int
    aside: int
    counts: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    families: tuple[Family, ...]
    concepts: tuple[ConceptRow, ...]
    chart: Chart | None
    skipped: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    stories: tuple[Link, ...] = ()
