"""TBX in its three styles, the statuses in use, and XML that must not be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import GlossaryError
from checker.glossary import load_glossary
from checker.model import Status, Term

MARTIF = """\
<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="foip">
  <descrip type="subjectField">diplomacy</descrip>
  <xref type="externalCrossReference" target="https://example.org/foip">page</xref>
  <langSet xml:lang="ja">
    <descripGrp><descrip type="definition">日本の構想</descrip></descripGrp>
    <tig><term>自由で開かれたインド太平洋</term></tig>
    <tig><term>古い形</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
  </langSet>
  <langSet xml:lang="en-US">
    <descripGrp><descrip type="definition">A vision of
      Japan.</descrip></descripGrp>
    <tig><term>India-Pacific</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
      <note>a slip</note></tig>
    <ntig><termGrp><term>Free and <hi>Open</hi> Indo-Pacific</term><termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
    <tig><term>FOIP</term><termNote type="termType">acronym</termNote></tig>
  </langSet>
</termEntry>
</body></text></martif>
"""

DCA = """\
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="foip">
  <descrip type="definition">A vision of Japan.</descrip>
  <xref type="externalCrossReference" target="https://example.org/foip"/>
  <langSec xml:lang="ja"><termSec><term>自由で開かれたインド太平洋</term></termSec></langSec>
  <langSec xml:lang="en">
    <termSec><term>Free and Open Indo-Pacific</term>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
    <termSec><term>India-Pacific</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
      <note>a slip</note></termSec>
    <termSec><term>FOIP</term><termNote type="termType">abbreviation</termNote></termSec>
  </langSec>
</conceptEntry>
<conceptEntry id="no-english"><langSec xml:lang="ja"><termSec><term>国会</term></termSec></langSec></conceptEntry>
</body></text></tbx>
"""

DCT = """\
<tbx style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"
     xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="foip">
  <min:subjectField>diplomacy</min:subjectField>
  <basic:definition>A vision of Japan.</basic:definition>
  <min:externalCrossReference target="https://example.org/foip">page</min:externalCrossReference>
  <langSec xml:lang="ja"><termSec><term>自由で開かれたインド太平洋</term></termSec></langSec>
  <langSec xml:lang="en">
    <termSec><term>Free and Open Indo-Pacific</term>
      <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>India-Pacific</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
      <basic:note>a slip</basic:note></termSec>
    <termSec><term>FOIP</term><basic:termType>acronym</basic:termType></termSec>
  </langSec>
</conceptEntry>
</body></text></tbx>
"""

STATUSES = {
    "preferredTerm-admn-sts": "preferred",
    "preferred": "preferred",
    "standardizedTerm": "preferred",
    "standardizedTerm-admn-sts": "preferred",
    "admittedTerm-admn-sts": "admitted",
    "deprecatedTerm-admn-sts": "deprecated",
    "deprecatedTerm": "deprecated",
    "notRecommended": "deprecated",
    "not recommended": "deprecated",
    "supersededTerm-admn-sts": "superseded",
    "obsolete": "superseded",
    "forbidden": "forbidden",
    "Forbidden-admn-sts": "forbidden",
}

ENTRY = """<tbx><conceptEntry id="c">
<langSec xml:lang="en">
<termSec><term>{term}</term>
<termNote type="{kind}">{status}</termNote></termSec>
</langSec></conceptEntry></tbx>"""

LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))

REFUSED = [
    ("", None, "is not valid XML"),
    ("<tbx>\n<conceptEntry>\n</tbx>", 3, "is not valid XML"),
    ("<html><body/></html>", 1, "is no TBX"),
    ("<tbx><conceptEntry id='c'>\n<langSec><termSec><term>x</term></termSec></langSec></conceptEntry></tbx>", 2, "xml:lang"),
    (ENTRY.format(term=" ", kind="administrativeStatus", status="preferred"), 3, "a term is empty"),
    (ENTRY.format(term="x", kind="administrativeStatus", status="dubious"), 4, "unknown status 'dubious'"),
    (ENTRY.format(term="x", kind="administrativeStatus", status="forbidden"), 1, "'c' has no preferred form"),
    (f'<!DOCTYPE tbx [\n<!ENTITY l0 "lol">{LOL}]>\n<tbx>&l9;</tbx>', 2, "declares entities"),
    ('<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<tbx>&x;</tbx>', 1, "declares entities"),
    ('<!DOCTYPE tbx [\n\n<!ENTITY % x SYSTEM "http://localhost:9/x.dtd"> %x;]>\n<tbx/>', 3, "declares entities"),
    ("<tbx>" + "<a>" * 300 + "</a>" * 300 + "</tbx>", 1, "is not valid XML"),
    ("<tbx>&lol;</tbx>", 1, "is not valid XML"),
]  # fmt: skip


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "terms.tbx"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("text", [MARTIF, DCA, DCT], ids=["martif", "dca", "dct"])
def test_the_three_styles_say_the_same(tmp_path: Path, text: str) -> None:
    (concept,) = load_glossary([write(tmp_path, text)], search=[]).concepts
    assert concept.id == "foip"
    assert concept.terms == (
        Term("Free and Open Indo-Pacific", Status.PREFERRED),
        Term("India-Pacific", Status.DEPRECATED, "Free and Open Indo-Pacific", "a slip"),
    )
    assert concept.abbreviations == ("FOIP",)
    assert concept.equivalents == (("ja", ("自由で開かれたインド太平洋",)),)
    assert (concept.definition, concept.reference) == ("A vision of Japan.", "https://example.org/foip")
    assert concept.line == text.count("\n", 0, text.index('id="foip"')) + 1


@pytest.mark.parametrize("kind", ["administrativeStatus", "normativeAuthorization"])
@pytest.mark.parametrize(("spelling", "status"), STATUSES.items())
def test_statuses_in_the_wild(tmp_path: Path, kind: str, spelling: str, status: str) -> None:
    text = ENTRY.format(term="x", kind=kind, status=spelling)
    entry = text.replace("</langSec>", "<termSec><term>y</term></termSec></langSec>")
    (concept,) = load_glossary([write(tmp_path, entry)], search=[]).concepts
    found = {term.form: str(term.status) for term in concept.terms}
    assert found["x"] == {"admitted": "admitted"}.get(status, status)


@pytest.mark.parametrize(("text", "line", "message"), REFUSED, ids=[case[2][:40] for case in REFUSED])
def test_what_cannot_be_read_names_the_line(tmp_path: Path, text: str, line: int | None, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(GlossaryError) as caught:
        load_glossary([path], search=[])
    assert message in str(caught.value)
    assert line is None or caught.value.line == line


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-7"])
def test_entities_do_not_hide_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE tbx [<!ENTITY x "y">]><tbx>&x;</tbx>'
    with pytest.raises(GlossaryError):
        load_glossary([write(tmp_path, text, encoding)], search=[])


def test_an_abbreviation_alone_is_the_term(tmp_path: Path) -> None:
    text = ENTRY.format(term="AUKUS", kind="termType", status="acronym")
    (concept,) = load_glossary([write(tmp_path, text)], search=[]).concepts
    assert (concept.preferred, concept.abbreviations) == ("AUKUS", ())
