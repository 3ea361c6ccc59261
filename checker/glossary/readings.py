"""`readings.csv` beside a pack's concepts: what names of persons become when they are read in another language.

`scripts/write_readings.py` writes it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace

from checker.errors import GlossaryError
from checker.glossary.words import LANGUAGE, nearest
from checker.model import Concept, Reading

HEADER = ["concept", "lang", "family", "given"]


def add_readings(concepts: Iterable[Concept], data: bytes, *, path: str) -> tuple[Concept, ...]:
    """Returns the concepts, persons with their readings; raises GlossaryError with file and line."""
    concepts = tuple(concepts)
    persons = {concept.id for concept in concepts if concept.person}
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise GlossaryError("is not UTF-8", path=path) from None
    found: dict[str, list[Reading]] = {}
    for line, row in enumerate(csv.reader(lines), 1):
        if line == 1:
            if row != HEADER:
                raise GlossaryError(f"must start with the header {','.join(HEADER)}", path=path, line=line)
            continue
        if len(row) != len(HEADER):
            raise GlossaryError(f"has {len(row)} cells, not {len(HEADER)}", path=path, line=line)
        concept, lang, family, given = (" ".join(cell.split()) for cell in row)
        if concept not in persons:
            raise GlossaryError(f"{concept!r} is no person of this pack{nearest(concept, persons)}", path=path, line=line)
        if not LANGUAGE.fullmatch(lang):
            raise GlossaryError(f"{lang!r} is no language code such as ja", path=path, line=line)
        if not family:
            raise GlossaryError("a reading has no family name", path=path, line=line)
        found.setdefault(concept, []).append(Reading(lang, family, given))
    return tuple(
        replace(concept, person=replace(concept.person, readings=tuple(found[concept.id])))
        if concept.person and concept.id in found
        else concept
        for concept in concepts
    )
