"""Attested relatives of a word: what a writer may have meant by a word that does not exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from checker.match.attest import frequency, is_attested, listed_words
from checker.match.wordnet import load_wordnet
from checker.rules.wrd._inflection import add

USED = 2.5  # on the Zipf scale: once in three million words
MOST = 3
AGENT_ENDINGS = ("er", "or", "ar", "ist", "ant", "ent", "ian", "eer", "man")
NOUN_ENDINGS = tuple("ion ment ance ence ancy ency ity ness ship cy th ture al ry dom hood".split())
ADJECTIVE_ENDINGS = ("ive", "al", "ic", "ous", "able", "ible", "ary", "ory", "ful", "ent", "ant", "ed", "y")
VERB_ENDINGS = ("ise", "ize", "ify", "ate", "en")
ENDINGS = {"n": NOUN_ENDINGS, "a": ADJECTIVE_ENDINGS, "agent": AGENT_ENDINGS, "r": ("ly",), "v": VERB_ENDINGS}


def suggest(stem: str, suffix: str, gives: str) -> tuple[str, ...]:
    """Returns attested relatives of `stem` of the class a non-word was meant to be, the likeliest first.

    `suffix` is what the non-word has, `gives` its class: n, v, a, r, agent or participle.
    """
    if gives == "participle":
        found: Iterable[str] = _participles(stem, suffix)
    elif gives == "agent":
        found = _agents(stem)
    elif gives == "r":
        found = _adverbs(stem)
    elif gives == "n":
        found = _nouns(stem, suffix)
    else:
        found = _of_class(stem, gives)
    return tuple(dict.fromkeys(word for word in found if is_attested(word) and frequency(word) >= USED))[:MOST]


def family(stem: str) -> list[tuple[int, str]]:
    """Returns (steps, word) for words derived from `stem` or it from them, within two steps; the stem comes first."""
    wordnet = load_wordnet()
    steps = {stem: 0}
    for step in (1, 2):
        for word in [word for word, at in steps.items() if at == step - 1]:
            for other in wordnet.relatives(word):
                steps.setdefault(other, step)
    return sorted(((step, word) for word, step in steps.items()), key=lambda pair: (pair[0], -frequency(pair[1]), pair[1]))


def _of_class(stem: str, kind: str) -> Iterator[str]:
    classes = load_wordnet().classes
    members = [word for _, word in family(stem) if word != stem and kind in classes(word)]
    if kind in classes(stem):
        yield stem
    yield from (word for word in members if word.endswith(ENDINGS[kind]))
    yield from _look_alikes(stem, ENDINGS[kind], kind)
    yield from members


def _nouns(stem: str, suffix: str) -> list[str]:
    """Returns nouns for what `stem` says, none for a person; a noun that only got a suffix too many comes first."""
    classes = load_wordnet().classes
    if suffix.endswith("ation") and "n" in classes(stem):
        return []
    members = [word for _, word in family(stem) if word != stem and "n" in classes(word) and not is_person(word)]
    found = [stem] if "n" in classes(stem) and "v" not in classes(stem) else []
    found += [word for word in members if word.endswith(NOUN_ENDINGS)]
    found += _look_alikes(stem, NOUN_ENDINGS, "n")
    if "n" in classes(stem):
        found.append(stem)
    return [word for word in found if not is_person(word)] or [word for word in members if word.endswith("ing")]


def _look_alikes(stem: str, endings: tuple[str, ...], kind: str) -> list[str]:
    """Returns common words that begin as `stem` does and have one of `endings`: relatives that WordNet does not link."""
    root = stem[: max(5, len(stem) - 2)]
    classes = load_wordnet().classes
    found = [
        word
        for word in listed_words()
        if word.startswith(root)
        and word.endswith(endings)
        and word != stem
        and len(word) <= len(stem) + 6
        and (not kind or kind in classes(word))
        and frequency(word) >= USED
    ]
    return sorted(found, key=lambda word: (-frequency(word), word))


def _participles(stem: str, suffix: str) -> Iterator[str]:
    wordnet = load_wordnet()
    members = [word for _, word in family(stem)]
    yield from (add(word, suffix) for word in members if "v" in wordnet.classes(word))
    yield from (word for word in _look_alikes(stem, (suffix,), "") if word.startswith(stem))
    if "n" in wordnet.classes(stem):
        yield stem


def _adverbs(stem: str) -> Iterator[str]:
    classes = load_wordnet().classes
    if "r" in classes(stem):
        yield stem
    for _, word in family(stem):
        if "a" in classes(word):
            yield add(word, "ly")
    yield from _look_alikes(stem, ENDINGS["r"], "r")


def _agents(stem: str) -> list[str]:
    """Returns nouns for those who do what `stem` says or, if there is none, what a verb near it in meaning says."""
    wordnet = load_wordnet()
    own = [add(stem, "er"), add(stem, "er")[:-2] + "or"]
    own += [word for _, word in family(stem) if word.endswith(AGENT_ENDINGS) and is_person(word)]
    own = [word for word in own if is_attested(word) and frequency(word) >= USED]
    if own:
        return own
    near: dict[str, float] = {}
    for one in wordnet.neighbours(stem):
        if one.relation == "s" and "v" in wordnet.classes(one.word):
            near[one.word] = max(near.get(one.word, 0), one.weight)
            for other in wordnet.neighbours(one.word):
                if other.relation == "s" and "v" in wordnet.classes(other.word):
                    near[other.word] = max(near.get(other.word, 0), one.weight * other.weight)
    found: dict[str, float] = {}
    for verb, weight in near.items():
        for noun in (verb, *wordnet.relatives(verb)):
            if is_agent(noun):
                found[noun] = found.get(noun, 0) + weight * frequency(noun)
    return sorted(found, key=lambda noun: (-found[noun], noun))[:2]


def is_agent(noun: str) -> bool:
    """Returns whether the noun stands for a person who does something: it ends so, or it is a verb, too ("guide")."""
    return is_person(noun) and (noun.endswith(AGENT_ENDINGS) or "v" in load_wordnet().classes(noun))


def is_person(noun: str) -> bool:
    """Returns whether the noun stands for a person, by WordNet."""
    return noun in _persons()


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    return frozenset(files("checker.rules.wrd").joinpath("data/persons.txt").read_text(encoding="ascii").split())
