"""What many tests share: a checker over all packs, and one over a glossary written in the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.engine.check import Checker, load_checker
from checker.engine.select import select_rules

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the repository; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the development data is not here")
    return SHARED


@pytest.fixture(scope="session")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    """All rules over all packs."""
    return load_checker(cache=tmp_path_factory.getbasetemp().parent / "checker-cache")


@pytest.fixture
def checker_of(tmp_path: Path) -> Callable[..., Checker]:
    """Returns a checker of the TRM rules (or others) over one glossary given as YAML."""

    def make(glossary: str, *codes: str) -> Checker:
        path = tmp_path / "glossary.yaml"
        path.write_text(glossary, encoding="utf-8")
        return load_checker(select_rules(select=codes or ("TRM",)), packs=[path], search=[])

    return make
