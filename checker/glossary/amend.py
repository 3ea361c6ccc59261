"""Adds a form to a concept in a YAML glossary: one insertion, all else stays to the letter."""

from __future__ import annotations

import json
from dataclasses import dataclass

import yaml

from checker.errors import GlossaryError
from checker.glossary.nodes import Node, parse_yaml
from checker.glossary.words import key_of
from checker.glossary.yaml_pack import read_concepts
from checker.model import Concept, Status


@dataclass(frozen=True, slots=True)
class Insertion:
    """A text that goes into a file at an offset in code points."""

    at: int
    text: str


def add_form(text: str, concept: Concept, form: str, status: Status, *, path: str) -> Insertion | None:
    """Returns what adds `form` to `concept` as admitted or forbidden in the glossary `text`.

    A concept of another pack gets an entry of its own at the end, by the id with "-house" behind it. None where the file
    cannot be read, has the form already, or gives its only form without brackets.
    """
    name = f"{concept.id}-house"
    try:
        root = parse_yaml(text.encode(), path) if text.strip() else None
        known = {one.id: one for one in read_concepts(text.encode(), path=path, pack=path)} if root else {}
    except GlossaryError:
        return None
    own = known.get(concept.id) or known.get(name)
    if own is not None and key_of(form) in {key_of(term.form) for term in own.terms}:
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    quoted = json.dumps(form, ensure_ascii=False)
    if own is None or root is None:
        insertion: Insertion | None = _append(text, name, concept.preferred, f"{status}: [{quoted}]", end, root)
    else:
        insertion = _extend(_node_of(root, own.id), status, quoted, end)
    if insertion is None or not _holds(text, insertion, own.id if own else name, form, status, path):
        return None
    return insertion


def _append(text: str, name: str, preferred: str, forms: str, end: str, root: Node | None) -> Insertion:
    indent = " " * (root.start_mark.column if root is not None else 0)
    # Drift is looked for by the entry of the pack that the term comes from.
    lines = [f"- id: {name}", f"  preferred: {json.dumps(preferred, ensure_ascii=False)}", "  drift: false", f"  {forms}"]
    start = "" if not text or text.endswith(("\n", "\r")) else end
    return Insertion(len(text), start + "".join(f"{indent}{line}{end}" for line in lines))


def _extend(node: yaml.MappingNode, status: Status, quoted: str, end: str) -> Insertion | None:
    pairs = {key.value: (key, value) for key, value in node.value}
    if status not in pairs:
        key, value = pairs["preferred"]
        if node.flow_style:
            return Insertion(value.end_mark.index, f", {status}: [{quoted}]")
        return Insertion(key.start_mark.index, f"{status}: [{quoted}]{end}{' ' * key.start_mark.column}")
    _, forms = pairs[status]
    if not isinstance(forms, yaml.SequenceNode):
        return None
    if forms.flow_style:
        return Insertion(forms.start_mark.index + 1, f"{quoted}, " if forms.value else quoted)
    return Insertion(forms.start_mark.index, f"- {quoted}{end}{' ' * forms.start_mark.column}")


def _node_of(root: Node, name: str) -> yaml.MappingNode:
    nodes: list[yaml.MappingNode] = root.value
    return next(node for node in nodes if any((key.value, value.value) == ("id", name) for key, value in node.value))


def _holds(text: str, insertion: Insertion, name: str, form: str, status: Status, path: str) -> bool:
    """Says whether the changed glossary reads as it should: the form is there, and nothing else is different."""
    changed = text[: insertion.at] + insertion.text + text[insertion.at :]
    try:
        concepts = {one.id: one for one in read_concepts(changed.encode(), path=path, pack=path)}
        before = {one.id for one in read_concepts(text.encode(), path=path, pack=path)} if text.strip() else set()
    except GlossaryError:
        return False
    return concepts.keys() == before | {name} and any(
        term.form == form and term.status is status for term in concepts[name].terms
    )
