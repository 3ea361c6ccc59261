"""What the first line of a table says: which column is what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.errors import GlossaryError
from checker.glossary.words import LANGUAGE, language_of, nearest

_ALIASES = {
    "concept": "concept concept_id entry entry_id id",
    "term": "term form",
    "source": "source variant wrong wrong_form incorrect avoid",
    "target": "target preferred preferred_term preferred_form correct right",
    "replacement": "replacement suggestion use_instead",
    "status": "status term_status usage_status administrative_status",
    "lang": "lang language source_lang source_language",
    "note": "note notes comment remark usage_note",
    "type": "type concept_type",
    "abbreviation": "abbreviation acronym abbr",
    "definition": "definition gloss meaning",
    "reference": "reference ref url link",
}
_FIELDS = {alias: name for name, aliases in _ALIASES.items() for alias in aliases.split()}
_NAMES = {
    "english": "en", "japanese": "ja", "chinese": "zh", "korean": "ko", "vietnamese": "vi", "russian": "ru",
    "indonesian": "id", "arabic": "ar", "french": "fr", "german": "de", "spanish": "es", "portuguese": "pt",
}  # fmt: skip
KNOWN = (
    "known are source,target[,lang,note]; language codes such as ja,en or term_ja,term_en; "
    "concept,term,status[,lang,replacement,note,type,abbreviation,definition,reference]"
)


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table: of fields, and of languages where it is bilingual."""

    columns: dict[str, int]
    languages: tuple[tuple[str, int], ...]
    width: int

    @property
    def has_description(self) -> bool:
        """Returns whether a column says something of the concept as a whole."""
        return not self.columns.keys().isdisjoint(("type", "definition", "reference", "abbreviation"))

    @property
    def style(self) -> str:
        """Returns bilingual, pairs or terms."""
        return "bilingual" if self.languages else "terms" if "term" in self.columns else "pairs"


def read_header(cells: Sequence[str], *, path: str, line: int) -> Header:
    """Returns the columns that `cells` name, in any order and case; raises GlossaryError for a header not known."""
    names = [_normalise(cell) for cell in cells]
    languages = [_language(name) for name in names]
    is_bilingual = "en" in languages and any(lang not in (None, "en") for lang in languages)
    columns: dict[str, int] = {}
    found: list[tuple[str, int]] = []
    for number, name in enumerate(names):
        lang = languages[number] if is_bilingual else None
        field = _FIELDS.get(name)
        if lang and not (field and _is_field(number, languages)):
            found.append((lang, number))
        elif field is None:
            hint = nearest(name, _FIELDS).partition(" (")[0]
            raise GlossaryError(f"{cells[number]!r} is no known header{hint}; {KNOWN}", path=path, line=line)
        elif field in columns:
            raise GlossaryError(
                f"two columns are the {field}: {cells[columns[field]]!r} and {cells[number]!r}", path=path, line=line
            )
        else:
            columns[field] = number
    header = Header(_complete(columns), tuple(found), len(cells))
    if not _is_usable(header):
        raise GlossaryError(f"the header {','.join(cells)!r} does not say enough; {KNOWN}", path=path, line=line)
    return header


def _normalise(cell: str) -> str:
    return "_".join(cell.strip().casefold().replace("-", "_").split())


def _language(name: str) -> str | None:
    code = name.removeprefix("term_").removesuffix("_term")
    if code in _NAMES:
        return _NAMES[code]
    if not LANGUAGE.fullmatch(code) or (code in _FIELDS and code != "id"):
        return None
    return language_of(code)


def _is_field(number: int, languages: Sequence[str | None]) -> bool:
    # "id" is a concept's id where it stands first and two other languages follow; otherwise it is Indonesian.
    others = [lang for lang in languages if lang not in (None, "id")]
    return number == 0 and len(others) > 1


def _complete(columns: dict[str, int]) -> dict[str, int]:
    """Returns the columns by what they mean beside each other: "variant,replacement" is a table of pairs."""
    names = columns.keys()
    if "source" in names and "target" not in names:
        return _rename(columns, "replacement", "target")
    if names.isdisjoint(("source", "term")):
        return _rename(columns, "target", "term")
    if {"term", "target"} <= names and names.isdisjoint(("concept", "status", "source")):
        return _rename(columns, "term", "source")
    return columns


def _rename(columns: dict[str, int], old: str, new: str) -> dict[str, int]:
    return {(new if name == old else name): number for name, number in columns.items()}


def _is_usable(header: Header) -> bool:
    columns = header.columns.keys()
    if header.style == "bilingual":
        return columns.isdisjoint(("term", "source", "target", "replacement", "status", "lang"))
    if header.style == "terms":
        return "source" not in columns
    return {"source", "target"} <= columns
