"""From which language a rendering came: the one whose words explain the most of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.match.align import Filled
from checker.match.candidate import Step
from checker.match.drift_table import FAMILY_FACTOR, LITERAL_WEIGHT
from checker.match.native import stands_in

ATTESTED, UNATTESTED, CONTRADICTED, OTHER_LANGUAGE = 0.92, 0.78, 0.72, 0.5


def explain(one: Filled, text: Sequence[str]) -> Step:
    word = " ".join(text[one.first : one.last + 1])
    if one.option is None:
        return Step(one.slot, word, "exact", 1.0)
    return Step(one.slot, word, one.option.how, one.option.weight, one.option.sources, one.option.plain)


def suppose_language(
    changed: Sequence[Step], native: Mapping[str, str], source_lang: str | None = None
) -> tuple[str | None, list[Step]]:
    """Returns the language that explains the changed words best, and the words weighed as coming from it.

    A text is translated from one language: a word that only another language explains speaks against the rendering. Of
    languages that explain it equally well, the one the article is said to come from is named.
    """
    langs = sorted({lang for step in changed for lang, _ in step.sources})
    if not langs:
        return None, list(changed)
    weights = {lang: sum(_weigh(step, lang, native)[0] for step in changed) for lang in langs}
    best = max(langs, key=lambda lang: (weights[lang], lang == source_lang, lang in native))
    return best, [_as_from(step, best, native) for step in changed]


def _as_from(step: Step, lang: str, native: Mapping[str, str]) -> Step:
    """Returns a step weighed as coming from `lang`, with the sources of that language alone."""
    if not step.sources:
        return step
    weight, sources = _weigh(step, lang, native)
    return replace(step, weight=weight, sources=sources)


def _weigh(step: Step, lang: str, native: Mapping[str, str]) -> tuple[float, tuple[tuple[str, str], ...]]:
    """Returns a step's weight as coming from `lang`, and the foreign words that speak for that."""
    if not step.sources:
        return step.weight, ()
    sources = tuple(source for source in step.sources if source[0] == lang)
    if not sources:
        return max(OTHER_LANGUAGE, step.plain), ()
    if (lang, "") in sources:
        weight, sources = LITERAL_WEIGHT, ((lang, ""),)
    elif attested := tuple(source for source in sources if stands_in(source, native)):
        weight, sources = ATTESTED, attested
    else:
        weight = CONTRADICTED if lang in native else UNATTESTED
    factor = FAMILY_FACTOR if step.how == "family" else 1.0
    return max(round(weight * factor, 3), step.plain), sources
