"""A mass noun stands in the plural, or with a.

## What it finds
"Informations", "equipments", "many staffs", "a research on": nouns that English does not count. Where the form is a verb,
too ("she researches", "who staffs the office"), it is found only after a word that makes it a noun. The list is
`data/uncountable.tsv`.

## Why it matters
The source language counts what English does not. The sense is clear, the sentence is not English.

## Flagged
- The ministry collected `informations` about the crew.
- The army bought new `equipments` and vehicles.
- More than 200 `staffs` were sent home.
- There are many `evidences` that the ship was there.
- The institute published `a research` on the matter.

## Accepted
- She researches the history of the port and evidences her claims.
- The joint chiefs of staff and their staffs met on Monday.
- An information campaign and a research paper were announced.
- The court awarded damages to the works council.
- A colonel who staffs the office spoke first.

## Fix safety
Unsafe: a verb or a determiner beside it may have to change as well.

## False alarms
None in 58 articles (19,135 words) of clean news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from checker.match.wordnet import load_wordnet
from checker.model import Document, Finding, Severity, Span
from checker.rules.base import Context, Rule

DETERMINERS = frozenset("these those such the of his her its their our your my any no with for from on in by as".split())
QUANTIFIERS = frozenset(
    "many several few some all various more most numerous other additional two three four five six seven eight nine ten "
    "eleven twelve dozen dozens hundred hundreds thousand thousands".split()
)
VERB_OBJECTS = frozenset("the a an this that how why whether what his her its their our your my him them it".split())
GRAMMAR = frozenset("about on that which to from for of is was has by in with at showing saying".split())
SUBJECTS = frozenset("he she it who which that this".split())
BETWEEN = frozenset("new recent important good great useful serious significant further detailed big major clear".split())


@dataclass(frozen=True, slots=True)
class MassNoun:
    """A row of the list."""

    form: str
    write: str
    where: str
    beside: frozenset[str]


class Uncountable(Rule):
    """Reports "informations"."""

    code = "WRD106"
    name = "uncountable"
    mqm = "word-form"
    severity = Severity.MINOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a noun."""
        words = context.scan.words.list
        table = mass_nouns()
        if forms().isdisjoint(words):
            return
        for form in sorted(forms().intersection(words)):
            noun = table[form]
            for at in _positions(words, form):
                first = at if noun.where != "article" else _article_before(words, at)
                if first is None or not _is_wrong(words, at, noun):
                    continue
                span = context.scan.span(first, at)
                if _is_running_text(context, span, at):
                    yield self._report(context, span, noun)

    def _report(self, context: Context, span: Span, noun: MassNoun) -> Finding:
        surface = context.text(span)
        if noun.where != "article":
            return self.find(
                context,
                span,
                f"“{noun.form}” is no plural that English has.",
                suggestions=[noun.write.capitalize() if surface[0].isupper() else noun.write],
                safety="unsafe",
                reason=f"“{noun.write}” is not counted"
                if noun.write in noun.form
                else f"the noun of “{noun.form}” is not counted",
            )
        words = surface.split()
        plain = " ".join([*words[1:-1], noun.form])
        counted = " ".join(["a" if words[1:-1] or noun.write[0] not in "aeiou" else "an", *words[1:-1], noun.write])
        return self.find(
            context,
            span,
            f"“{noun.form}” does not go with “{words[0]}”.",
            suggestions=[counted if noun.write != noun.form else plain, f"a piece of {plain}"],
            safety="unsafe",
            reason=f"“{noun.form}” is not counted",
        )


@lru_cache(maxsize=1)
def mass_nouns() -> dict[str, MassNoun]:
    """Returns the list by form."""
    text = files("checker.rules.wrd").joinpath("data/uncountable.tsv").read_text(encoding="utf-8")
    rows = [(line + "\t\t\t").split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {row[0]: MassNoun(row[0], row[1], row[2], frozenset(row[3].split())) for row in rows}


@lru_cache(maxsize=1)
def forms() -> frozenset[str]:
    """Returns the forms of the list."""
    return frozenset(mass_nouns())


def _positions(words: Sequence[str], form: str) -> Iterator[int]:
    at = -1
    for _ in range(words.count(form)):
        at = words.index(form, at + 1)
        yield at


def _article_before(words: Sequence[str], at: int) -> int | None:
    """Returns where the a or an of the noun stands, an adjective between allowed."""
    if at and words[at - 1] in ("a", "an"):
        return at - 1
    if at > 1 and words[at - 2] in ("a", "an") and words[at - 1] in BETWEEN:
        return at - 2
    return None


def _is_wrong(words: Sequence[str], at: int, noun: MassNoun) -> bool:
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if before in noun.beside or after in noun.beside:
        return False
    if noun.where == "article":
        return after in GRAMMAR
    is_counted = before in QUANTIFIERS or before.isdigit()
    if noun.where == "number":
        return is_counted and after not in ("the", "a", "an")
    if noun.where == "noun":
        if not is_counted and (after in VERB_OBJECTS or before in SUBJECTS):
            return False
        classes = load_wordnet().classes(before)
        return is_counted or before in DETERMINERS or "a" in classes
    return True


def _is_running_text(context: Context, span: Span, at: int) -> bool:
    """Returns whether the words stand together in one sentence and are no part of a name."""
    text, surface = context.scan.prose.text, context.text(span)
    before = text[: span.start].rstrip(" \"'\u201c\u2018")[-1:]
    is_start = before in ("", ".", "!", "?", ":", "\n") or text[span.start - 1 : span.start] == "\n"
    if any(char in surface for char in ".,;:\n\0()-") or text[span.end : span.end + 1] in ("-", "@"):
        return False
    if text[span.start - 1 : span.start] in ("-", ".", "/", "@") and text[span.start - 1 : span.start]:
        return False
    last = surface.split()[-1]
    return last.islower() or (is_start and last == surface and last[1:].islower())
