"""How alike two wordings of a statement are, and where they differ.

Words are compared by their stem, by WordNet (synonyms, similar words) and by their place; chrF (Popović 2015, by way of
sacreBLEU) decides what the words leave open. Wordings that come from two translations share a frame and some words, and
put near words in the place of others: "a fair and lasting settlement", "an equitable and durable settlement".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from html import unescape
from itertools import pairwise

from checker.match.attest import frequency
from checker.match.fold import fold
from checker.match.wordnet import load_wordnet
from checker.model import Span

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['\u2019][^\W_]+)*(?:[.,](?=\d)[^\W_]+)*")
_TAG = re.compile(r"<[^<>]{0,200}>")
NEAR = 0.75  # weight of WordNet's neighbours that may stand for one another
RAREST = 7.0
_EMPTY = frozenset(
    """a an the of and or but nor for in on to with by at from into onto upon over under out up down off away about against
    between among than then as so that this these those there here it its he him his she her hers they them their theirs we us
    our ours you your yours i me my mine who whom whose which what when where while if whether because not no is are was were be
    been being am has have had having do does did done doing will would shall should can could may might must also very too just
    only even still yet more most much many such own one ones said says say saying told tell added now ever never all any both
    each every some get got let himself herself itself themselves myself ourselves toward towards within without through during
    nobody noone anyone everyone someone nothing anything everything something other others another ago per via like""".split()
)
# Small words whose coming or going turns a statement round.
_POLAR = frozenset("not no never up down before after more less without none neither nor".split())
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split()
    )
} | {
    word: str(10 * number)
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety hundred".split(), 2)
}


@dataclass(frozen=True, slots=True)
class Saying:
    """A wording: its folded words with their stems and places in the text; `core` numbers those that carry meaning."""

    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    spans: tuple[Span, ...]
    core: tuple[int, ...]
    weight: float

    @property
    def plain(self) -> str:
        """The words with spaces between."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Likeness:
    """`share` of the shorter wording's weight that the other has, by stem or near word; `matched` and `equal` count words."""

    share: float
    matched: int
    equal: int


