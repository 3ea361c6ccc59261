"""How English words are spelled when something is added to them."""

from __future__ import annotations

from collections.abc import Iterator

VOWELS = "aeiou"


def syllables(word: str) -> int:
    """Returns how many groups of vowels the word has, a mute final e not counted."""
    body = word[:-1] if word.endswith("e") else word
    return max(1, sum(char in "aeiouy" and (at == 0 or body[at - 1] not in "aeiouy") for at, char in enumerate(body)))


def stems(base: str, suffix: str) -> Iterator[str]:
    """Yields what may have stood before `suffix` was added and left `base` before it ("allianc" + ed: alliance)."""
    yield base
    if suffix == "cy":
        yield from (base + "t", base + "te")
    if suffix[0] not in "aeiouy":
        if base.endswith("i"):
            yield base[:-1] + "y"
        return
    yield base + "e"
    if base.endswith("bil"):
        yield base[:-2] + "le"
    if base.endswith("i") and suffix[0] != "i":
        yield base[:-1] + "y"
    if suffix[0] == "i" and len(suffix) > 2:
        yield base + "y"
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in VOWELS:
        yield base[:-1]


def doubles(verb: str) -> bool:
    """Returns whether the last letter is doubled before -ed and -ing: one vowel before one consonant, stressed, or an l."""
    if len(verb) < 3 or verb[-1] in "aeiouwxyh" or verb[-2] not in VOWELS or verb[-3] in VOWELS:
        return False
    return syllables(verb) == 1 or verb[-1] == "l"


def add(stem: str, ending: str) -> str:
    """Returns `stem` with -s, -ed, -ing, -er, -est or -ly, spelled by rule."""
    if ending == "s":
        if stem.endswith(("s", "x", "z", "ch", "sh")):
            return stem + "es"
        return stem[:-1] + "ies" if stem.endswith("y") and stem[-2:-1] not in VOWELS else stem + "s"
    if ending == "ly":
        if stem.endswith("ic"):
            return stem + "ally"
        if stem.endswith("le") and stem[-3:-2] not in VOWELS:
            return stem[:-1] + "y"
        return stem[:-1] + "ily" if stem.endswith("y") else stem + "ly"
    if stem.endswith("e"):
        return stem[:-1] + ending if ending != "ing" or not stem.endswith(("ee", "ye", "oe")) else stem + ending
    if stem.endswith("y") and stem[-2:-1] not in VOWELS and ending != "ing":
        return stem[:-1] + "i" + ending
    return stem + stem[-1] + ending if doubles(stem) else stem + ending


def bare(word: str) -> Iterator[tuple[str, str, str]]:
    """Yields (stem, word class, ending) for each word that `word` may be an inflection of, by spelling alone."""
    if word.endswith("s") and not word.endswith("ss"):
        for stem in {word[:-1], word[:-2], word[:-3] + "y"}:
            if add(stem, "s") == word:
                yield from ((stem, kind, "s") for kind in "nv")
    for ending, kinds in (("ed", "v"), ("ing", "v"), ("er", "va"), ("est", "a")):
        if not word.endswith(ending):
            continue
        base = word[: -len(ending)]
        tail = base[:-1] if len(base) > 3 and base[-1:] == base[-2:-1] else base
        for stem in dict.fromkeys((base, base + "e", base[:-1] + "y", tail)):
            if add(stem, ending) == word or (stem == base and stem[-1:] in "lpst"):
                yield from ((stem, kind, ending) for kind in kinds)
