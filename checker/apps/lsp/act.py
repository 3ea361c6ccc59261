"""What an editor offers to do at a place: fixes, suppressions, and new forms for the project's glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)
from pygls.uris import from_fs_path
from pygls.workspace import TextDocument

from checker.apps.lsp.diagnose import open_findings, range_of, to_diagnostic, touching
from checker.apps.lsp.positions import Places
from checker.apps.lsp.project import Checked, Project
from checker.engine.annotate import annotate
from checker.engine.fix import choose
from checker.engine.suppress import UNUSED
from checker.errors import OutputError
from checker.glossary.amend import add_form
from checker.model import Edit, Finding, Span, Status

FIX_ALL = "source.fixAll.checker"
VARIANTS = ("TRM101", "TRM102")
MOST = 8  # findings at one place that something is offered for


@dataclass(frozen=True, slots=True)
class Desk:
    """An open article with all that an action on it needs."""

    source: TextDocument
    checked: Checked
    places: Places
    project: Project

    def edit(self, edits: Iterable[Edit]) -> WorkspaceEdit:
        """Returns the edits of the article as the editor applies them."""
        changes = [TextEdit(range_of(edit.span, self.checked, self.places), edit.text) for edit in edits]
        return _edit_of(self.source.uri, self.source.version, changes)


def offer(desk: Desk, span: Span, only: Sequence[str] | None) -> list[CodeAction]:
    """Returns what can be done about the findings that a span of the article touches, and about the whole article.

    `only` are the kinds that the editor asks for, all if None.
    """
    actions: list[CodeAction] = []
    if _is_wanted(CodeActionKind.QuickFix, only):
        findings = touching(desk.checked, span)[:MOST]
        actions += [action for finding in findings for action in _fixes(desk, finding)]
        actions += [action for finding in findings for action in _suppressions(desk, finding)]
        actions += [action for finding in findings for action in _variants(desk, finding)]
    if _is_wanted(FIX_ALL, only):
        chosen = choose(open_findings(desk.checked))
        edits = [edit for finding in chosen if finding.fix for edit in finding.fix.edits]
        if edits:
            actions.append(CodeAction("Make all safe fixes", kind=FIX_ALL, edit=desk.edit(edits)))
    return actions


def _is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    return only is None or any(kind == one or kind.startswith(f"{one}.") or one == "" for one in only)


def _fixes(desk: Desk, finding: Finding) -> Iterator[CodeAction]:
    if finding.fix is None or not finding.fix.edits or finding.fix.safety == "display":
        return
    is_safe = finding.fix.safety == "safe"
    yield CodeAction(
        title=finding.fix.title if is_safe else f"{finding.fix.title} (to look at afterwards)",
        kind=CodeActionKind.QuickFix,
        diagnostics=[to_diagnostic(finding, desk.checked, desk.places, desk.source.uri)],
        is_preferred=is_safe,
        edit=desk.edit(finding.fix.edits),
    )


def _suppressions(desk: Desk, finding: Finding) -> Iterator[CodeAction]:
    if finding.code == UNUSED:
        return
    document = desk.checked.document
    data = desk.checked.text.encode("utf-8", "replace")
    others = [other for other in open_findings(desk.checked) if other is not finding and other.code != UNUSED]
    try:
        changed = annotate(data, document, [finding], desk.project.checker, others=others)
    except OutputError:
        return
    after = changed.decode("utf-8-sig" if document.encoding == "utf-8-sig" else "utf-8")
    edit = _difference(document.raw, after)
    if "ignore-file" in edit.text:
        title = f"Suppress {finding.code} in this file"
    else:
        title = f"Suppress {finding.code} here"
    yield CodeAction(
        title=title,
        kind=CodeActionKind.QuickFix,
        diagnostics=[to_diagnostic(finding, desk.checked, desk.places, desk.source.uri)],
        edit=desk.edit([edit]),
    )


def _variants(desk: Desk, finding: Finding) -> Iterator[CodeAction]:
    """Yields the offers to admit a form, or to rule an unlisted one out, in the project's own glossary."""
    glossary = desk.project.own_glossary if finding.code in VARIANTS and finding.concept else None
    form = " ".join(finding.text.split())
    if glossary is None or finding.concept is None or finding.concept not in desk.project.checker.glossary:
        return
    concept = desk.project.checker.glossary[finding.concept]
    text = _read(glossary)
    if text is None or not form or "<" in form:
        return
    statuses = (Status.ADMITTED, Status.FORBIDDEN) if finding.code == "TRM102" else (Status.ADMITTED,)
    for status in statuses:
        insertion = add_form(text, concept, form, status, path=str(glossary))
        if insertion is None:
            continue
        place = Places.of(text, desk.places.codec).range(Span(insertion.at, insertion.at))
        verb = "Admit" if status is Status.ADMITTED else "Rule out"
        uri = from_fs_path(str(glossary))
        if uri is not None:
            yield CodeAction(
                title=f"{verb} “{form}” for “{concept.preferred}” in {glossary.name}",
                kind=CodeActionKind.QuickFix,
                diagnostics=[to_diagnostic(finding, desk.checked, desk.places, desk.source.uri)],
                edit=_edit_of(uri, None, [TextEdit(place, insertion.text)]),
            )


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _difference(before: str, after: str) -> Edit:
    """Returns the one edit that makes `after` of `before`, cut to what differs."""
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    tail = next((at for at in range(most - head) if before[-1 - at] != after[-1 - at]), most - head)
    return Edit(Span(head, len(before) - tail), after[head : len(after) - tail])


def _edit_of(uri: str, version: int | None, changes: Sequence[TextEdit]) -> WorkspaceEdit:
    return WorkspaceEdit(
        document_changes=[TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(uri, version), list(changes))]
    )