@dataclass(frozen=True, slots=True)
class Change:
    """Words `first` of one wording that stand for words `second` of another; either may be empty."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    is_content: bool


def read_saying(text: str) -> Saying:
    """Returns a wording as it is compared."""
    plain = _TAG.sub(lambda tag: "\0" * len(tag[0]), text)
    words, stems, spans = [], [], []
    for match in _WORD.finditer(plain):
        word = fold(unescape(match.group())).replace("\u2019", "'").replace(".", "").lower()
        if word.endswith("'s"):
            word = word[:-2]
        words.append(word)
        stems.append(stem(word))
        spans.append(Span(*match.span()))
    core = tuple(at for at, word in enumerate(words) if is_core(word))
    return Saying(text, tuple(words), tuple(stems), tuple(spans), core, sum(weigh(words[at]) for at in core))


def is_core(word: str) -> bool:
    """Says whether a word carries meaning."""
    return (
        word not in _EMPTY and not word.endswith(("n't", "'re", "'ve", "'ll", "'m", "'d")) and (len(word) > 1 or word.isdigit())
    )


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Returns a word without its usual endings; words of one stem count as the same."""
    word = _NUMBERS.get(word, word)
    for ending in ("ies", "ied"):
        if word.endswith(ending) and len(word) > 5:
            return word[:-3] + "y"
    for ending in ("ing", "edly", "ed", "es", "ly", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            base = word[: -len(ending)]
            if len(base) > 3 and base[-1] == base[-2] and ending in ("ing", "ed"):
                base = base[:-1]
            return base[:-1] if base.endswith("e") and len(base) > 3 else base
    return word


@lru_cache(maxsize=65536)
def weigh(word: str) -> float:
    """Returns how much a word tells, from 1 (common) to 5.5 (rare or a name)."""
    zipf = frequency(word) if word.isascii() and word.isalpha() else 4.0
    return max(1.0, min(5.5, RAREST - zipf))


def compare(one: Saying, other: Saying) -> Likeness:
    """Returns how alike two wordings are."""
    short, long = sorted((one, other), key=lambda saying: (saying.weight, saying.words))
    left = {long.stems[at] for at in long.core}
    words = {long.words[at] for at in long.core}
    found, matched, equal = 0.0, 0, 0
    for at in short.core:
        weight = weigh(short.words[at])
        if short.stems[at] in left:
            found += weight
            matched += 1
            equal += 1
        elif any(are_near(short.words[at], word) for word in words):
            found += 0.8 * weight
            matched += 1
    return Likeness(found / short.weight if short.weight else 0.0, matched, equal)


def are_near(one: str, other: str) -> bool:
    """Says whether two words may stand for one another: WordNet has them as near, or a letter or two tell them apart."""
    if other in near_words(one) or one in near_words(other):
        return True
    if min(len(one), len(other)) >= 5 and one[0] == other[0]:
        from rapidfuzz.distance import OSA

        return OSA.distance(one, other, score_cutoff=1) <= 1
    return False


@lru_cache(maxsize=16384)
def near_words(word: str) -> frozenset[str]:
    """Returns the words that WordNet has as near to a word or to its base form."""
    net = load_wordnet()
    base = next((form for form in _bases(word) if form in net), None)
    if base is None:
        return frozenset()
    return frozenset(near.word for near in net.neighbours(base) if near.weight >= NEAR) | {base}


def _bases(word: str) -> Iterator[str]:
    yield word
    for ending, put in (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word[: -len(ending)] + put


def measure_chrf(one: str, other: str) -> float:
    """Returns sacreBLEU's sentence chrF of two wordings, from 0 to 100, the better of both directions."""
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF()
    return max(float(metric.sentence_score(one, [other]).score), float(metric.sentence_score(other, [one]).score))


def find_changes(one: Saying, other: Saying) -> list[Change]:
    """Returns where two wordings differ between the first and the last word that they share; a longer end is no change."""
    blocks = _align(one.stems, other.stems)
    changes = []
    for (at, to, size), (next_at, next_to, _) in pairwise(blocks):
        first, second = tuple(range(at + size, next_at)), tuple(range(to + size, next_to))
        if first or second:
            changes.append(_change(one, other, first, second))
    if blocks:
        # At either end words that stand for one another: "cheerful and engaging", "cheerful and pleasant".
        at, to, _ = blocks[0]
        head = _ends(one, other, range(at), range(to))
        last_at, last_to, size = blocks[-1]
        tail = _ends(one, other, range(last_at + size, len(one.words)), range(last_to + size, len(other.words)))
        changes = [*head, *changes, *tail]
    return [change for change in changes if change.first or change.second]


def _ends(one: Saying, other: Saying, first: range, second: range) -> list[Change]:
    mine = [at for at in first if at in one.core]
    theirs = [at for at in second if at in other.core]
    if not mine or not theirs or max(len(first), len(second)) > LONGEST_END:
        return []
    if abs(len(first) - len(second)) > LONGEST_END // 2:
        return []
    return [_change(one, other, tuple(first), tuple(second))]


LONGEST_END = 4


def _change(one: Saying, other: Saying, first: Sequence[int], second: Sequence[int]) -> Change:
    mine = {one.stems[at] for at in first if at in one.core or (second and one.words[at] in _POLAR)}
    theirs = {other.stems[at] for at in second if at in other.core or (first and other.words[at] in _POLAR)}
    # A word that the other wording has in another place has moved, and is no difference.
    gone, come = mine.difference(other.stems), theirs.difference(one.stems)
    polar = {word for word in (mine ^ theirs) if word in _POLAR}
    return Change(tuple(first), tuple(second), bool(gone or come or polar))


def _align(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]


def span_of(saying: Saying, words: Sequence[int]) -> Span:
    """Returns the place of words in the wording's text."""
    return Span(saying.spans[words[0]].start, saying.spans[words[-1]].end)
