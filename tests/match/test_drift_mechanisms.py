"""How an unlisted rendering comes about, one mechanism at a time, over a small glossary with lexicons of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.engine.check import Checker, load_checker
from checker.engine.select import select_rules
from checker.model import Finding

GLOSSARY = """\
- {id: india, type: place, preferred: India, demonym: [Indian], combining: [Indo]}
- {id: indo-pacific, type: place, preferred: Indo-Pacific, distinct: [Indian Pacific train]}
- id: foip
  preferred: Free and Open Indo-Pacific
  equivalents: {vi: tự do và rộng mở Ấn Độ Dương}
  components: [free, open, [Indo-Pacific, {concept: indo-pacific, head: true}]]
- id: navigation
  preferred: freedom of navigation
  equivalents: {vi: tự do hàng hải}
  components: [[freedom, {literal: {ja: [unboundness]}}], [navigation, {head: true}]]
  distinct: [liberty of sailing clubs]
- {id: council, type: organisation, preferred: Harbour Security Council, equivalents: {vi: Hội đồng An ninh Cảng}}
- {id: board, type: organisation, preferred: Safety Board}
- {id: states, preferred: member state, equivalents: {vi: quốc gia thành viên}}
- {id: law, type: organisation, preferred: Convention on the Law of the Quiet Sea}
"""
LEXICONS = {
    "vi.yaml": """\
language: vi
words:
  tự do: [freedom, liberty, free]
  hàng hải: [navigation, sailing, ship going]
  an ninh: [security, safety]
  hội đồng: [council, board]
  rộng mở: [open, spacious]
  thành viên: [member, limb]
