"""Pronouns and forms of address that do not fit the person.

## What it finds
He, him or his for a woman, she or her for a man, and Mr. or Ms. where the person is known to be the other: from the pack of
persons, or from the article itself (Ms., actress). A pronoun is reported in two places only: before its person, where
a sentence opens with it (“In his first call, Prime Minister Sanae Takaichi …”), and after its person in the same sentence.
If anybody else could be meant, nothing is said.

## Why it matters
Many languages have one word for he and she, or none. A translation then guesses, and mostly guesses he.

## Flagged
- In his first speech, Prime Minister Sanae Takaichi promised lower taxes.
- Sanae Takaichi said on Monday that he would dissolve the lower house.
- Critics said that Mr. Sanae Takaichi had waited too long.

## Accepted
- In her first speech, Prime Minister Sanae Takaichi promised lower taxes.
- In his first speech since he met Xi Jinping, the envoy praised Sanae Takaichi.
- Shinzo Abe was her mentor. Sanae Takaichi said that he had taught her much.

## Fix safety
Unsafe: the sentence may speak of somebody else.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from checker.facts.quotations import find_quoted
from checker.facts.sentences import sentence_at
from checker.match.titles import GENDERED, HONORIFICS, PRONOUNS
from checker.model import Document, Finding, Severity, Span
from checker.rules.base import Context, Rule
from checker.rules.nam._antecedents import may_be_another
from checker.rules.nam._figures import Cast, Figure, explain, find_figures, gender_of, head_of

OTHER = {"he": "she", "him": "her", "himself": "herself", "she": "he", "hers": "his", "herself": "himself"}
MOST_AFTER = 4  # persons after a pronoun of whom one may be the subject
MOST_BEFORE = 3  # words before a pronoun that opens a sentence: "In his", "During a visit to his"
_OPENING = frozenset(
    "in during at on after before following with for since despite throughout upon as while when under by".split()
)
_ALONE = frozenset(
    "to for and at on in as with by from that when after before about but or of not if because while into".split()
)
_COPULAS = frozenset("is was be been being becomes became remains remained as s called named".split())
_CONJUNCTIONS = frozenset(
    "that and but as while when because if although though since after before where who which then so or yet".split()
)


class PronounMismatch(Rule):
    """Reports pronouns, Mr. and Ms. that do not fit the gender of a person."""

    code = "NAM104"
    name = "pronoun-mismatch"
    mqm = "unclear-reference"
    severity = Severity.MAJOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding for each pronoun and each form of address."""
        persons = context.scan.persons
        if not (persons.pronouns or persons.honorifics):
            return
        listed = context.scan.words.list
        said = {PRONOUNS[listed[at]] for at in persons.pronouns}
        said.update(HONORIFICS[listed[at]] for at in persons.honorifics)
        known = {gender_of(people, context) for people in {mention.persons for mention in persons.mentions}}
        marked = {GENDERED[listed[at]] for at in persons.nouns if listed[at] in GENDERED}
        # Where all are of one gender, nothing can be of the other.
        if len(said | known - {None} | marked) < 2:
            return
        figures = find_figures(context)
        if not any(figure.gender for figure in figures):
            return
        yield from self._address(figures, context)
        genders = {figure.gender for figure in figures}
        suspects = [at for at in persons.pronouns if genders - {PRONOUNS[listed[at]], None}]
        if suspects:
            yield from self._pronouns(suspects, figures, context)

    def _address(self, figures: Sequence[Figure], context: Context) -> Iterator[Finding]:
        honorifics = context.scan.persons.honorifics
        if not honorifics:
            return
        listed = context.scan.words.list
        mentions = {mention.first: mention for mention in context.scan.persons.mentions}
        known = {figure.first: figure for figure in figures if figure.concept and figure.gender}
        for at in honorifics:
            figure = known.get(at + 1)
            if figure is None or HONORIFICS[listed[at]] == figure.gender:
                continue
            # A surname alone may be the wife's or the husband's.
            if not mentions[at + 1].is_full and (
                listed[at] not in ("mr", "ms") or figure.concept not in context.scan.persons.named
            ):
                continue
            span = context.scan.span(at)
            dot = "." if context.document.prose.text.startswith(".", span.end) else ""
            right = "Ms" if figure.gender == "female" else "Mr"
            yield self.find(
                context,
                Span(span.start, span.end + len(dot)),
                f"“{context.text(span)}{dot}” for {context.concepts[figure.concept or ''].preferred}.",
                concept=figure.concept,
                suggestions=[right + dot],
                safety="unsafe",
                reason=f"{explain(figure, context)}.",
            )

    def _pronouns(self, suspects: Sequence[int], figures: tuple[Figure, ...], context: Context) -> Iterator[Finding]:
        scan = context.scan
        firsts = [figure.first for figure in figures]
        # Made when the first pronoun needs them: most fit whoever stands near.
        cast: Cast | None = None
        quoted: list[Span] = []
        wrong: set[int] = set()
        for at in suspects:
            gender = PRONOUNS[scan.words.list[at]]
            nearest = bisect_left(firsts, at)
            near = figures[max(0, nearest - 1) : nearest + MOST_AFTER]
            if all(figure.gender in (None, gender) for figure in near):
                continue
            span = scan.span(at)
            sentence = sentence_at(context.document.prose, span)
            figure = _subject_after(at, sentence, figures[nearest : nearest + MOST_AFTER], context)
            before = figures[nearest - 1] if nearest else None
            if figure is None and before is not None and scan.span(before.first).start >= sentence.start:
                figure = before if _may_take_up(at, before, context) else None
            if figure is None or figure.gender in (None, gender):
                continue
            if cast is None:
                cast = Cast.of(figures, context)
                quoted = find_quoted(context.document.prose)
            place = bisect_right(quoted, span.start, key=_start_of) - 1
            is_quoted = place >= 0 and quoted[place].contains(span)
            if not is_quoted and not may_be_another(at, figure, sentence, cast, wrong, context):
                wrong.add(at)
                yield self._report(at, figure, context)

    def _report(self, at: int, figure: Figure, context: Context) -> Finding:
        scan = context.scan
        span = scan.span(at)
        said, name = context.text(span), context.text(scan.span(figure.first, figure.last))
        right = _other(at, context)
        return self.find(
            context,
            span,
            f"“{said}” for {name}.",
            confidence=0.8,
            concept=figure.concept,
            suggestions=[right.capitalize() if said[0].isupper() else right],
            safety="unsafe",
            related=[context.related(scan.span(figure.first, figure.last), "the person meant")],
            reason=f"{explain(figure, context)}, and nobody else near can be meant.",
        )


