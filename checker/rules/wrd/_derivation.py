"""Explains a word that no dictionary has as a real word with a suffix that does not go with it.

The table `data/suffixes.tsv` says what each suffix makes, and on which words it does and does not stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from checker.match.attest import frequency, is_attested
from checker.match.wordnet import load_wordnet
from checker.rules.wrd._family import MOST, family, is_person, suggest
from checker.rules.wrd._inflection import add, bare, stems, syllables
from checker.rules.wrd._regular import is_regular

REAL = 2.8  # the least Zipf value of a stem: two uses in three million words
COMMON = 3.5
SHORTEST_STEM = 4
SHORTEST_WORD = 6
CLASSES = {"n": "noun", "v": "verb", "a": "adjective", "r": "adverb"}
SUFFIXED = ("ance", "ence", "ancy", "ency", "ion", "ment", "ness", "ity", "ship", "ism", "hood", "dom", "cy", "ture")
NEGATIVE = ("un", "in", "im", "il", "ir", "dis")
ASSIMILATED = {"il": "l", "ir": "r", "im": "bmp"}


@dataclass(frozen=True, slots=True)
class Suffix:
    """A row of the table."""

    text: str
    gives: str
    free: tuple[str, ...]
    wrong: tuple[str, ...]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a non-word was made, and what may have been meant."""

    stem: str
    reason: str
    suggestions: tuple[str, ...]
    confidence: float


@lru_cache(maxsize=4096)
def explain(word: str) -> Derivation | None:
    """Returns how the lower-case `word` was made; None if it is good English or nothing that we understand."""
    if is_attested(word):
        return None
    if found := _wrong_prefix(word):
        return found
    if is_regular(word):
        return None
    plural = next((stem for stem, kind, ending in bare(word) if ending == "s" and kind == "n"), None)
    found = _wrong_suffix(word)
    if found or plural is None:
        return found
    found = _wrong_suffix(plural)
    return found and replace(found, suggestions=tuple(add(one, "s") for one in found.suggestions))


def is_free_derivation(word: str) -> bool:
    """Returns whether `word` is a known word with a suffix that goes with it ("seekingly"); inflections do not count."""
    free = [suffix for suffix in suffixes() if suffix.gives != "participle"]
    return any(parse.is_free for suffix in free for parse in _parses(word, suffix))


def _wrong_suffix(word: str) -> Derivation | None:
    parses = [parse for suffix in suffixes() for parse in _parses(word, suffix)]
    if not parses or any(parse.is_free for parse in parses):
        return None
    best = max(parses, key=lambda parse: (len(parse.stem), frequency(parse.stem)))
    suffix, stem, kind = best.suffix, best.stem, best.kind
    reason = f"-{suffix.text} on the {CLASSES[kind]} “{stem}”"
    if suffix.gives == "participle":
        reason += ", which is no verb"
    rivals = (f"more {stem}",) if suffix.text == "er" and kind == "a" else best.rivals
    found = rivals + suggest(stem, suffix.text, suffix.gives)
    is_sure = kind != "n" or stem.endswith(SUFFIXED) or suffix.gives != "participle"
    return Derivation(stem, reason, tuple(dict.fromkeys(found))[:MOST], 0.9 if is_sure else 0.7)


@dataclass(frozen=True, slots=True)
class Parse:
    """A way to read a word as a stem of a class with a suffix; `rivals` are words that stand where it would."""

    suffix: Suffix
    stem: str
    kind: str
    is_free: bool
    rivals: tuple[str, ...] = ()


def _parses(word: str, suffix: Suffix) -> Iterator[Parse]:
    if not word.endswith(suffix.text) or len(word) < SHORTEST_WORD:
        return
    classes = load_wordnet().classes
    for stem in dict.fromkeys(stems(word[: -len(suffix.text)], suffix.text)):
        if len(stem) < SHORTEST_STEM - 1 or not classes(stem):
            continue
        kinds = _kinds(stem, classes(stem))
        if suffix.text == "ly" and stem.endswith(("ing", "ed")):
            kinds += "a"  # "seekingly": on a participle
        free = next((kind for kind in suffix.free if kind in kinds), None)
        rivals = _rivals(stem, suffix)
        if free and not rivals and _is_free(stem, suffix, kinds):
            yield Parse(suffix, stem, free, is_free=True)
        elif len(stem) >= SHORTEST_STEM and frequency(stem) >= (REAL if len(stem) > SHORTEST_STEM else COMMON):
            wrong = free if rivals else next((kind for kind in suffix.wrong if kind in kinds), None)
            if wrong:
                yield Parse(suffix, stem, {"p": "n", "x": "n", "l": "a"}.get(wrong, wrong), is_free=False, rivals=rivals)


def _is_free(stem: str, suffix: Suffix, kinds: str) -> bool:
    """Returns whether the suffix, which goes with stems of this class, goes with this one."""
    if suffix.text == "ly":
        return not stem.endswith("ic")
    if suffix.endings and not stem.endswith(suffix.endings):
        return False
    return "v" in kinds or suffix.text not in ("er", "ful") or not any(kind in kinds for kind in suffix.wrong)


def _rivals(stem: str, suffix: Suffix) -> tuple[str, ...]:
    """Returns common words that stand where the formation would ("negotiable" for "negotiatable")."""
    if suffix.text == "able" and stem.endswith("ate"):
        found = [stem[:-3] + "able"]
    elif suffix.text == "ness" and stem.endswith(("ant", "ent", "ate", "able", "ible", "al")):
        found = [word for step, word in family(stem) if step == 1 and word.endswith(SUFFIXED) and not word.endswith("ness")]
    else:
        return ()
    return tuple(word for word in found if frequency(word) >= COMMON - 0.7)[:MOST]


def _kinds(stem: str, classes: str) -> str:
    kinds = classes
    if "n" in classes and is_person(stem):
        kinds += "p"
    if "n" in classes and stem.endswith(SUFFIXED):
        kinds += "x"
    if "a" in classes and syllables(stem) > 2:
        kinds += "l"
    return kinds


def _wrong_prefix(word: str) -> Derivation | None:
    """Explains "unpossible": an adjective that takes another negative prefix."""
    wordnet = load_wordnet()
    for prefix in NEGATIVE:
        stem = word[len(prefix) :]
        if not word.startswith(prefix) or "a" not in wordnet.classes(stem) or frequency(stem) < REAL:
            continue
        rivals = [
            other + stem
            for other in NEGATIVE
            if other != prefix and stem[0] in ASSIMILATED.get(other, stem[0]) and frequency(other + stem) >= REAL
        ]
        if rivals:
            rivals.sort(key=lambda rival: -frequency(rival))
            return Derivation(stem, f"{prefix}- on the adjective “{stem}”", tuple(rivals), 0.9)
    return None


@lru_cache(maxsize=1)
def suffixes() -> tuple[Suffix, ...]:
    """Returns the table."""
    text = files("checker.rules.wrd").joinpath("data/suffixes.tsv").read_text(encoding="utf-8")
    rows = [(line + "\t\t\t\t").split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        Suffix(row[0].strip(), row[1], tuple(row[2].split()), tuple(row[3].split()), tuple(row[4].split())) for row in rows
    )
