"""Makes what the benchmarks read: articles of nonsense news, and glossaries for them. Nothing here is anybody's text.

Sentences are templates filled at random. Words come with the frequencies they have in English (wordfreq, which checker
depends on), so that common words are common and the tail is long; names of people, places and bodies are made up, beside
some real countries. Each article has words of its own that come back, as topics do. Everything follows from a seed.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

ARTICLE_BYTES = 4_000
TOPIC_WORDS = 14
BACK_TO_TOPIC = 0.22  # share of content words that are topic words
TYPOGRAPHIC = 0.4  # share of articles with curly quotation marks and dashes
RIGHT_TERMS = 0.08  # share of sentences with a right form of a glossary's term
WRONG_TERMS = 0.012  # the same for a wrong form
STRAY_WORDS = 0.035  # share of sentences with a word that no dictionary has
SLIPS = 0.012  # share of sentences with a misspelt word

_COUNTRIES = """Japan China Vietnam India Australia Indonesia Thailand Germany France Canada Brazil Mexico Kenya Egypt
Poland Norway Singapore Malaysia Philippines Taiwan Ukraine Russia Britain Spain""".split()
_COUNTRIES += ["the United States", "South Korea", "New Zealand", "the European Union", "the United Nations"]
_DEMONYMS = """Japanese Chinese Vietnamese Indian Australian Indonesian Thai German French Canadian Brazilian Mexican
Kenyan Egyptian Polish Norwegian Malaysian Philippine Taiwanese Ukrainian Russian British Spanish American""".split()
_FIRST_NAMES = """Anna David Maria Peter Julia Thomas Sara Daniel Laura Michael Emma Paul Elena Martin Grace Robert Alice
Victor Nina James Hannah Oscar Clara Simon Lucy Adam Irene George Diana Henry""".split()
_FAMILY_NAMES = """Brown Garcia Tanaka Nguyen Kim Wang Singh Martin Khan Silva Miller Ivanov Schmidt Rossi Cohen Ali Suzuki Park
Lee Santos Novak Jensen Murphy Clark""".split()
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_BODIES = "Ministry Agency Council Institute Party Bank University Court Group Committee Commission Police Union Times".split()
_POSTS = "Minister President Governor Mayor Professor Ambassador Senator Chairman Secretary Director".split()
_FUNCTION = frozenset(
    """the and for that with this from have has had was were will would could should their there they them then than
    what when which while who whom whose about into over after before between through during without within against
    under above because been being both each either neither every some such more most other another any all also just
    only even still yet very much many here where how why your yours you our ours his her hers him its not nor but are
    does did doing done can may might must shall upon onto off out down again once don didn isn doesn won wasn couldn
    wouldn shouldn aren haven hasn hadn ain like said says got get gets let lets one two three four five six seven
    eight nine ten i'm it's too per via etc fuck shit fucking""".split()
)

# n noun, p plural, d past form, g -ing form, b other verb or noun, a adjective, r adverb; upper case is made up below.
_TEMPLATES = """
The {a} {n} of the {n} was {d} on {W} by {P}, who said the {n} had {d} {a} {p} in {C}.
{P}, the {J} {n} {n}, {d} that {p} and {p} would {r} be {d} after the {a} {n}.
{O} said in a {n} that it had {d} the {n} because of {a} {p} in the {n}.
"We have {d} the {n}, and the {n} of {p} is {a}," {P} told reporters in {C} on {W}.
But {p} in {T} have {d} for a {a} {n}, {g} that the {p} are still too {a} for most {p}.
The {n}, which was {d} in {Y}, has {d} more than {N} {p} since {M}.
According to {O}, at least {N} {p} were {d} when a {n} {d} the {n} near {T}.
It was not clear how the {n} {d} the {a} {p}, or whether they were {d} at the time.
A {a} {n} for {O} {d} to comment on the {n}.
{P} has {r} {d} the {n} of {g} {p}, but {p} say it could {b} the {n} by {N} percent.
In {M}, the {n} {d} a {n} with {C} over {a} {p}, its first in {N} years.
"There is no {n} here," she said. "It is a {n} that people {b} when the {p} are {d}."
The {p} will {b} the {a} {n} from {W}, and most of them are {d} to {b} it.
For many {p} in {T}, the {n} is {a}: their {p} have been {d}, and the {n} has not {d}.
{C} and {C} have {d} to {b} the {n} of their {p}, {g} {a} {n} between the two {p}.
At the {n}, {X} {P} {d} his {J} {n}, and the two {d} the {n} as {a} and {a}.
The {n} - the {a} {n} in the {n} - {d} about {N} {p} last year, up from {N} in {Y}.
{P}, {A}, who {d} in {T} before {g} to {C}, said the {n} {d} him "like a {n}".
Some of the {a} {p} were {r} {d}; others were {d} to {T}, where the {n} is {g}.
{O}'s {n} {d} {N} percent to ${N} million, as {p} {d} a {a} {n} in the {n} of {p}.
He {d} that the {n}'s {p} don't {b} the {n}, and that they "{r} {b} the {p}" of the {n}.
As {p} {d}, the {a} {n} of {T} was {d}, with {p} and {p} {g} outside the {n}.
The {J} {n} ({O}) said {W} that {N} of the {p} had been {d} in a {a} {n}.
If the {n} is {d}, it would be the {a} {n} for {P} since {M} {Y}.
What the {n} needs, {P} said, is a {n} of {p} that can {b} without {g} the {a} {p}.
"""
_HEADINGS = """
{J} {n} {d} as {p} {b} {a} {n}
{P} {d} by {a} {n} in {T}
{a} {p} {d} after {n} in {C}
"""
_SLOT = re.compile(r"\{(\w)\}")
_ADJECTIVE = ("al", "ive", "ous", "ful", "ic", "able", "ible", "less", "ary", "ish")
_NOUN = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "ist", "er", "or", "age", "ure", "cy")


@dataclass(frozen=True, slots=True)
class Pair:
    """A wrong form and the right one."""

    wrong: str
    right: str


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, tuple[list[str], list[float]]]:
    """Returns for each class of word its members and their cumulative weights; words are sorted into classes by spelling.

    Only words that pyspellchecker's list has too are taken: wordfreq also counts names, in lower case. Class "s" has
    those it leaves out.
    """
    from spellchecker import SpellChecker
    from wordfreq import top_n_list, word_frequency

    listed = SpellChecker().word_frequency.dictionary
    found: dict[str, list[str]] = {kind: [] for kind in "npdgbars"}
    for word in top_n_list("en", 45_000):
        if word.isascii() and word.isalpha() and len(word) > 2 and word not in _FUNCTION:
            found[_class_of(word) if word in listed else "s"].append(word)
    classes = {}
    for kind, words in found.items():
        # Function words stand in the templates; what is left of the commonest words is damped a little.
        weights = [word_frequency(word, "en") ** (0.9 if kind != "s" else 0.2) for word in words]
        classes[kind] = (words, list(accumulate(weights)))
    return classes


def _class_of(word: str) -> str:
    if word.endswith("ly") and len(word) > 5:
        return "r"
    if word.endswith("ed") and len(word) > 4:
        return "d"
    if word.endswith("ing") and len(word) > 5:
        return "g"
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")) and len(word) > 3:
        return "p"
    if word.endswith(_NOUN) and len(word) > 5:
        return "n"
    if word.endswith(_ADJECTIVE) and len(word) > 5:
        return "a"
    # Neither spelling nor frequency says more: short words fall into classes by their letters, the same each time.
    return "nnab"[sum(map(ord, word)) % 4]


def write_articles(folder: Path, size: int, pairs: Sequence[Pair], slips: Sequence[Pair] = (), *, seed: int = 1) -> int:
    """Writes about `size` bytes of articles to `folder`, with forms of `pairs` and `slips` in some; returns their bytes.

    The articles of a smaller folder are the first ones of a larger.
    """
    folder.mkdir(parents=True, exist_ok=True)
    writer = _Writer(pairs, slips, random.Random(seed))
    written = number = 0
    while written < size:
        data = writer.article().encode()
        (folder / f"{number:05}.txt").write_bytes(data)
        written += len(data)
        number += 1
    return written


def make_pairs(count: int, *, seed: int = 2) -> list[Pair]:
    """Returns `count` terms with two wrong forms each: names of bodies and phrases of two or three words, as desks list them.

    A wrong form has one word replaced by another or its words in another order. No form is in the list twice.
    """
    rng = random.Random(seed)
    draw = {kind: _flat(rng, *vocabulary()[kind]) for kind in "na"}
    pairs: list[Pair] = []
    seen: set[str] = set()
    while len(pairs) < 2 * count:
        words = [draw["a"](), draw["n"]()] if rng.random() < 0.65 else [draw["a"](), draw["n"](), draw["n"]()]
        if rng.random() < 0.3:
            words = [_made_up(rng), *(word.title() for word in words[1:]), rng.choice(_BODIES)]
        others = [[draw["a"](), *words[1:]], [*words[:-1], draw["n"]()]]
        if words[0].istitle():
            others = [[_made_up(rng), *words[1:]], [*words[:-2], draw["n"]().title(), words[-1]]]
        elif len(words) == 3:
            others[1] = [words[0], words[2], words[1]]
        forms = [" ".join(form) for form in (words, *others)]
        if len(set(forms)) == len(forms) and seen.isdisjoint(forms) and len(set(words)) == len(words):
            seen.update(forms)
            pairs += [Pair(wrong, forms[0]) for wrong in forms[1:]]
    return pairs


def make_slips(count: int, *, seed: int = 3) -> list[Pair]:
    """Returns `count` single words with a slip, and what was meant: what codespell's dictionaries are like."""
    rng = random.Random(seed)
    words = [word for kind in "npdgar" for word in vocabulary()[kind][0] if len(word) > 4]
    known = set(words)
    slips: dict[str, str] = {}
    while len(slips) < count:
        word = rng.choice(words)
        at = rng.randrange(1, len(word) - 1)
        slip = rng.choice([word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + "e" + word[at:]])
        if slip not in known:
            slips[slip] = word
    return [Pair(wrong, right) for wrong, right in sorted(slips.items())]


