"""Packs and lexicons in YAML: what is read, and what each broken line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import GlossaryError
from checker.glossary import load_glossary, load_renderings
from checker.model import Component, Rendering, Spec, Status, Term

FULL = """\
- id: foip
  type: term
  preferred: Free and Open Indo-Pacific
  abbreviation: FOIP
  admitted: [free Indo-Pacific, {form: open Indo-Pacific, note: rare}]
  deprecated: Indo-Pacific freedom
  forbidden: [{form: India-Pacific, replacement: Indo-Pacific, note: a slip, lang: vi}, Pacific India]
  distinct: [Forum for India–Pacific Islands Cooperation]
  equivalents: {ja: 自由で開かれたインド太平洋, no: [fritt, åpent]}
  components:
    - [free, {literal: {vi: [freedom, liberal]}}]
    - [Indo-Pacific, {concept: foip, head: true, optional: true}]
    - open
  number: singular
  exact: true
  drift: false
  mixed: false
  demonym: [Indo-Pacific's]
  combining: Indo
  short: [IP]
  pairs: true
  definition: A
    vision.
  reference: https://example.org/foip
  valid: {from: 2016-08-27, to: 2030}
  specs: [{flag: Friendly India.}, {pass: An open internet.}]
- id: quad
  preferred: the Quad of US-Japan and non-nuclear allies
"""

GOOD = "- id: a\n  preferred: A\n"

BROKEN = [
    ("", None, "is empty"),
    ("a: b", 1, "must be a list of concepts"),
    ("- just text", 1, "must be a mapping, not a text"),
    (GOOD + "  prefered: B\n", 3, "unknown key 'prefered'; did you mean 'preferred'?"),
    (GOOD + "  preferred: B\n", 3, "'preferred' twice, first on line 2"),
    (GOOD + "  equivalents: {ja: x, ja: y}\n", 3, "'ja' twice, first on line 3"),
    (GOOD + "  equivalents:\n    japanese language: x\n", 4, "no language code"),
    (GOOD + "  equivalents: {ru: раз, два}\n", 3, "a comma needs quotes"),
    (GOOD + "  equivalents: [x]\n", 3, "must be a mapping, not a list"),
    ("- id: a\n", 1, "a concept has no 'preferred'"),
    ("- preferred: A\n", 1, "a concept has no 'id'"),
    ("- id: A b\n  preferred: A\n", 1, "lower-case letters"),
    ("- id: a\n  preferred:\n", 2, "'preferred' must be a text, not nothing"),
    ("- id: a\n  preferred: ' '\n", 2, "'preferred' is empty"),
    ("- id: a\n  preferred: [A]\n", 2, "'preferred' must be a text, not a list"),
    (GOOD + "  admitted: [x, '']\n", 3, "an admitted form is empty"),
    (GOOD + "  forbidden: [{replacement: x}]\n", 3, "a forbidden form has no 'form'"),
    (GOOD + "  forbidden:\n    - {form: x, replacment: y}\n", 4, "did you mean 'replacement'?"),
    (GOOD + "  forbidden:\n    - {form: x, lang: Vietnamese}\n", 4, "no language code"),
    (GOOD + "  type: nation\n", 3, "'type' is 'nation'"),
    (GOOD + "  exact: maybe\n", 3, "'exact' is 'maybe' (known: false, true)"),
    (GOOD + "  number: dual\n", 3, "'number' is 'dual'"),
    (GOOD + "  components: x\n", 3, "'components' must be a list, not a text"),
    (GOOD + "  components:\n  - [x, {}, y]\n", 4, "a component is a word"),
    (GOOD + "  components:\n  - [x, {leteral: {}}]\n", 4, "did you mean 'literal'?"),
    (GOOD + "  valid: {from: yesterday}\n", 3, "no date"),
    (GOOD + "  valid: {from: 2020, to: 2019}\n", 3, "ends (2019) before it starts"),
    (GOOD + "  specs:\n  - {flag: x, pass: y}\n", 4, "a spec is {flag: …} or {pass: …}"),
    (GOOD + "  definition: !!python/object:os.system x\n", 3, "a glossary has no tags"),
    (GOOD + "  definition: [\n", 4, "not valid YAML"),
    (GOOD + "  definition: a: b\n", 3, "not valid YAML"),
    (GOOD + "--- more\n", 3, "not valid YAML"),
    (GOOD + "  definition: \x07\n", 3, "not valid YAML"),
    (GOOD + "  definition: &x y\n  reference: *x\n", 4, "uses the alias *x"),
    (GOOD + "  definition: R&D *and* B & R, https://x.org/?a=1&b\n  colour: x\n", 4, "unknown key 'colour'"),
    ("[" * 100_000, 1, "nested more than 400 deep"),
    ("- " * 100_000, 1, "nested more than 400 deep"),
    ("{a: " * 100_000, 1, "nested more than 400 deep"),
]

LEXICONS = [
    ("language: vi\nwords:\n  tự do: [free, liberty]\n  biển: sea\n", None),
    ("language: vi\n", "a lexicon has no 'words'"),
    ("words: {a: b}\n", "a lexicon has no 'language'"),
    ("language: vi\nwords:\n  a: [b]\n  a: [c]\n", "'a' twice, first on line 3"),
    ("language: vi\nwords:\n  a: [b, {c: d}]\n", "'a' must be a text, not a mapping"),
]


def write(folder: Path, text: str | bytes, name: str = "concepts.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_every_field_is_read(tmp_path: Path) -> None:
    concept, quad = load_glossary([write(tmp_path, FULL)], search=[]).concepts

    assert concept.terms == (
        Term("Free and Open Indo-Pacific", Status.PREFERRED),
        Term("free Indo-Pacific", Status.ADMITTED),
        Term("open Indo-Pacific", Status.ADMITTED, note="rare"),
        Term("Indo-Pacific freedom", Status.DEPRECATED, "Free and Open Indo-Pacific"),
        Term("India-Pacific", Status.FORBIDDEN, "Indo-Pacific", "a slip", "vi"),
        Term("Pacific India", Status.FORBIDDEN, "Free and Open Indo-Pacific"),
    )
    assert concept.equivalents == (("ja", ("自由で開かれたインド太平洋",)), ("no", ("fritt", "åpent")))
    assert concept.components == (
        Component("free", (("vi", ("freedom", "liberal")),)),
        Component("Indo-Pacific", concept="foip", is_head=True, is_optional=True),
        Component("open"),
    )
    assert concept.specs == (Spec("Friendly India.", True, 26), Spec("An open internet.", False, 26))
    assert (concept.is_exact, concept.has_drift, concept.is_mixed, concept.has_pairs) == (True, False, False, True)
    assert (concept.abbreviations, concept.combining, concept.shorts) == (("FOIP",), ("Indo",), ("IP",))
    assert (concept.valid, concept.number, concept.definition) == (("2016-08-27", "2030"), "singular", "A vision.")
    assert (concept.line, quad.line) == (1, 27)
    assert [component.word for component in quad.components] == ["Quad", "US", "Japan", "non-nuclear", "allies"]


@pytest.mark.parametrize(("text", "line", "message"), BROKEN, ids=[case[2][:40] for case in BROKEN])
def test_a_broken_file_names_the_line(tmp_path: Path, text: str, line: int | None, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(GlossaryError) as caught:
        load_glossary([path], search=[])
    assert message in str(caught.value)
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_a_yaml_bomb_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    layers = [f"  k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]" for n in range(1, 20)]
    path = write(tmp_path, "- id: a\n  k0: &k0 [lol]\n" + "\n".join(layers))
    with pytest.raises(GlossaryError, match=r"concepts\.yaml:3: uses the alias \*k0"):
        load_glossary([path], search=[])


def test_a_file_over_20_mb_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, b"# " + b"x" * 20_000_000)
    with pytest.raises(GlossaryError, match="larger than 20 MB"):
        load_glossary([path], search=[])


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    path = write(tmp_path, b"- id: a\n  preferred: caf\xe9\n")
    with pytest.raises(GlossaryError, match=r"concepts\.yaml:2: is not UTF-8"):
        load_glossary([path], search=[])


@pytest.mark.parametrize(("text", "message"), LEXICONS)
def test_lexicons(tmp_path: Path, text: str, message: str | None) -> None:
    write(tmp_path, text, "vi.yaml")
    if message is None:
        assert load_renderings(tmp_path) == (
            Rendering("vi", "tự do", ("free", "liberty")),
            Rendering("vi", "biển", ("sea",)),
        )
        return
    with pytest.raises(GlossaryError, match=r"vi\.yaml:\d+: ") as caught:
        load_renderings(tmp_path)
    assert message in str(caught.value)
