"""Lines around an article are told from lines of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.readers import read_file
from checker.readers.boilerplate import classify

SHARED = Path(__file__).parents[2].parent / "shared"

AROUND = [
    "Leave a Reply",
    "LEAVE A COMMENT",
    "Leave a Reply Cancel reply",
    "Also Read: A Long Title That Goes On and On for More Than Twelve Words in All",
    "ALSO READ | Short title",
    "Read more: Something else",
    "Read more about the harbour",
    "» Read more »",
    "All Rights Reserved",
    "[Copyright (c) The Sample Times. All Rights Reserved.]",
    "© 2025 The Sample Times",
    "Copyright 2025 The Sample Times",
    "(c) 2025 The Sample Times. All rights reserved.",
    "Related Articles",
    "More News",
    "Your email address will not be published. Required fields are marked *",
    "Back to top button",
    "Share this",
    "Share this:",
    "Share on Facebook",
    "Subscribe to our newsletter",
    "Harbour pilots read our newsletter, too: sign up with them.",
    "Advertisement",
    "- Advertisement -",
    "ADVERTISEMENT",
    "Click here",
    "Click here to join the channel",
    "Follow us on Sample and elsewhere",
    "Comments",
    "3 Comments",
    "Comments (12)",
    "4 min read",
    "Tags: harbour, patrol, islands",
]

CAPTIONS = ["Photo: The harbour at dawn.", "Photo by Ann Sample", "(Photo: Ann Sample)", "Image credit: Ann Sample"]

PROSE = [
    "Comments by the minister drew anger.",
    "Share prices fell again on Monday.",
    "Shares of the harbour company rose.",
    "Follow the money, she said.",
    "Read the room, they told him.",
    "Related industries will suffer as well.",
    "More news is expected on Monday.",
    "Advertisement spending fell by a third.",
    "Copyright law has changed three times.",
    "Tags on the crates named another port.",
    "Click here and there, and you lose your savings: that is how the fraud worked, said the police on Monday.",
    "Photographs show the damage.",
    "Sign up sheets were passed around.",
    "Replying to a question, she said no.",
    "Next year",
    "A New Chapter",
    "Getting the apples home",
    "Subscribers left.",
    "Home prices",
]


@pytest.mark.parametrize("line", AROUND)
def test_lines_around_the_article_are_recognised(line: str) -> None:
    assert classify(line) in ("boilerplate", "listing")


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions_are_prose_of_their_own_kind(line: str) -> None:
    assert classify(line) == "caption"


@pytest.mark.parametrize("line", PROSE)
def test_sentences_are_left_alone(line: str) -> None:
    assert classify(line) is None


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder is not here")
def test_no_sentence_of_clean_news_is_taken_for_boilerplate() -> None:
    taken = [
        segment.text
        for path in sorted((SHARED / "data" / "clean_news").glob("*/*.txt"))
        for segment in read_file(path)[0].segments
        if segment.kind == "boilerplate" and len(segment.text.split()) > 12
    ]
    assert taken == []