def _flat(rng: random.Random, words: Sequence[str], _: Sequence[float]) -> Callable[[], str]:
    """Returns a function that draws words of middling frequency, each as likely as the next."""
    middle = [word for word in words[100:8_000] if len(word) > 4]
    return lambda: rng.choice(middle)


def _made_up(rng: random.Random) -> str:
    """Returns a name that nobody has, as far as we know."""
    syllables = ["".join(rng.choice(part) for part in ("bdfghjklmnprstvz", "aeiou", ["", "", "n", "r", "l"])) for _ in range(3)]
    return "".join(syllables[: rng.choice((2, 3, 3))]).title()


class _Writer:
    """Writes one article after another."""

    def __init__(self, pairs: Sequence[Pair], slips: Sequence[Pair], rng: random.Random) -> None:
        self._rng = rng
        self._pairs = pairs
        self._slips = slips
        self._stock = {kind: self._draw(kind) for kind in "npdgbars"}
        self._topic: dict[str, list[str]] = {}
        self._people: list[str] = []
        self._places: list[str] = []
        self._bodies: list[str] = []
        self._countries: list[int] = []

    def _draw(self, kind: str) -> Iterator[str]:
        words, weights = vocabulary()[kind]
        while True:
            yield from self._rng.choices(words, cum_weights=weights, k=5_000)

    def article(self) -> str:
        """Returns an article: a heading and paragraphs of one to three sentences, a blank line between them."""
        rng = self._rng
        self._topic = {kind: [next(self._stock[kind]) for _ in range(TOPIC_WORDS)] for kind in "npdgbar"}
        self._people = [
            f"{rng.choice(_FIRST_NAMES)} {rng.choice(_FAMILY_NAMES) if rng.random() < 0.4 else _made_up(rng)}" for _ in range(5)
        ]
        self._places = [_made_up(rng) for _ in range(3)]
        self._bodies = [f"the {_made_up(rng)} {rng.choice(_BODIES)}" for _ in range(3)]
        self._countries = rng.choices(range(len(_DEMONYMS)), k=3)
        heading = self._sentence(rng.choice(_HEADING_LINES))
        lines = [heading[0].upper() + heading[1:]]
        size, target = 0, ARTICLE_BYTES - 60
        while size < target:
            text = " ".join(self._sentence(rng.choice(_SENTENCES)) for _ in range(rng.choice((1, 1, 2, 2, 3))))
            lines.append(text)
            size += len(text) + 2
        text = "\n\n".join(lines) + "\n"
        return _typeset(text) if rng.random() < TYPOGRAPHIC else text

    def _sentence(self, template: str) -> str:
        rng = self._rng
        text = _SLOT.sub(lambda match: self._fill(match[1]), template)
        chance = rng.random()
        if self._pairs and chance < RIGHT_TERMS + WRONG_TERMS:
            pair = rng.choice(self._pairs)
            form = pair.right if chance < RIGHT_TERMS else pair.wrong
            text = f"{text[:-1]} under the {form}{text[-1]}" if text[-1] == "." else f"{text} and {form}"
        elif chance > 1 - STRAY_WORDS:
            is_slip = self._slips and chance > 1 - SLIPS
            word = rng.choice(self._slips).wrong if is_slip else next(self._stock["s"])
            text = text.replace(" the ", f" the {word} ", 1)
        return text[0].upper() + text[1:]

    def _fill(self, slot: str) -> str:
        rng = self._rng
        if slot in self._topic:
            return rng.choice(self._topic[slot]) if rng.random() < BACK_TO_TOPIC else next(self._stock[slot])
        match slot:
            case "P":
                name = rng.choice(self._people)
                return name if rng.random() < 0.4 else name.split()[-1]
            case "O":
                return rng.choice(self._bodies)
            case "T":
                return rng.choice(self._places)
            case "C":
                return _COUNTRIES[rng.choice(self._countries)] if rng.random() < 0.75 else rng.choice(_COUNTRIES)
            case "J":
                return _DEMONYMS[rng.choice(self._countries)]
            case "X":
                return rng.choice(_POSTS)
            case "W":
                return rng.choice(_DAYS)
            case "M":
                return rng.choice(_MONTHS)
            case "Y":
                return str(rng.randint(1985, 2025))
            case "A":
                return str(rng.randint(19, 90))
            case _:
                return f"{int(10 ** rng.uniform(0.5, 4.5)):,}"


