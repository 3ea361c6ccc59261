"""`checker glossary`: check, list, show and test glossaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from checker.apps.cli.output import say
from checker.errors import CheckerError, UsageError
from checker.glossary import (
    Level,
    check_packs,
    default_packs,
    find_sources,
    load_glossary,
    packs_folder,
)
from checker.model import Concept, Glossary, Rendering, Status

app = typer.Typer(no_args_is_help=True, help="Check, list, show and test glossaries.")

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATHS]...", help="Packs by name, their folders, or YAML, CSV, TSV and TBX files."),
]
Packs = Annotated[list[str] | None, typer.Option("--pack", "-p", metavar="NAME|FILE", help="Only this pack; may be repeated.")]


@app.command()
def check(paths: Paths = None) -> None:
    """Look for contradictions and gaps: double ids, forms both right and wrong, replacements that are wrong …"""
    with _shown_errors():
        names = paths or default_packs()
        problems = check_packs(names, search=_search(), beside=default_packs() if paths else ())
    for problem in problems:
        kind = "warning: " if problem.level is Level.WARNING else ""
        say(f"{_shorten(problem.path)}:{problem.line}: {kind}{problem.message}")
    warnings = sum(problem.level is Level.WARNING for problem in problems)
    serious = len(problems) - warnings
    typer.echo(f"{_count(serious, 'problem')}, {_count(warnings, 'warning')}", err=True)
    raise typer.Exit(1 if serious else 0)


@app.command("list")
def list_concepts(pack: Packs = None) -> None:
    """List the concepts: id, type, pack and preferred form."""
    glossary = _load(pack)
    rows = [(concept.id, concept.type, concept.pack, concept.preferred) for concept in glossary.concepts]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for row in rows:
        say("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]))
    packs = _count(len(glossary.packs), "pack")
    typer.echo(f"{_count(len(rows), 'concept')} in {packs}", err=True)


@app.command()
def show(concept: Annotated[str, typer.Argument(help="The id of a concept.")], pack: Packs = None) -> None:
    """Show all that is known of a concept: forms by status, other languages, word-by-word renderings."""
    glossary = _load(pack)
    found = next((item for item in glossary.concepts if item.id == concept), None)
    with _shown_errors():
        if found is None:
            raise UsageError(f"there is no concept {concept!r}{_nearest(concept, glossary)}")
    path = next((pack.path for pack in glossary.packs if pack.name == found.pack), found.pack)
    say(f"{found.id} ({found.type}), {_shorten(path)}:{found.line}")
    for line in (*_describe(found), *_renderings(found, glossary.renderings)):
        say(line)


@app.command()
def test(paths: Paths = None) -> None:
    """Run the specs: sentences that must be flagged for their concept, and sentences that must pass."""
    from checker.engine.specs import run_specs

    with _shown_errors():
        glossary = _with_specs_of(paths) if paths else load_glossary(default_packs(), search=_search())
        failures = run_specs(glossary)
    for failure in failures:
        say(f"{_shorten(failure.path)}:{failure.line}: {failure.concept}: {failure.message}: {failure.text}")
    specs = sum(len(concept.specs) for concept in glossary.concepts)
    concepts = _count(sum(bool(concept.specs) for concept in glossary.concepts), "concept")
    verdict = f"{len(failures)} failed" if failures else "all passed"
    typer.echo(f"{_count(specs, 'spec')} of {concepts}: {verdict}", err=True)
    raise typer.Exit(1 if failures else 0)


@contextmanager
def _shown_errors() -> Iterator[None]:
    try:
        yield
    except CheckerError as error:
        typer.echo(f"checker: {error}", err=True)
        raise typer.Exit(2) from None


def _search() -> tuple[Path, ...]:
    return (packs_folder(),)


def _load(packs: Sequence[str] | None) -> Glossary:
    with _shown_errors():
        return load_glossary(packs or default_packs(), search=_search())


def _with_specs_of(paths: Sequence[str]) -> Glossary:
    """Returns `paths` beside the default packs, whose right forms protect here as they do in a lint, without their specs."""
    wanted = {source.concepts.resolve() for source in find_sources(paths, search=_search())}
    glossary = load_glossary([*default_packs(), *paths], search=_search())
    kept = {pack.name for pack in glossary.packs if Path(pack.path).resolve() in wanted}
    concepts = [concept if concept.pack in kept else replace(concept, specs=()) for concept in glossary.concepts]
    return replace(glossary, concepts=tuple(concepts))


def _describe(concept: Concept) -> Iterator[str]:
    for status in Status:
        for term in concept.terms:
            if term.status is status:
                arrow = f" → {term.replacement}" if term.replacement else ""
                extras = [f"from {term.lang}" if term.lang else "", term.note]
                yield f"  {status:<12} {term.form}{arrow}{_in_brackets(extras)}"
    fields = {
        "abbreviation": concept.abbreviations,
        "short": concept.shorts,
        "demonym": concept.demonyms,
        "combining": concept.combining,
        "distinct": concept.distinct,
    }
    for name, forms in fields.items():
        for form in forms:
            yield f"  {name:<12} {form}"
    for lang, forms in concept.equivalents:
        yield f"  {lang:<12} {' | '.join(forms)}"
    yield from _settings(concept)


def _settings(concept: Concept) -> Iterator[str]:
    start, end = concept.valid
    fields = {
        "number": concept.number,
        "exact": "only the very spelling" if concept.is_exact else "",
        "drift": "" if concept.has_drift else "no search for unlisted renderings",
        "mixed": "" if concept.is_mixed else "several forms in one article are fine",
        "pairs": "joined to other names with a hyphen" if concept.has_pairs else "",
        "valid": f"{start or '…'} to {end or '…'}" if start or end else "",
        "definition": concept.definition,
        "reference": concept.reference,
    }
    for name, text in fields.items():
        if text:
            yield f"  {name:<12} {text}"
    for spec in concept.specs:
        yield f"  {'flag' if spec.is_flag else 'pass':<12} {spec.text}"


def _renderings(concept: Concept, renderings: Sequence[Rendering]) -> Iterator[str]:
    for component in concept.components:
        word = component.word.casefold()
        extras = [
            f"concept {component.concept}" if component.concept else "",
            "head" if component.is_head else "",
            "optional" if component.is_optional else "",
        ]
        yield f"  word by word: {component.word}{_in_brackets(extras)}"
        for lang, words in component.literal:
            yield f"    {lang:<4} {', '.join(words)}"
        for rendering in renderings:
            others = [other for other in rendering.english if other.casefold() != word]
            if others and len(others) < len(rendering.english):
                yield f"    {rendering.lang:<4} {', '.join(others)} ({rendering.word})"


def _in_brackets(extras: Sequence[str]) -> str:
    given = [extra for extra in extras if extra]
    return f" ({'; '.join(given)})" if given else ""


def _nearest(concept: str, glossary: Glossary) -> str:
    close = get_close_matches(concept, [item.id for item in glossary.concepts], n=5)
    return f"; nearest: {', '.join(close)}" if close else "; checker glossary list shows all"


def _shorten(path: str) -> str:
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