def _start_of(span: Span) -> int:
    return span.start


def _other(at: int, context: Context) -> str:
    """Returns the pronoun of the other gender: her is his before a noun, and him elsewhere."""
    words = context.scan.words
    word = words.list[at]
    if word in OTHER:
        return OTHER[word]
    is_before_noun = at + 1 < len(words.list) and words.gap(at) == " " and words.list[at + 1] not in _ALONE
    if word == "his":
        return "her" if is_before_noun else "hers"
    return "his" if is_before_noun else "him"


def _may_take_up(at: int, figure: Figure, context: Context) -> bool:
    """Says whether a pronoun after a name in one sentence can mean it at all.

    It cannot in "Abe was her mentor", "Abe, her mentor", nor as an object whose subject is the name ("Xi met her").
    """
    words = context.scan.words
    if at == figure.last + 1 and "," in words.gap(figure.last):
        return False
    word = words.list[at]
    if words.list[at - 1] in _COPULAS and _other(at, context) in ("her", "his"):
        return False
    if word not in ("him", "her") or (word == "her" and _other(at, context) == "his"):
        return True
    head = head_of(figure.first, 0, words)
    before = words.list[head - 1] if head and words.gap(head - 1) == " " else ""
    return bool(before) and before not in _CONJUNCTIONS


def _subject_after(at: int, sentence: Span, following: Sequence[Figure], context: Context) -> Figure | None:
    """Returns the subject of a sentence that opens with the pronoun: "In his first call …, Sanae Takaichi said"."""
    words = context.scan.words
    first = at
    while first and words.starts[first - 1] >= sentence.start and at - first <= MOST_BEFORE:
        first -= 1
    if at - first > MOST_BEFORE or words.list[first] not in _OPENING:
        return None
    for figure in following:
        place = context.scan.span(figure.first, figure.last)
        if place.end >= sentence.end:
            return None
        head = head_of(figure.first, at, words)
        if words.gap(head - 1).strip() == ",":
            rest = words.text[place.end : place.end + 2]
            is_alone = rest[:1] == " " and rest[1:].islower() and words.list[figure.last + 1] not in ("and", "or")
            return figure if is_alone else None
    return None
