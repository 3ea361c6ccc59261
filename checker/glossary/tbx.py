"""TBX (ISO 30042) -> concepts: v2 (martif) and v3 in DCA and DCT style.

Namespaces and spellings vary in the wild, so elements and categories are known by their local names:
`<termNote type="administrativeStatus">` (v2, v3 DCA) and `<min:administrativeStatus>` (v3 DCT) say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from checker.errors import GlossaryError
from checker.glossary.draft import Draft, read_status
from checker.glossary.words import language_of, slug_of
from checker.model import Concept, Status

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRIES = frozenset(("termEntry", "conceptEntry"))
_LANGUAGES = frozenset(("langSet", "langSec"))
_TERM_GROUPS = frozenset(("tig", "ntig", "termSec"))
_ABBREVIATIONS = frozenset(("abbreviation", "acronym", "initialism"))
_REFERENCES = frozenset(("externalCrossReference", "xref", "source"))
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_ENTITY = re.compile(rb"<!DOCTYPE.*?<!ENTITY", re.DOTALL)


def read_tbx(data: bytes, *, path: str, pack: str) -> tuple[Concept, ...]:
    """Returns the concepts of a TBX file that have an English term; raises GlossaryError with file and line."""
    root = _parse(data, path)
    entries = [node for node in _elements(root) if _name(node) in _ENTRIES]
    if not entries:
        raise GlossaryError("is no TBX: it has neither termEntry nor conceptEntry", path=path, line=_line(root))
    drafts = (_entry(entry, path, pack, number) for number, entry in enumerate(entries, 1))
    return tuple(draft.finish(pack=pack, path=path) for draft in drafts if draft.terms)


def _parse(data: bytes, path: str) -> _Element:
    from lxml import etree

    _refuse_entities(data, path)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise GlossaryError(f"is not valid XML: {error.msg}", path=path, line=error.lineno) from None
    # A file in an encoding that the search of the bytes does not see through.
    internal: Any = root.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):
        raise GlossaryError(_ENTITY_MESSAGE, path=path)
    return root


_ENTITY_MESSAGE = (
    "declares entities in its DOCTYPE; they can fill the memory or read other files, so such a file is not read. "
    "Write the text itself in their place"
)


def _refuse_entities(data: bytes, path: str) -> None:
    plain = data.replace(b"\0", b"") if b"\0" in data[:4] else data
    if match := _ENTITY.search(plain):
        raise GlossaryError(_ENTITY_MESSAGE, path=path, line=plain.count(b"\n", 0, match.end()) + 1)


def _entry(entry: _Element, path: str, pack: str, number: int) -> Draft:
    draft = Draft(entry.get("id") or entry.get(_XML_ID) or "", _line(entry))
    for node in _elements(entry):
        if _name(node) not in _LANGUAGES:
            continue
        code = node.get(_XML_LANG) or node.get("lang")
        if not code:
            raise GlossaryError(f"<{_name(node)}> has no xml:lang", path=path, line=_line(node))
        for group in _elements(node):
            if _name(group) in _TERM_GROUPS:
                _add_term(group, language_of(code), draft, path)
    if draft.abbreviations and not any(term.status.is_right for term in draft.terms):
        draft.add(draft.abbreviations.pop(0), None)
    _describe(entry, draft)
    if not draft.id:
        draft.id = f"{pack}/{slug_of(draft.terms[0].form)}-{number}" if draft.terms else ""
    return draft


def _add_term(group: _Element, lang: str, draft: Draft, path: str) -> None:
    categories = dict(_categories(_elements(group)))
    term = next((node for node in _elements(group) if _name(node) == "term"), None)
    form = "" if term is None else _text(term)
    if not form:
        raise GlossaryError("a term is empty", path=path, line=_line(group if term is None else term))
    status = _status(categories, path)
    if lang != "en":
        if status is None or status.is_right:
            draft.add_equivalent(lang, form)
        return
    kind = categories.get("termType")
    is_short = kind is not None and _text(kind) in _ABBREVIATIONS
    if is_short and status in (None, Status.ADMITTED):
        draft.abbreviations.append(form)
        return
    note = categories.get("note")
    draft.add(form, status, note="" if note is None else _text(note))


def _status(categories: dict[str, _Element], path: str) -> Status | None:
    for name in ("administrativeStatus", "normativeAuthorization"):
        node = categories.get(name)
        if node is not None:
            return read_status(_text(node), path=path, line=_line(node))
    return None


def _describe(entry: _Element, draft: Draft) -> None:
    """Fills definition and reference from the English section, then from what is said of the whole entry."""
    sections = [node for node in _elements(entry) if _name(node) in _LANGUAGES]
    foreign = {node for section in sections if not _is_english(section) for node in section.iter()}
    english = [node for section in sections if _is_english(section) for node in section.iter()]
    for name, node in _categories([*english, *(node for node in _elements(entry) if node not in foreign)]):
        if name == "definition":
            draft.definition = draft.definition or _text(node)
        elif name in _REFERENCES:
            target = node.get("target") or _text(node)
            if target.startswith(("http://", "https://")):
                draft.reference = draft.reference or target


def _is_english(section: _Element) -> bool:
    return language_of(section.get(_XML_LANG) or section.get("lang") or "") == "en"


def _categories(nodes: Iterable[_Element]) -> Iterator[tuple[str, _Element]]:
    """Yields the data category of each element: its type where it has one, else its local name."""
    return ((node.get("type") or _name(node), node) for node in nodes)


def _elements(scope: _Element) -> Iterator[_Element]:
    # Entities left unresolved and other nodes that are no elements have no text as tag.
    return (node for node in scope.iterdescendants() if isinstance(node.tag, str))


def _name(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _line(node: _Element) -> int:
    line: Any = node.sourceline
    return line or 0


def _text(node: _Element) -> str:
    pieces: Iterator[Any] = node.itertext()
    return " ".join("".join(pieces).split())
