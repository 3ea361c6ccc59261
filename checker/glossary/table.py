"""CSV and TSV tables -> concepts (`header.py` says which first lines are known)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from checker.errors import GlossaryError
from checker.glossary.draft import Draft, read_status
from checker.glossary.header import Header, read_header
from checker.glossary.words import LANGUAGE, language_of, nearest, slug_of
from checker.glossary.yaml_pack import TYPES
from checker.model import Concept, Status


def read_table(data: bytes, *, path: str, pack: str) -> tuple[Concept, ...]:
    """Returns the concepts of a table, in the order of their first rows; raises GlossaryError with file and line."""
    text = _decode(data, path)
    rows = _rows(text, path)
    line, cells = next(rows, (1, []))
    if not cells:
        raise GlossaryError("is empty", path=path)
    header = read_header(cells, path=path, line=line)
    drafts = _Drafts(pack, path)
    read = {"bilingual": _read_bilingual, "pairs": _read_pair, "terms": _read_term}[header.style]
    for line, cells in rows:
        if len(cells) > header.width:
            message = f"has {len(cells)} cells, but the header {header.width}; put quotes around a cell with commas"
            raise GlossaryError(message, path=path, line=line)
        read(_Row(cells, header, path, line), drafts)
    return tuple(draft.finish(pack=pack, path=path) for draft in drafts.by_key.values())


class _Drafts:
    """Drafts by the key that their rows share, with ids that no other draft has."""

    def __init__(self, pack: str, path: str) -> None:
        self.pack = pack
        self.path = path
        self.by_key: dict[tuple[str, str], Draft] = {}
        self.ids: set[str] = set()

    def get(self, row: _Row, form: str) -> Draft:
        """Returns the draft of the row's concept, or of `form` where the table names no concepts."""
        concept = row["concept"]
        key = ("concept", concept) if concept else ("form", form)
        draft = self.by_key.get(key)
        if draft is None:
            draft = self.by_key[key] = Draft(self._new_id(concept, form), row.line)
        return draft

    def _new_id(self, concept: str, form: str) -> str:
        # A made id carries the pack's name, so that it never meets an id of another pack.
        base = made = concept or f"{self.pack}/{slug_of(form)}"
        number = 1
        while made in self.ids:
            number += 1
            made = f"{base}-{number}"
        self.ids.add(made)
        return made


class _Row:
    """A row whose cells are got by the name of their field; an absent one is empty."""

    __slots__ = ("cells", "header", "line", "path")

    def __init__(self, cells: list[str], header: Header, path: str, line: int) -> None:
        self.cells = cells
        self.header = header
        self.path = path
        self.line = line

    def __getitem__(self, field: str) -> str:
        number = self.header.columns.get(field)
        return "" if number is None else self.cell(number)

    def cell(self, number: int) -> str:
        return " ".join(self.cells[number].split()) if number < len(self.cells) else ""

    def fail(self, message: str) -> GlossaryError:
        return GlossaryError(message, path=self.path, line=self.line)

    def need(self, field: str) -> str:
        """Returns the text of a field that may not be empty."""
        text = self[field]
        if not text:
            raise self.fail(f"the {field} is empty")
        return text

    def lang(self) -> str:
        """Returns the row's language code, empty where it has none."""
        text = self["lang"]
        if not text:
            return ""
        if not LANGUAGE.fullmatch(text):
            raise self.fail(f"{text!r} is no language code such as ja, zh or pt-BR")
        return language_of(text)

    def describe(self, draft: Draft) -> None:
        """Fills what a concept says once from the first row that has it."""
        if not self.header.has_description:
            return
        if kind := self["type"]:
            if kind not in TYPES:
                raise self.fail(f"unknown type {kind!r}{nearest(kind, TYPES)}")
            draft.type = kind
        draft.definition = draft.definition or self["definition"]
        draft.reference = draft.reference or self["reference"]
        if abbreviation := self["abbreviation"]:
            draft.abbreviations.append(abbreviation)


def _read_pair(row: _Row, drafts: _Drafts) -> None:
    source, target, lang = row.need("source"), row.need("target"), row.lang()
    draft = drafts.get(row, target)
    if not draft.terms:
        draft.add(target, Status.PREFERRED)
    status = read_status(row["status"], path=row.path, line=row.line) if row["status"] else Status.FORBIDDEN
    if _is_foreign(source):
        if not lang:
            raise row.fail(f"{source!r} is not English: name its language in the header, as in ja,en")
        draft.add_equivalent(lang, source)
    else:
        draft.add(source, status, replacement=row["replacement"] or target, note=row["note"], lang=lang)
    row.describe(draft)


def _read_bilingual(row: _Row, drafts: _Drafts) -> None:
    forms = [(lang, row.cell(number)) for lang, number in row.header.languages]
    english = next((form for lang, form in forms if lang == "en"), "")
    if not english:
        raise row.fail("the English form is empty")
    draft = drafts.get(row, english)
    draft.add(english, None, note=row["note"])
    for lang, form in forms:
        if form and lang != "en":
            draft.add_equivalent(lang, form)
    row.describe(draft)


def _read_term(row: _Row, drafts: _Drafts) -> None:
    form, lang, preferred = row.need("term"), row.lang(), row["target"]
    status = read_status(row["status"], path=row.path, line=row.line) if row["status"] else None
    is_right = status is None or status.is_right
    replacement = row["replacement"]
    if not is_right and not (row["concept"] or preferred or replacement):
        raise row.fail(f"{form!r} is {status}, but neither a concept nor a replacement says what is right")
    draft = drafts.get(row, preferred or (form if is_right else replacement))
    known = {term.form for term in draft.terms}
    if not row["concept"] and not preferred and not is_right and replacement not in known:
        draft.add(replacement, None)
    if preferred and preferred not in known:
        draft.add(preferred, Status.PREFERRED)
    if is_right and lang not in ("", "en"):
        draft.add_equivalent(lang, form)
    elif not _is_foreign(form):
        # A wrong form with a language is English that was carried over from it.
        draft.add(form, status, replacement=replacement, note=row["note"], lang="" if lang == "en" else lang)
    elif is_right:
        raise row.fail(f"{form!r} is not English: say in a column 'lang' which language it is")
    row.describe(draft)


def _is_foreign(form: str) -> bool:
    if form.isascii():
        return False
    letters = [char for char in form.casefold() if char.isalpha()]
    return bool(letters) and not any("a" <= char <= "z" for char in letters)


def _decode(data: bytes, path: str) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "is neither UTF-8 nor UTF-16; save the table as 'CSV UTF-8'"
        raise GlossaryError(message, path=path, line=line) from None


def _rows(text: str, path: str) -> Iterator[tuple[int, list[str]]]:
    # Excel writes semicolons where the comma is the decimal sign.
    first = text.partition("\n")[0]
    delimiter = "\t" if "\t" in first else ";" if ";" in first and "," not in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(f"is no valid table: {error}", path=path, line=line) from None