""",
    "de.yaml": "language: de\nwords: {Sicherheit: [security, certainty]}\n",
}

# Mechanism, text, what is found in it, the suggestion, what message and reason say.
FOUND = [
    ("literal", "They spoke of unboundness of navigation.", "unboundness of navigation", "freedom of navigation",
     "Word by word from Japanese, “freedom” becomes “unboundness”."),
    ("lexicon", "They spoke of liberty of navigation.", "liberty of navigation", "freedom of navigation",
     "“tự do” (Vietnamese) is both “freedom” and “liberty”."),
    ("two words", "They spoke of liberty of sailing.", "liberty of sailing", "freedom of navigation", "from Vietnamese."),
    ("another order", "They spoke of sailing liberty.", "sailing liberty", "freedom of navigation", "from Vietnamese."),
    ("a phrase", "They spoke of freedom of ship going.", "freedom of ship going", "freedom of navigation",
     "“hàng hải” (Vietnamese) is both “navigation” and “ship going”."),
    ("an article between", "They spoke of the liberty of the sailing.", "liberty of the sailing", "freedom of navigation", ""),
    ("upper case", "LIBERTY OF SAILING", "LIBERTY OF SAILING", "FREEDOM OF NAVIGATION", ""),
    ("a line break", "They spoke of the liberty of\u00a0sailing.", "liberty of\u00a0sailing", "freedom of navigation", ""),
    ("plural", "The limb states voted.", "limb states", "member states", "“thành viên” (Vietnamese)"),
    ("another language", "The Harbour Certainty Council met.", "Harbour Certainty Council", "Harbour Security Council",
     "from German."),
    ("place", "They spoke of India-Pacific ties.", "India-Pacific", "Indo-Pacific", "“india” and “indo” name the same place."),
    ("demonym", "They spoke of the Indian-Pacific.", "Indian-Pacific", "Indo-Pacific",
     "“indian” and “indo” name the same place."),
    ("place in another order", "They spoke of the Pacific India.", "Pacific India", "Indo-Pacific", ""),
    ("only the order", "The Security Council of Harbour met.", "Security Council of Harbour", "Harbour Security Council",
     "has the words of “Harbour Security Council” in another order."),
    ("frame", "They spoke of a Friendly and wide Pacific India.", "Friendly and wide Pacific India",
     "Free and Open Indo-Pacific", "“wide” stands where the term has “open”."),
    ("frame with a known word", "The Free and Spacious Indo-Pacific plan.", "Free and Spacious Indo-Pacific",
     "Free and Open Indo-Pacific", "“rộng mở” (Vietnamese) is both “open” and “spacious”."),
    ("an odd word in a long name", "The Convention on the Law of the Loud Sea was signed.",
     "Convention on the Law of the Loud Sea", "Convention on the Law of the Quiet Sea",
     "“loud” stands where the term has “quiet”."),
    ("a synonym", "The Convention on the Law of the Quiet Ocean was signed.", "Convention on the Law of the Quiet Ocean",
     "Convention on the Law of the Quiet Sea", "“ocean” is a synonym of “sea”."),
    ("a misspelling", "The Harbour Securtiy Council met.", "Harbour Securtiy Council", "Harbour Security Council",
     "“securtiy” is one letter from “security”."),
]  # fmt: skip

# Nothing is found here, however low the threshold.
NOT_FOUND = [
    ("the term itself", "Freedom of navigation matters in the Indo-Pacific."),
    ("the term in the plural", "The member states voted."),
    ("the term with an article", "The freedom of the navigation matters."),
    ("a phrase of its own", "The liberty of sailing clubs was praised."),
    ("a phrase of its own that names a place", "The Indian Pacific train left."),
    ("a right form inside", "The Harbour Safety Board met."),
    ("one word alone", "They spoke of liberty."),
    ("one word twice", "Liberty, liberty of liberty."),
    ("comma", "They spoke of liberty, sailing and ports."),
    ("full stop", "They spoke of liberty. Sailing is fun."),
    ("semicolon", "They spoke of liberty; sailing is fun."),
    ("colon", "They spoke of liberty: sailing is fun."),
    ("brackets", "They spoke of liberty (sailing) and ports."),
    ("quotation marks", "They spoke of liberty of \"sailing\" and ports."),
    ("slash", "They spoke of liberty/sailing and ports."),
    ("paragraph", "They spoke of liberty\n\nSailing is fun."),
    ("a verb", "To them liberty is sailing."),
    ("another verb", "Those with liberty would sail, sailing has liberty."),
    ("too far apart", "They spoke of liberty for all the people of the islands and about sailing."),
    ("an address", "See https://example.org/liberty-of-sailing for more."),
]  # fmt: skip

# The first of two texts is the surer rendering.
SURER = [
    ("attested in the concept's own form", "The Harbour Safety Council met.", "The Harbour Certainty Council met."),
    ("one word changed", "They spoke of liberty of navigation.", "They spoke of liberty of sailing."),
    ("the term's own order", "They spoke of liberty of sailing.", "They spoke of sailing liberty."),
    ("the term's own function words", "They spoke of liberty of sailing.", "They spoke of liberty and sailing."),
    ("capitals of a name", "The Harbour Safety Council met.", "The harbour safety council met."),
    ("literal", "They spoke of unboundness of navigation.", "They spoke of liberty of navigation."),
]

# Confidence for major and for minor, in thousandths away from that of the finding; what becomes of it.
THRESHOLDS = [
    (-1, -1, ["major"]),
    (0, 0, ["major"]),
    (1, 0, ["minor"]),
    (1, -1, ["minor"]),
    (1, 1, []),
]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packs")
    (folder / "desk").mkdir()
    (folder / "desk/concepts.yaml").write_text(GLOSSARY, encoding="utf-8")
    (folder / "word-by-word").mkdir()
    for name, text in LEXICONS.items():
        (folder / "word-by-word" / name).write_text(text, encoding="utf-8")
    return folder / "desk"


def load(pack: Path, *, major: float = 0.5, minor: float = 0.0) -> Checker:
    options = {"TRM102": {"major": major, "minor": minor}}
    return load_checker(select_rules(select=["TRM102"]), packs=[pack], search=[], options=options)


@pytest.fixture(scope="module")
def drift(pack: Path) -> Checker:
    """Reports every candidate, however unsure."""
    return load(pack)


def best(checker: Checker, text: str) -> Finding:
    return max(checker.check_text(text), key=lambda finding: finding.confidence)


@pytest.mark.parametrize(
    ("text", "surface", "suggestion", "said"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND]
)
def test_a_rendering_is_found_and_explained(drift: Checker, text: str, surface: str, suggestion: str, said: str) -> None:
    findings = drift.check_text(text)
    assert [(finding.text, finding.suggestions[0]) for finding in findings] == [(surface, suggestion)]
    assert said in f"{findings[0].message} {findings[0].reason}"
    assert findings[0].fix is not None
    assert (findings[0].fix.safety, findings[0].fix.edits[0].text) == ("unsafe", suggestion)
    assert 0.35 <= findings[0].confidence <= 0.99


@pytest.mark.parametrize("text", [case[1] for case in NOT_FOUND], ids=[case[0] for case in NOT_FOUND])
def test_what_is_right_or_apart_is_left_alone(drift: Checker, text: str) -> None:
    assert [(finding.text, finding.message) for finding in drift.check_text(text)] == []


@pytest.mark.parametrize(("surer", "other"), [case[1:] for case in SURER], ids=[case[0] for case in SURER])
def test_some_renderings_are_surer_than_others(drift: Checker, surer: str, other: str) -> None:
    assert best(drift, surer).confidence > best(drift, other).confidence


@pytest.mark.parametrize(("major", "minor", "expected"), THRESHOLDS)
def test_thresholds_are_options(pack: Path, drift: Checker, major: int, minor: int, expected: list[str]) -> None:
    text = "They spoke of liberty of sailing."
    sure = best(drift, text).confidence
    checker = load(pack, major=sure + major / 1000, minor=sure + minor / 1000)
    assert [finding.severity for finding in checker.check_text(text)] == expected


def test_without_lexicons_only_the_concept_itself_explains(pack: Path, tmp_path: Path) -> None:
    path = tmp_path / "alone.yaml"
    path.write_bytes((pack / "concepts.yaml").read_bytes())
    checker = load(path)
    assert [finding.text for finding in checker.check_text("The limb states spoke of unboundness of navigation.")] == [
        "unboundness of navigation"
    ]


def test_a_concept_may_opt_out(tmp_path: Path, pack: Path) -> None:
    folder = tmp_path / "packs/desk"
    folder.mkdir(parents=True)
    (tmp_path / "packs/word-by-word").symlink_to(pack.parent / "word-by-word")
    text = GLOSSARY.replace("{id: states,", "{id: states, drift: false,")
    (folder / "concepts.yaml").write_text(text, encoding="utf-8")
    assert load(folder).check_text("The limb states voted.") == []
