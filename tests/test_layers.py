"""Imports point down only, as the plan of the layers says."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "checker"
VALUES = {"model", "errors"}
MAY_IMPORT = {
    "errors": set(),
    "model": set(),
    "config": VALUES,
    "readers": VALUES,
    "glossary": VALUES,
    "match": VALUES,
    "facts": VALUES,
    "rules": {"match", "facts"} | VALUES,
    "render": VALUES,
    "engine": {"rules", "readers", "glossary", "match", "facts", "config", "__init__"} | VALUES,
    "apps": {"engine", "rules", "readers", "glossary", "match", "facts", "config", "render", "__init__"} | VALUES,
    "__init__": {"engine", "readers", "glossary", "render"} | VALUES,
    "__main__": {"apps"},
}
HEAVY = {
    "spacy",
    "sacrebleu",
    "lxml",
    "jinja2",
    "wordfreq",
    "spellchecker",
    "symspellpy",
    "lemminflect",
    "ftfy",
    "yaml",
    "pygls",
    "lsprotocol",
}
FILES = sorted(PACKAGE.rglob("*.py"))


def imports_of(path: Path) -> Iterator[tuple[str, int, bool]]:
    """Yields (module, line, whether it is imported when the file is) for each import of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {id(node) for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno, id(node) not in inner
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            yield node.module or "", node.lineno, id(node) not in inner
            if node.module == "checker":
                for alias in node.names:
                    if (PACKAGE / alias.name).is_dir() or (PACKAGE / f"{alias.name}.py").is_file():
                        yield f"checker.{alias.name}", node.lineno, id(node) not in inner


def layer_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    layer = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    app = path.relative_to(PACKAGE).parts[1] if layer == "apps" and len(path.relative_to(PACKAGE).parts) > 2 else None
    for module, line, _ in imports_of(path):
        if module.split(".")[0] != "checker":
            continue
        target = layer_of(module)
        if target == layer:
            other_app = module.split(".")[2] if layer == "apps" and module.count(".") > 1 else app
            assert app in (None, other_app), f"{path}:{line}: one app imports another"
            continue
        assert target in MAY_IMPORT[layer], f"{path}:{line}: {layer} imports {target}"


@pytest.mark.parametrize(("arguments", "may_load"), [(["--version"], set()), (["lint", "article.txt"], {"spellchecker"})])
def test_a_command_does_not_pay_for_what_it_does_not_need(arguments: list[str], may_load: set[str], tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("The delegations met in the capital on Monday and agreed to meet again.\n")
    command = [sys.executable, "-m", "checker", *arguments]
    environment = os.environ | {"CHECKER_CACHE_DIR": str(tmp_path / "cache")}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    probe = "import sys, runpy, atexit; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr)); "
    probe += f"sys.argv[1:] = {arguments!r}; runpy.run_module('checker', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    )
    assert HEAVY.intersection(done.stderr.split()) - may_load == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_apps_print(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0] == "apps":
        return
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"] == []
