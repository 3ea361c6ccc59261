"""Packs in an order: the first one wins, whatever the others say; without an order a contradiction is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.engine.check import Checker
from checker.engine.compiled import load_compiled
from checker.engine.select import select_rules
from checker.errors import GlossaryError
from checker.glossary import load_glossary, prefer_forms
from checker.model import Glossary, Status

SHIPPED = """\
- id: old-strait
  preferred: Old Strait
  admitted: [Strait of Old]
  forbidden: [{form: Aged Strait, replacement: Old Strait}]
"""

# The pack of the desk; forms of the strait by status after both are read in order, and concepts left.
ORDERS = [
    ("- {id: own, preferred: new fact}", "preferred=Old Strait admitted=Strait of Old forbidden=Aged Strait→Old Strait", 2),
    # The desk admits what the other pack forbids.
    ("- {id: own, preferred: Aged Strait}", "preferred=Old Strait admitted=Strait of Old", 2),
    # The desk forbids what the other pack prefers: the next right form is preferred, and suggested.
    (
        "- {id: own, preferred: New Strait, forbidden: [{form: Old Strait, replacement: New Strait}]}",
        "preferred=Strait of Old forbidden=Aged Strait→New Strait",
        2,
    ),
    # Nothing right is left: what was wrong there is wrong for the desk's form.
    (
        "- {id: own, preferred: New Strait, forbidden: [Old Strait, Strait of Old]}",
        "preferred=New Strait forbidden=Old Strait→New Strait forbidden=Strait of Old→New Strait "
        "forbidden=Aged Strait→New Strait",
        1,
    ),
    # The same id: the desk's term takes the other's place.
    ("- {id: old-strait, preferred: The Strait}", "preferred=The Strait", 1),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shipped.yaml").write_text(SHIPPED, encoding="utf-8")
    return tmp_path


def show(glossary: Glossary, concept: int) -> str:
    terms = glossary.concepts[concept].terms
    return " ".join(f"{term.status}={term.form}{f'→{term.replacement}' if term.replacement else ''}" for term in terms)


@pytest.mark.parametrize(("own", "expected", "concepts"), ORDERS)
def test_the_first_pack_wins(folder: Path, own: str, expected: str, concepts: int) -> None:
    (folder / "own.yaml").write_text(own, encoding="utf-8")
    for names in (["own.yaml", "shipped.yaml"], ["own.yaml", "shipped.yaml", "own.yaml"]):
        glossary = load_glossary([folder / name for name in names], search=[], ranked=1)
        assert (show(glossary, -1), len(glossary.concepts)) == (expected, concepts)


@pytest.mark.parametrize("ranked", [0, 2])
def test_the_order_decides_and_its_absence_is_refused(folder: Path, ranked: int) -> None:
    (folder / "own.yaml").write_text("- {id: own, preferred: Aged Strait}", encoding="utf-8")
    names = [folder / "shipped.yaml", folder / "own.yaml"]
    if not ranked:
        with pytest.raises(GlossaryError, match="'Aged Strait' is forbidden, but preferred at"):
            load_glossary(names, search=[], ranked=ranked)
        return
    # The pack that forbids it stands first: the other loses its only right form, and the concept goes.
    assert [concept.id for concept in load_glossary(names, search=[], ranked=ranked).concepts] == ["old-strait"]


def test_two_packs_without_a_rank_still_contradict_each_other(folder: Path) -> None:
    (folder / "own.yaml").write_text("- {id: own, preferred: Aged Strait}", encoding="utf-8")
    (folder / "first.yaml").write_text("- {id: first, preferred: new fact}", encoding="utf-8")
    names = [folder / name for name in ("first.yaml", "shipped.yaml", "own.yaml")]
    with pytest.raises(GlossaryError, match="'Aged Strait' is forbidden"):
        load_glossary(names, search=[], ranked=1)


PLACES = """\
- {id: ruria, type: place, preferred: Ruria, demonym: [Rurian], pairs: true}
- {id: gondal, type: place, preferred: Gondal, demonym: [Gondalian], pairs: true}
- {id: pact, preferred: Ruria-Gondal pact, admitted: [Gondal-Ruria pact]}
- {id: lake, preferred: Long Lake, admitted: [Lake Long, the Lake]}
- {id: port, preferred: Port Callis, deprecated: [Port Kallis]}
"""

# What the desk prefers; concept -> form, and what no pack admits.
HOUSES: list[tuple[list[str], dict[str, str], tuple[str, ...]]] = [
    ([], {}, ()),
    (["Lake Long"], {"lake": "Lake Long"}, ()),
    (["lake long"], {"lake": "Lake Long"}, ()),
    (["Gondal-Ruria"], {"pair:gondal+ruria": "Gondal-Ruria", "pact": "Gondal-Ruria pact"}, ()),
    (["Port Kallis", "Lake Long"], {"lake": "Lake Long"}, ("Port Kallis",)),
]

# What the desk prefers, a text, and the forms found with what is suggested.
TEXTS = [
    (["Gondal-Ruria"], "The Ruria-Gondal pact helps Ruria-Gondal ties.",
     ["Ruria-Gondal pact→Gondal-Ruria pact", "Ruria-Gondal→Gondal-Ruria"]),
    (["Gondal-Ruria"], "The Gondal-Ruria pact helps Gondal-Ruria ties.", []),
    (["Gondal-Ruria"], "Gondal–Ruria ties are good.", []),
    (["Gondal-Ruria"], "She said “Ruria-Gondal ties are good” on Monday.", []),
    (["Gondal-Ruria"], "Two Ruria-Gondal pacts hold.", ["Ruria-Gondal pacts→"]),
    (["Gondal-Ruria"], "Two Gondal-Ruria pacts hold.", []),
    (["Lake Long"], "Ships crossed Long Lake on Monday.", ["Long Lake→Lake Long"]),
    (["Lake Long"], "Ships crossed LONG LAKE on Monday.", ["LONG LAKE→LAKE LONG"]),
    # A short form is no other form of the name.
    (["Lake Long"], "Ships crossed Lake Long. On the Lake it was calm.", []),
    ([], "Ships crossed Long Lake. They left Long Lake.", []),
]  # fmt: skip


@pytest.fixture
def checker_for(tmp_path: Path) -> Callable[[list[str]], Checker]:
    path = tmp_path / "places.yaml"
    path.write_text(PLACES, encoding="utf-8")

    def make(prefer: list[str]) -> Checker:
        compiled = load_compiled([path], search=[], cache=tmp_path / "cache", prefer=prefer)
        return Checker(compiled, select_rules(select=["TRM103"]), {"TRM103": {"prefer": compiled.house}})

    return make


@pytest.mark.parametrize(("prefer", "forms", "unknown"), HOUSES)
def test_what_the_desk_prints_becomes_preferred(
    tmp_path: Path, prefer: list[str], forms: dict[str, str], unknown: tuple[str, ...]
) -> None:
    (tmp_path / "places.yaml").write_text(PLACES, encoding="utf-8")
    glossary, house = prefer_forms(load_glossary([tmp_path / "places.yaml"], search=[]), prefer)
    assert (house.forms, house.unknown) == (forms, unknown)
    for concept in glossary.concepts:
        assert concept.preferred == forms.get(concept.id, concept.preferred)
        assert [term.status for term in concept.terms].count(Status.PREFERRED) == 1


@pytest.mark.parametrize(("prefer", "text", "expected"), TEXTS)
def test_other_forms_are_reported(
    checker_for: Callable[[list[str]], Checker], prefer: list[str], text: str, expected: list[str]
) -> None:
    findings = checker_for(prefer).check_text(text)
    assert [f"{finding.text}→{''.join(finding.suggestions)}" for finding in findings] == expected
    assert {str(finding.severity) for finding in findings} <= {"minor"}
