"""The report kept in `reports/sample` is what `checker report examples` writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.apps.cli.main import app

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "reports" / "sample"
# What ran, in the footer, and its digest, by which a browser keeps decisions apart: both change with every pack.
SIGNATURE = re.compile(r"checker:\d[^<\"]*? · model:\w+")
RUN = re.compile(r'data-run="[0-9a-f]{12}"')
STALE = "reports/sample is not what checker writes now; look at the new pages, then run: make sample"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the sample articles, made anew in the folder that the paths in its pages count from."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("CHECKER_CACHE_DIR", str(tmp_path_factory.getbasetemp().parent / "checker-cache"))
        done = CliRunner().invoke(app, ["report", "examples", "-o", str(folder)])
    assert done.exit_code == 1, done.output
    return folder


def unsign(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    assert SIGNATURE.search(text) and RUN.search(text), f"{page.name} has no signature"
    return RUN.sub("data-run", SIGNATURE.sub("signature", text))


def test_the_same_pages_are_there(folder: Path) -> None:
    assert sorted(page.name for page in SAMPLE.iterdir()) == sorted(page.name for page in folder.iterdir()), STALE


@pytest.mark.parametrize("name", sorted(page.name for page in SAMPLE.glob("*.html")) or ["index.html"])
def test_a_page_is_the_same(folder: Path, name: str) -> None:
    assert (folder / name).exists(), STALE
    assert unsign(SAMPLE / name) == unsign(folder / name), STALE


def test_paths_are_relative_and_no_article_is_missing() -> None:
    index = (SAMPLE / "index.html").read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "examples").iterdir() if f"examples/{path.name}" not in index] == []
    assert str(ROOT) not in index
