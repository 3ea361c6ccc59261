"""The wheel, installed by itself, lints with the packs that it brings."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ["checker", "glossaries", "pyproject.toml", "README.md", "LICENSE"]
IN_WHEEL = [
    "checker/__main__.py",
    "checker/glossaries/indo-pacific/pack.toml",
    "checker/glossaries/indo-pacific/concepts.yaml",
    "checker/glossaries/word-by-word/vi.yaml",
    "checker/match/data/wordnet.txt.gz",
    "checker/match/data/NOTICE",
    "checker/render/report.schema.json",
    "checker/render/html/templates/article.html.j2",
]
LICENCES = ["LICENSE", "checker/match/data/NOTICE"]


@dataclass(frozen=True, slots=True)
class Installed:
    """A wheel, and an environment that has it."""

    wheel: Path
    home: Path

    def run(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Runs the environment's Python outside the repository, with nothing of ours in its way."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment["CHECKER_CACHE_DIR"] = str(self.home / "cache")
        command = [str(self.home / "bin/python"), *arguments]
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    source, home = folder / "source", folder / "home"
    for part in PARTS:
        # A copy: a build must not leave anything in the checkout.
        path = ROOT / part
        if path.is_dir():
            shutil.copytree(path, source / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, source / part)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(home, with_pip=False, symlinks=True)
    packages = next(home.glob("lib/python*/site-packages"))
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(packages),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    # The dependencies are those of this environment: a later place on the path, so that `checker` is the wheel's.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Installed(wheel, home)


def test_the_wheel_holds_packs_tables_and_notices(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        names = set(archive.namelist())
        packs = {name.split("/")[2] for name in names if name.startswith("checker/glossaries/") and name.count("/") == 3}
        info = next(name.split("/")[0] for name in names if name.endswith(".dist-info/METADATA"))
        texts = [archive.read(f"{info}/licenses/{name}").decode() for name in LICENCES]
    assert sorted({*IN_WHEEL} - names) == []
    assert packs == {path.name for path in (ROOT / "glossaries").iterdir() if path.is_dir()}
    assert [path for path in names if path.startswith(("tests/", "glossaries/"))] == []
    assert "Apache License" in texts[0]
    assert "WordNet" in texts[1]


def test_the_installed_wheel_finds_what_a_pack_knows(installed: Installed, tmp_path: Path) -> None:
    where = installed.run("-c", "import checker; print(checker.__file__)", cwd=tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(installed.home), where.stdout + where.stderr
    (tmp_path / "a.txt").write_text("Envoys spoke of a Friendly and wide Pacific India.\n", encoding="utf-8")
    result = installed.run("-m", "checker", "lint", "a.txt", "--output-format", "json", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (1, "")
    report = json.loads(result.stdout)
    found = [(finding["text"], finding["concept"]) for finding in report["findings"]]
    assert ("Friendly and wide Pacific India", "foip") in found
    assert "indo-pacific@" in report["signature"]


def test_the_installed_wheel_draws_pages(installed: Installed, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Envoys spoke of the India-Pacific.\n", encoding="utf-8")
    result = installed.run("-m", "checker", "report", "a.txt", "-o", "pages", cwd=tmp_path)
    assert (result.returncode, "pages in pages" in result.stderr) == (1, True)
    assert (tmp_path / "pages/index.html").is_file()


def test_the_script_is_installed(installed: Installed, tmp_path: Path) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        entry = next(name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt"))
        assert "checker = checker.__main__:main" in archive.read(entry).decode()
    assert installed.run("-m", "checker", "--version", cwd=tmp_path).stdout.startswith("checker ")
