"""Which words are good English though no dictionary lists them: inflections, compounds, words with a free prefix."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checker.match.attest import frequency, is_attested, is_in_dictionary
from checker.match.wordnet import load_wordnet
from checker.rules.wrd._inflection import bare, syllables

PREFIXES = tuple(
    sorted(
        (
            "aero after afro agri agro all ante anti arch astro audio auto back bi bio by centi chemo co counter cross crypto "
            "cyber de deci demi dis down eco electro euro ever ex extra fore full geo giga grand great gyro half hecto hemi "
            "hetero homo hydro hyper ill in indo info infra inter intra iso kilo macro mal mega meta micro mid milli mini mis "
            "mono multi nano narco neo neuro non omni once out over paleo pan para petro photo physio poly post pre pro "
            "proto pseudo psycho pyro quasi radio re retro self semi short single sino socio step stereo sub super sur tele "
            "techno tetra thermo trans tri turbo ultra un under uni up vaccino vice video well xeno"
        ).split(),
        key=len,
        reverse=True,
    )
)
FREE_ENDINGS = ("less", "like", "wise", "esque", "ward", "wards", "proof", "gate", "nik", "ish")
SUFFIX_WORDS = frozenset("able ship ness less ful hood dom like ing ion ate ism ist ise ize ment age ant ent ence ance".split())
VARIANTS = (
    *((one, other, ("e", "i", "a")) for one, other in (("is", "iz"), ("iz", "is"), ("ys", "yz"), ("yz", "ys"))),
    *((one, other, ("",)) for one, other in (("our", "or"), ("or", "our"), ("ae", "e"), ("oe", "e"), ("ogue", "og"))),
    ("tre", "ter", ("",)),
    *((char * 2, char, ("ed", "ing", "er", "or", "ous", "ation")) for char in "lp"),
    *((char, char * 2, ("ed", "ing", "er", "or")) for char in "lp"),
)
USED = 1.0
WIDELY_USED = 2.5
SHORTEST_PART = 3
COMMON_PART = 3.0
COMMON_SHORT_PART = 4.0


@lru_cache(maxsize=8192)
def is_regular(word: str) -> bool:
    """Returns whether `word` is good English: attested, a variant spelling, an inflection, a compound, a free formation."""
    if is_attested(word) or any(is_attested(other) for other in variants(word)):
        return True
    return is_formed(word)


def is_formed(word: str) -> bool:
    """Returns whether `word` is formed as English words are, whether or not anyone uses it."""
    return is_inflected(word) or is_prefixed(word) or is_compound(word) or is_free_formation(word)


def is_inflected(word: str) -> bool:
    """Returns whether `word` is an inflection of a good word of the right class."""
    classes = load_wordnet().classes
    for stem, kind, ending in bare(word):
        if len(stem) < 3 or (kind == "a" and syllables(stem) > 2) or _wants_doubling(stem, ending, word):
            continue
        if kind in classes(stem) or (ending == "s" and classes(stem)):
            return True
        if not classes(stem) and (
            is_used(stem) or (len(stem) > 5 and is_prefixed(stem)) or (ending == "s" and is_regular(stem))
        ):
            return True
    return False


def _wants_doubling(stem: str, ending: str, word: str) -> bool:
    """Returns whether the last letter is doubled in the word that people write ("occurred", not "occured")."""
    doubled = stem + stem[-1] + ending
    return ending in ("ed", "ing", "er") and doubled != word and frequency(doubled) > max(frequency(word) + 0.5, WIDELY_USED)


def is_used(word: str) -> bool:
    """Returns whether `word` is known and in use, or unknown and in wide use."""
    return frequency(word) >= (USED if is_in_dictionary(word) else WIDELY_USED)


def is_prefixed(word: str) -> bool:
    """Returns whether `word` is a good word after a prefix that goes with almost anything."""
    for prefix in PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) > 3 and (is_used(rest) or is_inflected(rest)):
            return True
    return False


def is_compound(word: str) -> bool:
    """Returns whether `word` is two common words written as one ("brainburn")."""
    wordnet = load_wordnet()
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        one, other = word[:cut], word[cut:]
        if one not in wordnet or any(stem in SUFFIX_WORDS for stem in (other, *(stem for stem, _, _ in bare(other)))):
            continue
        if other not in wordnet and not any(stem in wordnet for stem, _, _ in bare(other)):
            continue
        if all(frequency(part) >= (COMMON_PART if len(part) > 3 else COMMON_SHORT_PART) for part in (one, other)):
            return True
    return False


def is_free_formation(word: str) -> bool:
    """Returns whether `word` ends in something that goes with almost any word: "-less", "-like", "-wise"."""
    for ending in FREE_ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base) > 2 and (is_attested(base) or is_attested(base + "e")):
            return True
    return False


def variants(word: str) -> Iterator[str]:
    """Yields other accepted spellings: British and American, with or without ligatures and doubled consonants."""
    for old, new, followers in VARIANTS:
        at = word.find(old)
        while at >= 0:
            if word.startswith(followers, at + len(old)):
                yield word[:at] + new + word[at + len(old) :]
            at = word.find(old, at + 1)
