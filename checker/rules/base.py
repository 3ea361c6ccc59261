"""What a rule is, and what it gets to see.

A rule is a file `checker/rules/<family>/<name>.py` with one subclass of `Rule`. The module's docstring is its page.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol, TypeVar

from checker.match.mending import make_fix
from checker.match.scan import Scan
from checker.model import Concept, Document, Finding, Observation, Related, RulePage, Segment, Severity, Span

T = TypeVar("T")


class Concepts(Protocol):
    """A glossary's concepts by id, and by abbreviation."""

    def __getitem__(self, concept: str, /) -> Concept: ...

    def abbreviated(self, abbreviation: str) -> Sequence[Concept]:
        """Returns the concepts with that abbreviation."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """An article under check: the document, the one look at its words, the glossary, and options by rule code."""

    document: Document
    scan: Scan
    concepts: Concepts
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    _facts: dict[Callable[[Document], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def fact(self, read: Callable[[Document], T]) -> T:
        """Returns what `read` (a function of `checker.facts`) finds in the article, read once for all rules."""
        if read not in self._facts:
            self._facts[read] = read(self.document)
        found: T = self._facts[read]
        return found

    def text(self, span: Span) -> str:
        """Returns the prose at `span`."""
        return self.document.prose.text[span.start : span.end]

    def related(self, span: Span, message: str, *, role: str = "other") -> Related:
        """Returns another place of this article, given in the prose."""
        place = self.document.prose.locate(span)
        return Related(self.document.path, place, self.document.raw[place.start : place.end], message, role)


class Rule:
    """One thing to look for. Subclasses set the fields and override the methods they need; all are empty here.

    `scope` is document or story; `needs` names what must be there (tagger, source, reference); `profile` is default,
    style or deep; `options` are the names and defaults of what a project may set.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    mqm: ClassVar[str]
    severity: ClassVar[Severity]
    profile: ClassVar[str] = "default"
    scope: ClassVar[str] = "document"
    needs: ClassVar[frozenset[str]] = frozenset()
    options: ClassVar[Mapping[str, Any]] = {}
    since: ClassVar[str] = "0.1"

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        """Yields what is wrong in one segment."""
        return iter(())

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields what is wrong in one article."""
        return iter(())

    def observe(self, document: Document, context: Context) -> Iterator[Observation]:
        """Yields what an article says that other articles of its story may say otherwise."""
        return iter(())

    def conclude(self, key: str, observations: Sequence[Observation]) -> Iterator[Finding]:
        """Yields what differs between the observations of one key."""
        return iter(())

    def observation(self, context: Context, span: Span, key: str, value: str = "") -> Observation:
        """Returns what an article says of `key` at `span` of the prose."""
        document = context.document
        place = document.prose.locate(span)
        text = document.raw[place.start : place.end]
        return Observation(self.code, key, value, document.path, place, text, document.digest, document.date)

    def find_at(
        self,
        observation: Observation,
        message: str,
        *,
        part: Span | None = None,
        severity: Severity | None = None,
        confidence: float = 1.0,
        concept: str | None = None,
        suggestions: Iterable[str] = (),
        related: Iterable[Related] = (),
        reason: str = "",
    ) -> Finding:
        """Returns a finding at an observation, or at a `part` of its text; another article's words are no fix to apply."""
        part = part or Span(0, len(observation.text))
        return Finding(
            code=self.code,
            path=observation.path,
            span=part.shift(observation.span.start),
            text=observation.text[part.start : part.end],
            message=message,
            severity=severity or self.severity,
            confidence=confidence,
            mqm=self.mqm,
            concept=concept,
            suggestions=tuple(dict.fromkeys(suggestions)),
            related=tuple(related),
            reason=reason,
        )

    def option(self, name: str, context: Context) -> Any:
        """Returns a project's setting of an option, or its default."""
        return context.options.get(self.code, {}).get(name, self.options[name])

    def page(self) -> str:
        """Returns the rule's page: the docstring of its module."""
        return inspect.cleandoc(sys.modules[type(self).__module__].__doc__ or "")

    def describe(self) -> RulePage:
        """Returns what a report needs to know of the rule."""
        return RulePage(self.code, self.name, self.mqm, self.severity, self.profile, self.page())

    def find(
        self,
        context: Context,
        span: Span,
        message: str,
        *,
        severity: Severity | None = None,
        confidence: float = 1.0,
        concept: str | None = None,
        suggestions: Iterable[str] = (),
        safety: str | None = None,
        related: Iterable[Related] = (),
        reason: str = "",
    ) -> Finding:
        """Returns a finding at `span` of the prose.

        With `safety` (safe, unsafe) it carries a fix that puts the first suggestion there; where markup or an entity lies
        inside what changes the fix is for display alone.
        """
        prose, suggestions = context.document.prose, tuple(dict.fromkeys(suggestions))
        place = prose.locate(span)
        fix = make_fix(context.document, span, suggestions[0], safety=safety) if safety and suggestions else None
        return Finding(
            code=self.code,
            path=context.document.path,
            span=place,
            text=context.document.raw[place.start : place.end],
            message=message,
            severity=severity or self.severity,
            confidence=confidence,
            mqm=self.mqm,
            concept=concept,
            suggestions=suggestions,
            fix=fix,
            related=tuple(related),
            reason=reason,
        )
