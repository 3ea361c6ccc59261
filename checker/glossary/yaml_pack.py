"""`concepts.yaml` -> concepts (`glossaries/README.md` says each field)."""

from __future__ import annotations

import re

import yaml

from checker.glossary.fields import Fields, fail, in_language, items_of, period, text_of, texts_of
from checker.glossary.nodes import Node, line_of, parse_yaml
from checker.glossary.person import PERSON_KEYS, read_person
from checker.glossary.words import LANGUAGE, split_components
from checker.model import Component, Concept, Rendering, Spec, Status, Term

TYPES = ("term", "person", "place", "organisation", "event", "calque", "word")
_WRONG = (Status.DEPRECATED, Status.SUPERSEDED, Status.FORBIDDEN)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CONCEPT_FIELDS = (
    "id type preferred abbreviation admitted deprecated superseded forbidden distinct equivalents components number "
    "exact drift mixed demonym combining short pairs definition reference valid specs"
)
_CONCEPT_KEYS = frozenset(_CONCEPT_FIELDS.split()) | PERSON_KEYS
_RIGHT_KEYS = frozenset(("form", "note"))
_WRONG_KEYS = frozenset(("form", "replacement", "note", "lang"))
_COMPONENT_KEYS = frozenset(("literal", "concept", "head", "optional"))
_SPEC_KEYS = frozenset(("flag", "pass"))
_LEXICON_KEYS = frozenset(("language", "reference", "words"))


def read_concepts(data: bytes, *, path: str, pack: str) -> tuple[Concept, ...]:
    """Returns the concepts of a pack; raises GlossaryError with file and line where the format is broken."""
    root = parse_yaml(data, path)
    if not isinstance(root, yaml.SequenceNode):
        fail(root, path, "must be a list of concepts, each starting with '- id: …'")
    return tuple(_concept(node, path, pack) for node in root.value)


def read_lexicon(data: bytes, *, path: str) -> tuple[Rendering, ...]:
    """Returns the renderings of a word-by-word lexicon."""
    fields = Fields.of(parse_yaml(data, path), path, what="a lexicon", known=_LEXICON_KEYS)
    lang = _language(fields.need("language"), fields)
    if "words" not in fields.nodes:
        fields.fail("a lexicon has no 'words'")
    words = fields.pairs("words", lambda node, word: texts_of(node, path, what=repr(word)))
    return tuple(Rendering(lang, word, english) for word, english in words)


def _concept(node: Node, path: str, pack: str) -> Concept:
    fields = Fields.of(node, path, what="a concept", known=_CONCEPT_KEYS)
    concept_id = fields.need("id")
    if not _ID.fullmatch(concept_id):
        fields.fail(f"the id {concept_id!r} must be lower-case letters and digits joined by hyphens", "id")
    preferred = fields.need("preferred")
    kind = fields.choice("type", TYPES, "term")
    person = read_person(fields, is_person=kind == "person")
    components = tuple(_component(item, path) for item in fields.items("components"))
    return Concept(
        id=concept_id,
        type=kind,
        terms=(Term(preferred, Status.PREFERRED), *_right_terms(fields), *_wrong_terms(fields, preferred)),
        pack=pack,
        abbreviations=fields.texts("abbreviation"),
        distinct=fields.texts("distinct"),
        equivalents=fields.pairs("equivalents", lambda item, lang: in_language(item, lang, path)),
        components=components if person or "components" in fields.nodes else split_components(preferred),
        number=fields.choice("number", ("singular", "plural"), None),
        is_exact=fields.flag("exact", default=False),
        has_drift=fields.flag("drift", default=True),
        is_mixed=fields.flag("mixed", default=True),
        demonyms=fields.texts("demonym"),
        combining=fields.texts("combining"),
        shorts=fields.texts("short"),
        has_pairs=fields.flag("pairs", default=False),
        definition=fields.text("definition"),
        reference=fields.text("reference"),
        valid=period(fields, "valid"),
        specs=tuple(_spec(item, path) for item in fields.items("specs")),
        person=person,
        line=line_of(node),
    )


def _entries(fields: Fields, key: str) -> list[Node]:
    if key not in fields.nodes:
        return []
    node = fields.nodes[key]
    return node.value if isinstance(node, yaml.SequenceNode) else [node]


def _right_terms(fields: Fields) -> list[Term]:
    terms = []
    for node in _entries(fields, "admitted"):
        if isinstance(node, yaml.MappingNode):
            entry = Fields.of(node, fields.path, what="an admitted form", known=_RIGHT_KEYS)
            terms.append(Term(entry.need("form"), Status.ADMITTED, note=entry.text("note")))
        else:
            terms.append(Term(text_of(node, fields.path, what="an admitted form"), Status.ADMITTED))
    return terms


def _wrong_terms(fields: Fields, preferred: str) -> list[Term]:
    terms = []
    for status in _WRONG:
        what = f"a {status} form"
        for node in _entries(fields, status):
            if isinstance(node, yaml.MappingNode):
                entry = Fields.of(node, fields.path, what=what, known=_WRONG_KEYS)
                lang = _language(entry.text("lang"), entry) if "lang" in entry.nodes else None
                replacement = entry.text("replacement", preferred)
                terms.append(Term(entry.need("form"), status, replacement, entry.text("note"), lang))
            else:
                terms.append(Term(text_of(node, fields.path, what=what), status, preferred))
    return terms


def _component(node: Node, path: str) -> Component:
    if isinstance(node, yaml.ScalarNode):
        return Component(text_of(node, path, what="a component"))
    items = items_of(node, path, what="a component")
    if not 1 <= len(items) <= 2:
        fail(node, path, "a component is a word, or [word, {literal, concept, head, optional}]")
    word = text_of(items[0], path, what="a component's word")
    if len(items) == 1:
        return Component(word)
    fields = Fields.of(items[1], path, what=f"the component {word!r}", known=_COMPONENT_KEYS)
    return Component(
        word=word,
        literal=fields.pairs("literal", lambda item, lang: in_language(item, lang, path)),
        concept=fields.text("concept") or None,
        is_head=fields.flag("head", default=False),
        is_optional=fields.flag("optional", default=False),
    )


def _language(lang: str, fields: Fields) -> str:
    if not LANGUAGE.fullmatch(lang):
        fields.fail(f"{lang!r} is no language code such as ja, zh or pt-BR")
    return lang


def _spec(node: Node, path: str) -> Spec:
    fields = Fields.of(node, path, what="a spec", known=_SPEC_KEYS)
    if len(fields.nodes) != 1:
        fields.fail("a spec is {flag: …} or {pass: …}")
    kind = next(iter(fields.nodes))
    return Spec(fields.text(kind), kind == "flag", fields.line)