def _typeset(text: str) -> str:
    """Returns `text` with typographic apostrophes, quotation marks and dashes."""
    text = re.sub(r'"([^"\n]*)"', "\u201c\\1\u201d", text)
    return text.replace("'", "\u2019").replace(" - ", " \u2013 ")


_SENTENCES = [line for line in _TEMPLATES.splitlines() if line]
_HEADING_LINES = [line for line in _HEADINGS.splitlines() if line]


def main() -> None:
    """Writes everything that `speed.py` measures with to a folder: `corpus.py FOLDER BYTES`."""
    folder, size = Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for count in (1_000, 10_000, 100_000):
        pairs = make_pairs(count)
        rows = "".join(f"{pair.wrong}\t{pair.right}\n" for pair in pairs)
        (folder / f"terms-{count}.tsv").write_text(f"source\ttarget\n{rows}", encoding="utf-8")
    pairs, slips = make_pairs(10_000), make_slips(20_000)
    (folder / "slips.txt").write_text("".join(f"{slip.wrong}->{slip.right}\n" for slip in slips), encoding="utf-8")
    # prh's own manner: the right form, and the patterns of the wrong ones.
    rules = "".join(
        f"  - expected: {one.right}\n    patterns: [{one.wrong}, {other.wrong}]\n"
        for one, other in zip(pairs[::2], pairs[1::2], strict=True)
    )
    (folder / "prh.yml").write_text(f"version: 1\nrules:\n{rules}", encoding="utf-8")
    for share in (10, 5, 2, 1):
        write_articles(folder / f"articles-{share}", size * share // 10, pairs, slips)
    write_articles(folder / "articles-slice", 40_000, pairs, slips)


if __name__ == "__main__":
    main()
