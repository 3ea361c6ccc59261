"""Where in an article a lower-case word stands alone, as plain running text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checker.match.attest import frequency, frequency_in, is_attested, is_in_dictionary
from checker.match.scan import Scan
from checker.model import Span

LONGEST = 50  # letters: what is longer is no word, and its neighbours would cost the square of its length
_JOINERS = frozenset("-\u2010\u2011@/\\_.#&=+~'\u2019\0")
_OPENING = frozenset("'\"\u2018\u201c\u00ab*_")
_CLOSING = frozenset("'\"\u2019\u201d\u00bb*_")


@lru_cache(maxsize=1)
def plain_unknown_words(scan: Scan) -> tuple[tuple[str, Span], ...]:
    """Returns the words that no dictionary has and that are neither names, nor parts of something, nor quoted.

    Two unknown words in a row are taken for a phrase of another language. Two rules ask for the same article.
    """
    return tuple(_plain_unknown_words(scan))


def _plain_unknown_words(scan: Scan) -> Iterator[tuple[str, Span]]:
    unknown = scan.unknown
    if not unknown:
        return
    text, words, places = scan.prose.text, scan.words.list, set(unknown)
    # What is asked of the whole text is asked once a word, not once a place.
    plain = {
        word
        for word in {words[at] for at in unknown}
        if len(word) <= LONGEST and word.isascii() and not is_in_dictionary(word) and word.capitalize() not in text
    }
    for at in unknown:
        word = words[at]
        if word not in plain:
            continue
        span = scan.span(at)
        if text[span.start : span.end] != word or not _is_plain(text, span):
            continue
        beside = places.intersection((at - 1, at + 1))
        if all(is_attested(words[other]) for other in beside):
            yield word, span


def _is_plain(text: str, span: Span) -> bool:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before in _JOINERS and before:
        return False
    if before in _OPENING and before and (after in _CLOSING or text[span.end + 1 : span.end + 2] in _CLOSING):
        return False
    follower, next_one = text[span.end + 1 : span.end + 2], text[span.end + 2 : span.end + 3]
    if after and after in "'\u2019":
        return not follower.isalnum() or (follower == "s" and not next_one.isalnum())
    return not (after and after in _JOINERS) or (after == "." and not follower.isalnum())


@lru_cache(maxsize=4096)
def is_foreign(word: str) -> bool:
    """Returns whether `word` is a common one of another language written in Latin letters (wordfreq's small lists)."""
    least = max(3.6, frequency(word) + 1.5)
    return any(frequency_in(lang, word) >= least for lang in LANGUAGES)


LANGUAGES = ("fr", "es", "de", "it", "pt", "nl", "id", "pl")
