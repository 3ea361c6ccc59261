"""Says which elements of a page hold no part of the article: by tag, by role, by the words of class and id."""

from __future__ import annotations

import re

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre search section summary "
    "table tbody td tfoot th thead title tr ul video".split()
)
# Never prose, whatever stands in them.
SKIPPED = frozenset(
    "aside audio button canvas dialog embed footer iframe input label map math menu meter nav noembed noframes noscript "
    "object option output pre progress script search select style svg template textarea title video xmp".split()
)
CODE = frozenset("code kbd samp tt var".split())
# Hints are words that authors of page templates choose: never believed of the elements that hold the article.
TRUSTED = frozenset("html body main article h1".split())
_ROLES = frozenset("navigation complementary contentinfo search dialog alertdialog menu menubar toolbar tablist button".split())
_HINTS = frozenset(
    """
    ad ads adsense advert advertisement advertising breadcrumb breadcrumbs comment comments consent cookie cookies
    disqus footer gdpr masthead menu modal nav navbar navigation newsletter outbrain pager pagination popup promo
    promos promoted promotion recirc recirculation recommendation recommendations recommended related reply respond
    share sharedaddy sharing shares sidebar signup social sponsor sponsored subscribe subscription taboola tags
    toolbar trending widget widgets
    """.split()
)
_WHOLE = frozenset(
    """
    sr-only screen-reader-text visually-hidden visuallyhidden skip-link read-more readmore also-read read-also
    more-news most-read most-popular post-navigation author-bio jp-relatedposts site-header site-footer addtoany
    """.split()
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# "post-12345-comment-on-the-budget" is a title made an id, not a hint.
_MOST_WORDS = 4
_UNLESS = frozenset({"has", "with", "no", "without", "not", "is"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_skipped(name: str, attributes: dict[str, str]) -> bool:
    """Returns whether an element is no part of any article: by its tag, its role, or because nobody sees it."""
    if name in SKIPPED:
        return True
    if not attributes:
        return False
    return (
        attributes.get("role", "").lower() in _ROLES
        or attributes.get("aria-hidden", "").lower() == "true"
        or ("hidden" in attributes and attributes["hidden"].lower() != "until-found")
        or ("style" in attributes and _HIDDEN.search(attributes["style"]) is not None)
    )


def is_hinted(name: str, attributes: dict[str, str]) -> bool:
    """Returns whether class or id say that an element stands around the article."""
    if name in TRUSTED or not attributes:
        return False
    names = [*attributes.get("class", "").split(), *attributes.get("id", "").split()]
    return any(_says_around(one) for one in names)


def _says_around(name: str) -> bool:
    if name.lower() in _WHOLE:
        return True
    words = [word.lower() for word in _WORD.findall(name)]
    return len(words) <= _MOST_WORDS and not _HINTS.isdisjoint(words) and _UNLESS.isdisjoint(words)
