"""A glossary compiled for matching, kept on disk under the digest of all that goes into it.

The cache is JSON: reading it runs no code. An entry that is broken or of another make is ignored and written anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Any

from checker.engine.seal import BROKEN
from checker.engine.write import write_whole
from checker.glossary import digest_sources, load_glossary, prefer_forms
from checker.match.automaton import TermTable, compile_terms
from checker.match.drift_compile import compile_drift
from checker.match.drift_table import DriftTable
from checker.match.person_table import compile_persons
from checker.match.persons import PersonIndex
from checker.model import Component, Concept, Glossary, Office, Pack, Person, Reading, Spec, Status, Term

FORMAT = "checker-glossary/5"
KEPT_ENTRIES = 6
_FIELDS = list(Concept.__dataclass_fields__)
_COMPILERS = ("checker.match", "checker.glossary", "checker.model", "checker.engine")


class Compiled(Mapping[str, Concept]):
    """A compiled glossary; as a mapping it gives the concepts by id, each made when asked for."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        # Concepts are parsed as texts name them: they are thousands.
        self._rows: Mapping[str, str] = data["concepts"]
        self._abbreviations: Mapping[str, Sequence[str]] = data["abbreviations"]
        self.digest: str = data["digest"]
        self.packs = tuple(Pack(*row) for row in data["packs"])
        # What the desk prints, by concept, and what it wants to print but no pack admits.
        self.house: Mapping[str, str] = data.get("house", {})
        self.unknown: tuple[str, ...] = tuple(data.get("unknown", ()))
        self.terms = TermTable(data["patterns"], data["rows"])
        self.drift = DriftTable(data["drift"])
        self.persons = PersonIndex(data["persons"])
        self._made: dict[str, Concept] = {}

    def __getitem__(self, concept: str) -> Concept:
        made = self._made.get(concept)
        if made is None:
            made = self._made[concept] = read_concept(json.loads(self._rows[concept]))
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def abbreviated(self, abbreviation: str) -> list[Concept]:
        """Returns the concepts with that abbreviation, full stops aside."""
        return [self[concept] for concept in self._abbreviations.get(abbreviation, ())]

    def equivalents(self, concept: str) -> dict[str, tuple[str, ...]]:
        """Returns a concept's native forms by language."""
        return dict(self[concept].equivalents)


def load_compiled(
    names: Sequence[str | Path],
    *,
    search: Sequence[Path],
    cache: Path | None,
    ranked: int = 0,
    prefer: Sequence[str] = (),
) -> Compiled:
    """Returns the packs `names`, compiled, from the folder `cache` where it has them; None means no cache.

    Of the first `ranked` names each wins over all that follow where they contradict each other; `prefer` are the forms that
    the desk prints where several are right.
    """
    made_of = f"{digest_sources(names, search=search)}{_digest_of_compilers()}{ranked}{json.dumps(list(prefer))}"
    key = blake2b(made_of.encode(), digest_size=16).hexdigest()
    path = cache / f"glossary-{key}.json" if cache else None
    if path and (known := _read_entry(path)) is not None:
        return known
    glossary, house = prefer_forms(load_glossary(names, search=search, ranked=ranked), prefer)
    data = {**compile_glossary(glossary), "house": house.forms, "unknown": house.unknown}
    if path:
        _write_entry(path, data)
    return Compiled(json.loads(json.dumps(data)))


def compile_glossary(glossary: Glossary) -> dict[str, Any]:
    """Returns what a `Compiled` is made from: plain lists and mappings."""
    from checker.glossary.forms import conjugate, generate_forms, renumber
    from checker.match.wordnet import load_wordnet

    drift = compile_drift(glossary, load_wordnet(), renumber=renumber, conjugate=conjugate)
    terms = compile_terms(generate_forms(glossary.concepts))
    return {
        "format": FORMAT,
        "digest": glossary.digest,
        "packs": [astuple(pack) for pack in glossary.packs],
        "concepts": {concept.id: json.dumps(astuple(concept), ensure_ascii=False) for concept in glossary.concepts},
        "abbreviations": _find_abbreviations(glossary.concepts),
        "persons": compile_persons(glossary.concepts),
        "patterns": terms.patterns,
        "rows": terms.rows,
        "drift": drift,
    }


def _find_abbreviations(concepts: Iterable[Concept]) -> dict[str, list[str]]:
    """Returns abbreviation, without full stops -> concepts."""
    found: dict[str, list[str]] = {}
    for concept in concepts:
        for abbreviation in () if concept.person else concept.abbreviations:
            found.setdefault(abbreviation.replace(".", ""), []).append(concept.id)
    return found


def read_concept(row: Sequence[Any]) -> Concept:
    """Returns the concept that `astuple` made `row` of."""
    values = dict(zip(_FIELDS, row, strict=True))
    values["terms"] = tuple(Term(form, Status(status), *rest) for form, status, *rest in values["terms"])
    values["equivalents"] = tuple((lang, tuple(forms)) for lang, forms in values["equivalents"])
    values["components"] = tuple(
        Component(word, tuple((lang, tuple(options)) for lang, options in literal), *rest)
        for word, literal, *rest in values["components"]
    )
    values["specs"] = tuple(Spec(*spec) for spec in values["specs"])
    if values["person"]:
        family, given, is_family_first, gender, native, offices, readings = values["person"]
        spellings = tuple((lang, tuple(forms)) for lang, forms in native)
        held = tuple(Office(*office) for office in offices)
        read = tuple(Reading(*reading) for reading in readings)
        values["person"] = Person(family, given, is_family_first, gender, spellings, held, read)
    for key in ("abbreviations", "distinct", "demonyms", "combining", "shorts", "valid"):
        values[key] = tuple(values[key])
    return Concept(**values)


def _read_entry(path: Path) -> Compiled | None:
    try:
        data = json.loads(path.read_bytes())
        if data["format"] != FORMAT:
            return None
        return Compiled(data)
    except (OSError, *BROKEN):
        return None


def _write_entry(path: Path, data: Mapping[str, Any]) -> None:
    """Writes an entry whole or not at all, and removes the oldest ones; a cache that cannot be written is no error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())
        entries = sorted(path.parent.glob("glossary-*.json"), key=lambda entry: entry.stat().st_mtime)
        for entry in entries[:-KEPT_ENTRIES]:
            entry.unlink(missing_ok=True)
    except OSError:
        return


@lru_cache(maxsize=1)
def _digest_of_compilers() -> str:
    digest = blake2b(resources.files("checker.match").joinpath("data/wordnet.txt.gz").read_bytes(), digest_size=16)
    for package in _COMPILERS:
        for file in sorted(resources.files(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".py"):
                digest.update(file.read_bytes())
    return digest.hexdigest()
