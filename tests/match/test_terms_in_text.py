"""A listed form is found however it is dressed, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.engine.check import Checker

GLOSSARY = """
- id: indo-pacific
  preferred: Indo-Pacific
  forbidden: [{form: India-Pacific, replacement: Indo-Pacific}]
- id: pacific-strategy
  preferred: Ocean Strategy
  forbidden: [Pacific Strategy]
- id: indo-pacific-strategy
  preferred: Indo-Pacific Strategy
- id: free-trade
  preferred: free trade
  forbidden: [{form: liberal commerce, replacement: free trade}]
- id: memorandum
  preferred: memorandum of understanding
  forbidden: [memo of comprehension]
"""

FOUND = [
    ("upper case", "THE INDIA-PACIFIC REGION", "INDIA-PACIFIC", "INDO-PACIFIC"),
    ("lower case", "the india-pacific region", "india-pacific", "Indo-Pacific"),
    ("title case", "The Liberal Commerce Area", "Liberal Commerce", "Free Trade"),
    ("non-breaking hyphen", "the India\u2011Pacific region", "India\u2011Pacific", "Indo-Pacific"),
    ("en dash", "the India\u2013Pacific region", "India\u2013Pacific", "Indo-Pacific"),
    ("non-breaking space", "a liberal\u00a0commerce area", "liberal\u00a0commerce", "free trade"),
    ("two spaces", "a liberal  commerce area", "liberal  commerce", "free trade"),
    ("spaced hyphen", "the India - Pacific region", "India - Pacific", "Indo-Pacific"),
    ("possessive", "the India-Pacific\u2019s future", "India-Pacific", "Indo-Pacific"),
    ("plural", "two memos of comprehension were signed", "memos of comprehension", "memorandums of understanding"),
    ("quotation marks", "the \u201cIndia-Pacific\u201d region", "India-Pacific", "Indo-Pacific"),
    (
        "full-width letters",
        "the \uff29\uff4e\uff44\uff49\uff41-Pacific region",
        "\uff29\uff4e\uff44\uff49\uff41-Pacific",
        "Indo-Pacific",
    ),
    ("start of a sentence", "It ended. Liberal commerce won.", "Liberal commerce", "Free trade"),
    (
        "emoji and combining marks before",
        "\U0001f6a2\U0001f6a2 e\u0301te\u0301 in the India-Pacific",
        "India-Pacific",
        "Indo-Pacific",
    ),
]
NOT_FOUND = [
    ("inside a URL", "See https://example.org/India-Pacific/talks for more."),
    ("inside a path", "Open notes/India-Pacific/talks.txt, please."),
    ("inside an e-mail address", "Write to desk@India-Pacific.example today."),
    ("inside a longer word", "He calls himself MyIndia-Pacificist."),
    ("inside a right longer term", "The Indo-Pacific Strategy was published."),
    ("over the end of a sentence", "They left India. Pacific islands came next."),
    ("over a comma", "They named India, Pacific islands and others."),
    ("over a paragraph", "They spoke of India\nPacific islands came next."),
]


@pytest.mark.parametrize(("text", "surface", "suggestion"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_a_listed_form_is_found(checker_of: Callable[..., Checker], text: str, surface: str, suggestion: str) -> None:
    findings = checker_of(GLOSSARY, "TRM101").check_text(text)
    assert [(f.text, f.suggestions[0]) for f in findings] == [(surface, suggestion)]
    assert text[findings[0].span.start : findings[0].span.end] == surface


@pytest.mark.parametrize("text", [row[1] for row in NOT_FOUND], ids=[row[0] for row in NOT_FOUND])
def test_nothing_else_is_found(checker_of: Callable[..., Checker], text: str) -> None:
    assert checker_of(GLOSSARY, "TRM101").check_text(text) == []


def test_a_line_break_inside_a_term_of_a_markdown_paragraph_hides_nothing(checker_of: Callable[..., Checker]) -> None:
    text = "The area of liberal\ncommerce grew."
    findings = checker_of(GLOSSARY, "TRM101").check_text(text, "case.md")
    assert [(f.text, f.suggestions[0]) for f in findings] == [("liberal\ncommerce", "free trade")]


def test_positions_count_code_points_of_the_decoded_file(checker_of: Callable[..., Checker]) -> None:
    text = "\ufeffFirst \U0001f30f line\r\nthe India-Pacific region\r\n"
    finding = checker_of(GLOSSARY, "TRM101").check_text(text)[0]
    assert text[1:][finding.span.start : finding.span.end] == "India-Pacific"


def test_exact_forms_match_only_as_they_are(checker_of: Callable[..., Checker]) -> None:
    glossary = "- {id: quad, preferred: Quad, exact: true, forbidden: [{form: QUAD Group, replacement: Quad}]}"
    texts = {"The QUAD Group met.": 1, "The quad group met.": 0}
    assert {text: len(checker_of(glossary, "TRM101").check_text(text)) for text in texts} == texts
