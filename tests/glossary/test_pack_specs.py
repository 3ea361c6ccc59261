"""The packs' own tests: each sentence is found for its concept, or passes, as the pack says."""

from __future__ import annotations

import pytest

from checker.engine.specs import run_specs
from checker.glossary import default_packs, load_glossary, packs_folder
from checker.model import Glossary


@pytest.fixture(scope="module")
def packs() -> Glossary:
    return load_glossary(default_packs(), search=[packs_folder()])


def test_all_specs_hold(packs: Glossary) -> None:
    failures = run_specs(packs)
    assert [
        f"{failure.path}:{failure.line}: {failure.concept}: {failure.message}: {failure.text}" for failure in failures
    ] == []


def test_every_concept_but_countries_and_persons_has_specs_that_flag_and_that_pass(packs: Glossary) -> None:
    wanting = [
        concept.id
        for concept in packs.concepts
        if concept.type not in ("place", "person") and {spec.is_flag for spec in concept.specs} != {True, False}
    ]
    assert wanting == []


def test_every_concept_has_a_public_reference(packs: Glossary) -> None:
    assert [concept.id for concept in packs.concepts if not concept.reference.startswith(("https://", "http://"))] == []
