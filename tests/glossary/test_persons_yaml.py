"""Persons in a pack: what is read, what each broken line says, and that the compiled cache gives them back."""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path

import pytest

from checker.engine.compiled import read_concept
from checker.errors import GlossaryError
from checker.glossary import load_glossary
from checker.glossary.forms import generate_forms
from checker.glossary.readings import add_readings
from checker.glossary.yaml_pack import read_concepts
from checker.model import Office, Person, Reading, Status

FULL = """\
- id: moto-hana
  type: person
  preferred: Hana Moto
  forbidden: [{form: Hanna Motto, lang: de}]
  family: Moto
  given: Hana
  order: family-first
  gender: female
  native: {ja: 元花, ko: [모토 하나, 모토하나]}
  titles:
    - {title: Prime Minister, of: Japan, from: 2001-10, to: 2003, reference: https://example.org/office}
    - title: Mayor
  reference: https://example.org
"""
PERSON = "- id: a\n  type: person\n  preferred: A B\n"
BROKEN = [
    ("- id: a\n  preferred: A\n  gender: male\n", 3, "'gender' is a field of persons; this concept has no 'type: person'"),
    (PERSON + "  gender: man\n", 4, "'gender' is 'man'"),
    (PERSON + "  order: family first\n", 4, "did you mean 'family-first'?"),
    (PERSON + "  order: family-first\n", 4, "needs a 'family'"),
    (PERSON + "  native: 元花\n", 4, "must be a mapping, not a text"),
    (PERSON + "  native: {Japanese: 元花}\n", 4, "no language code"),
    (PERSON + "  titles: Mayor\n", 4, "must be a list, not a text"),
    (PERSON + "  titles: [{of: Japan}]\n", 4, "a title has no 'title'"),
    (PERSON + "  titles:\n    - {title: Mayor, since: 2001}\n", 5, "unknown key 'since'"),
    (PERSON + "  titles:\n    - {title: Mayor, from: May}\n", 5, "'May' is no date"),
    (PERSON + "  titles:\n    - {title: Mayor, from: 2003, to: 2001-02}\n", 5, "ends (2001-02) before it starts (2003)"),
]


def test_all_fields_are_read() -> None:
    (concept,) = read_concepts(FULL.encode(), path="p.yaml", pack="p")
    assert concept.person == Person(
        family="Moto",
        given="Hana",
        is_family_first=True,
        gender="female",
        native=(("ja", ("元花",)), ("ko", ("모토 하나", "모토하나"))),
        offices=(Office("Prime Minister", "Japan", "2001-10", "2003", "https://example.org/office"), Office("Mayor")),
    )


def test_the_compiled_cache_gives_a_person_back() -> None:
    (concept,) = read_concepts(FULL.encode(), path="p.yaml", pack="p")
    assert read_concept(json.loads(json.dumps(astuple(concept)))) == concept


def test_only_wrong_names_of_persons_are_scanned_for() -> None:
    concepts = read_concepts(FULL.encode(), path="p.yaml", pack="p")
    assert [(form.text, form.status) for form in generate_forms(concepts)] == [("Hanna Motto", Status.FORBIDDEN)]


@pytest.mark.parametrize(("text", "line", "message"), BROKEN)
def test_a_broken_person_is_named_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        read_concepts(text.encode(), path="p.yaml", pack="p")
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line) == ("p.yaml", line)


PACK = "- {id: moto-hana, type: person, preferred: Hana Moto, family: Moto, given: Hana}\n- {id: other, preferred: other}\n"
HEADER = "concept,lang,family,given\n"
BROKEN_READINGS = [
    ("moto-hana,zh,Yuan,Hua\n", 1, "must start with the header"),
    (HEADER + "moto-hana,zh,Yuan\n", 2, "has 3 cells, not 4"),
    (HEADER + "moto-hana,zh,Yuan,Hua\nmoto-hanna,zh,Yuan,Hua\n", 3, "did you mean 'moto-hana'?"),
    (HEADER + "other,zh,Yuan,Hua\n", 2, "'other' is no person of this pack"),
    (HEADER + "moto-hana,Chinese,Yuan,Hua\n", 2, "no language code"),
    (HEADER + "moto-hana,zh,,Hua\n", 2, "no family name"),
]


def test_readings_beside_a_pack_are_added_and_change_its_digest(tmp_path: Path) -> None:
    pack = tmp_path / "mine"
    pack.mkdir()
    (pack / "concepts.yaml").write_text(PACK, encoding="utf-8")
    before = load_glossary(["mine"], search=[tmp_path])
    (pack / "readings.csv").write_text(HEADER + "moto-hana,zh,Yuan,Hua\n", encoding="utf-8")
    after = load_glossary(["mine"], search=[tmp_path])
    assert before.concepts[0].person.readings == ()
    assert after.concepts[0].person.readings == (Reading("zh", "Yuan", "Hua"),)
    assert before.digest != after.digest


@pytest.mark.parametrize(("text", "line", "message"), BROKEN_READINGS)
def test_a_broken_table_of_readings_is_named_with_its_line(text: str, line: int, message: str) -> None:
    concepts = read_concepts(PACK.encode(), path="p.yaml", pack="p")
    with pytest.raises(GlossaryError) as caught:
        add_readings(concepts, text.encode(), path="readings.csv")
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line) == ("readings.csv", line)
