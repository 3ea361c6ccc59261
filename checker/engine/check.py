"""One article goes through all rules: the map side of a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.engine.compiled import Compiled, load_compiled
from checker.engine.filters import Filter
from checker.engine.fingerprint import add_fingerprints
from checker.engine.sketch import ArticleId, Sketch, sketch_article
from checker.engine.suppress import Silence, suppress
from checker.glossary import default_packs, packs_folder
from checker.match.scan import Matcher
from checker.model import Document, Finding, Observation
from checker.rules import Context, Rule, all_rules

if TYPE_CHECKING:
    from checker.engine.grouping import Group


NO_SILENCE = Silence()


@dataclass(frozen=True, slots=True)
class Mapped:
    """What the rules say of one article; its sketch, if other articles are there to compare it with."""

    findings: tuple[Finding, ...]
    observations: tuple[Observation, ...] = ()
    sketch: Sketch | None = None
    silence: Silence = NO_SILENCE


class Checker:
    """Rules and a compiled glossary, ready to check one article after another; paths count from `root`."""

    def __init__(
        self,
        glossary: Compiled,
        rules: Sequence[Rule],
        options: Mapping[str, Mapping[str, Any]],
        *,
        filters: Sequence[Filter] = (),
        root: Path | None = None,
    ) -> None:
        from checker.match.attest import is_known

        self.glossary = glossary
        self.rules = tuple(rules)
        self._options = options
        self._filters = tuple(filters)
        self._root = root or Path.cwd()
        self._matcher = Matcher(glossary.terms, glossary.drift, glossary.equivalents, is_known, glossary.persons)
        self._by_segment = [rule for rule in rules if type(rule).check is not Rule.check]
        self._by_document = [rule for rule in rules if type(rule).check_document is not Rule.check_document]
        self._observers = [rule for rule in rules if type(rule).observe is not Rule.observe]

    def map_document(self, document: Document, *, sketch: bool = False, observe: bool = False) -> Mapped:
        """Returns the findings of one article, in the order of the text.

        With `sketch` it says what the article is about, so that it can be put beside others; with `observe` it gives the
        observations that are compared then, too.
        """
        context = self.look_at(document)
        findings: list[Finding] = []
        for rule in self._by_document:
            findings.extend(rule.check_document(document, context))
        for rule in self._by_segment:
            for segment in document.segments:
                findings.extend(rule.check(segment, context))
        if findings:
            findings.sort(key=lambda f: (f.span.start, f.span.end, f.code, f.message))
        silence = NO_SILENCE
        if findings or document.comments or sketch or observe:
            silence = Silence.of(document)
        if findings or document.comments:
            findings = suppress(findings, document, self.rules, silence)
            findings = add_fingerprints(findings, document, root=self._root)
            for change in self._filters:
                findings = change(findings)
        if not (sketch or observe) or not self._observers:
            return Mapped(tuple(findings), silence=silence)
        observations = self._observe(document, context) if observe else ()
        return Mapped(tuple(findings), observations, sketch_article(document, context.scan.words), silence)

    def observe_document(self, document: Document) -> tuple[Observation, ...]:
        """Returns the observations of an article alone: of those that turn out to have others beside them."""
        return self._observe(document, self.look_at(document))

    def _observe(self, document: Document, context: Context) -> tuple[Observation, ...]:
        return tuple(one for rule in self._observers for one in rule.observe(document, context))

    def look_at(self, document: Document) -> Context:
        """Returns what the rules get to see of an article."""
        scan = self._matcher.scan(document.prose, source_lang=document.source_lang)
        return Context(document, scan, self.glossary, self._options)

    def compare(
        self, groups: Iterable[Group], observations: Mapping[ArticleId, Sequence[Observation]]
    ) -> dict[str, list[Finding]]:
        """Returns what differs between the articles of each story, by path."""
        from checker.engine.story import reduce_groups

        told = reduce_groups(self._observers, groups, observations, root=self._root)
        for change in self._filters:
            told = {path: change(findings) for path, findings in told.items()}
        return told

    def check_text(self, text: str, path: str = "text.txt") -> list[Finding]:
        """Returns the findings of a plain text."""
        from checker.readers import read_bytes

        documents = read_bytes(text.encode(), path)
        return [finding for document in documents for finding in self.map_document(document).findings]


def load_checker(
    rules: Iterable[Rule] | None = None,
    *,
    packs: Sequence[str | Path] | None = None,
    search: Sequence[Path] | None = None,
    cache: Path | None = None,
    options: Mapping[str, Mapping[str, Any]] | None = None,
) -> Checker:
    """Returns a checker with `rules` (all that need nothing special if left out) and `packs` (all that ship)."""
    search = [packs_folder()] if search is None else search
    compiled = load_compiled(default_packs() if packs is None else packs, search=search, cache=cache)
    chosen = [rule for rule in all_rules() if not rule.needs] if rules is None else list(rules)
    return Checker(compiled, chosen, options or {})
