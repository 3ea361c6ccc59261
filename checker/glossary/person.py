"""The fields of a concept of type `person` -> a `Person` (`glossaries/README.md` says each field)."""

from __future__ import annotations

from checker.glossary.fields import Fields, dates, in_language
from checker.glossary.nodes import Node
from checker.model import Office, Person

PERSON_KEYS = frozenset("family given order gender native titles".split())
_OFFICE_KEYS = frozenset("title of from to reference".split())


def read_person(fields: Fields, *, is_person: bool) -> Person | None:
    """Returns the person that a concept's fields describe; None for other concepts, which may have no such fields."""
    if not is_person:
        for key in fields.nodes:
            if key in PERSON_KEYS:
                fields.fail(f"{key!r} is a field of persons; this concept has no 'type: person'", key)
        return None
    person = Person(
        family=fields.text("family"),
        given=fields.text("given"),
        is_family_first=fields.choice("order", ("given-first", "family-first"), "given-first") == "family-first",
        gender=fields.choice("gender", ("female", "male"), None),
        native=fields.pairs("native", lambda node, lang: in_language(node, lang, fields.path)),
        offices=tuple(_office(node, fields.path) for node in fields.items("titles")),
    )
    if person.is_family_first and not person.family:
        fields.fail("a name in the order family-first needs a 'family'", "order")
    return person


def _office(node: Node, path: str) -> Office:
    fields = Fields.of(node, path, what="a title", known=_OFFICE_KEYS)
    start, end = dates(fields)
    return Office(fields.need("title"), fields.text("of"), start, end, fields.text("reference"))
