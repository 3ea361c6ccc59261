"""Tables: each style of header, and what each broken row says."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import GlossaryError
from checker.glossary import load_glossary
from checker.model import Concept

# File text -> "preferred | admitted, … | wrong:status>replacement@lang, … | lang=form, …" of each concept.
READ = [
    (
        "source,target\nIndia-Pacific,Indo-Pacific\nIndian Pacific,Indo-Pacific\nKiev,Kyiv\n",
        ["Indo-Pacific || India-Pacific:forbidden>Indo-Pacific, Indian Pacific:forbidden>Indo-Pacific |",
         "Kyiv || Kiev:forbidden>Kyiv |"],
    ),
    ("source,target,lang\nSea East,East Sea,vi\n東海,East Sea,zh-TW\n",
     ["East Sea || Sea East:forbidden>East Sea@vi | zh=東海"]),
    ("Source\tTarget\tStatus\nKiev\tKyiv\tsuperseded\n", ["Kyiv || Kiev:superseded>Kyiv |"]),
    ("variant,preferred\nKiev,Kyiv\n", ["Kyiv || Kiev:forbidden>Kyiv |"]),
    ("variant,replacement\nKiev,Kyiv\n", ["Kyiv || Kiev:forbidden>Kyiv |"]),
    ("form,preferred\nKiev,Kyiv\n", ["Kyiv || Kiev:forbidden>Kyiv |"]),
    ("source,target\ninternet,Internet\n", ["Internet || internet:forbidden>Internet |"]),
    ("\ufeffja,en\n憲法,constitution\n国会,Diet\n議会,Diet\n", ["constitution ||| ja=憲法", "Diet ||| ja=国会+議会"]),
    ("term_ja,term_en\n国会,Diet\n", ["Diet ||| ja=国会"]),
    ("EN-us;zh-Hans;Vietnamese\nStrait;海峡;eo biển\n", ["Strait ||| zh=海峡, vi=eo biển"]),
    ("en,id,definition\nStrait,Selat,A narrow sea\n", ["Strait ||| id=Selat"]),
    ("id,ja,en\nc1,海峡,Strait\n", ["Strait ||| ja=海峡"]),
    (
        "Note,STATUS,term,concept,lang\n,preferred,Indo-Pacific,ip,en\n,,Indo-Pacific region,ip,\n,,インド太平洋,ip,ja\n"
        ",notRecommended,India-Pacific,ip,\n,forbidden,Pacific India,ip,vi\n",
        ["Indo-Pacific | Indo-Pacific region | India-Pacific:deprecated>Indo-Pacific, "
         "Pacific India:forbidden>Indo-Pacific@vi | ja=インド太平洋"],
    ),
    ("concept,term,status,replacement\nip,Indo-Pacific,,\nip,India-Pacific strategy,obsolete,Indo-Pacific strategy\n",
     ["Indo-Pacific || India-Pacific strategy:superseded>Indo-Pacific strategy |"]),
    ("term,status,replacement\nKiev,avoid,Kyiv\nKyiv,preferred,\n", ["Kyiv || Kiev:forbidden>Kyiv |"]),
    ("term\nKyiv\nLviv\n", ["Kyiv |||", "Lviv |||"]),
    ('source,target\n"a, b","c\nd"\n\n , \ne,f\n', ["c d || a, b:forbidden>c d |", "f || e:forbidden>f |"]),
]  # fmt: skip

BROKEN = [
    ("", None, "is empty"),
    ("India-Pacific,Indo-Pacific\nKiev,Kyiv\n", 1, "'India-Pacific' is no known header; known are source,target"),
    ("source,traget\na,b\n", 1, "'traget' is no known header; did you mean 'target'?"),
    ("source\na\n", 1, "does not say enough"),
    ("ja,zh\na,b\n", 1, "'ja' is no known header"),
    ("ja,en,status\na,b,c\n", 1, "does not say enough"),
    ("source,target,preferred\na,b,c\n", 1, "two columns are the target: 'target' and 'preferred'"),
    ("source,target\n\na,b\n,c\n", 4, "the source is empty"),
    ("source,target\na\n", 2, "the target is empty"),
    ("source,target\na,b,c\n", 2, "has 3 cells, but the header 2"),
    ('source,target\n"a\nb",c\nd,\n', 4, "the target is empty"),
    ('source,target\n"a\n', 2, "is no valid table"),
    ("source,target\n東海,East Sea\n", 2, "is not English: name its language"),
    ("source,target,lang\na,b,Vietnamese\n", 2, "no language code"),
    ("source,target,status\na,b,bad\n", 2, "unknown status 'bad'"),
    ("ja,en\n国会,\n", 2, "the English form is empty"),
    ("term,status\nKiev,forbidden\n", 2, "neither a concept nor a replacement"),
    ("concept,term,status\nc,Kiev,forbidden\n", 2, "'c' has no preferred form"),
    ("concept,term\nc,国会\n", 2, "is not English"),
    ("concept,term,type\nc,Diet,parliament\n", 2, "unknown type 'parliament'"),
    ("source,target\na," + "b" * 200_000 + "\n", 2, "is no valid table"),
]


def write(folder: Path, text: str) -> Path:
    path = folder / "terms.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def summarise(concept: Concept) -> str:
    admitted = [term.form for term in concept.terms[1:] if term.status.is_right]
    wrong = [
        f"{term.form}:{term.status}>{term.replacement}" + (f"@{term.lang}" if term.lang else "")
        for term in concept.terms
        if not term.status.is_right
    ]
    equivalents = [f"{lang}={'+'.join(forms)}" for lang, forms in concept.equivalents]
    return " | ".join([concept.preferred, *map(", ".join, (admitted, wrong, equivalents))])


def compact(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("text", "expected"), READ)
def test_each_header_style_is_read(tmp_path: Path, text: str, expected: list[str]) -> None:
    concepts = load_glossary([write(tmp_path, text)], search=[]).concepts
    assert [compact(item) for item in expected] == [compact(summarise(concept)) for concept in concepts]


@pytest.mark.parametrize(("text", "line", "message"), BROKEN, ids=[case[2][:40] for case in BROKEN])
def test_a_broken_table_names_the_line(tmp_path: Path, text: str, line: int | None, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(GlossaryError) as caught:
        load_glossary([path], search=[])
    assert message in str(caught.value)
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_made_ids_carry_the_table_and_never_meet(tmp_path: Path) -> None:
    path = write(tmp_path, "source,target\na,U.S.\nb,U-S\nc,Kyiv\n")
    assert [concept.id for concept in load_glossary([path], search=[]).concepts] == [
        "terms/u-s",
        "terms/u-s-2",
        "terms/kyiv",
    ]


def test_a_pair_that_differs_in_case_only_means_the_very_spelling(tmp_path: Path) -> None:
    path = write(tmp_path, "source,target\nCovid-19,COVID-19\nKiev,Kyiv\n")
    assert [concept.is_exact for concept in load_glossary([path], search=[]).concepts] == [True, False]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_spreadsheets_write(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("ja\ten\r\n国会\tDiet\r\n", encoding=encoding, newline="")
    assert load_glossary([path], search=[]).concepts[0].equivalents == (("ja", ("国会",)),)


def test_another_encoding_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes("source,target\nCafe,Café\n".encode("cp1252"))
    with pytest.raises(GlossaryError, match=r"terms\.csv:2: is neither UTF-8 nor UTF-16"):
        load_glossary([path], search=[])
