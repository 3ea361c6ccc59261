"""Persons of a glossary: their names by part, their gender where a public record says it, and the offices they hold."""

from __future__ import annotations

from dataclasses import dataclass

KATAKANA = frozenset(map(chr, (*range(0x30A0, 0x3100), 0x20, 0x3D, 0xFF1D)))
LONGEST_EAST_ASIAN = 4  # characters of a name


@dataclass(frozen=True, slots=True)
class Office:
    """An office a person holds or held, `start` and `end` as ISO dates (a year or a month will do); no end means today.

    `of` is the country or body: Japan, NATO.
    """

    title: str
    of: str = ""
    start: str | None = None
    end: str | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A name as another language reads its characters: Gaoshi Zaomiao for 高市早苗 in Chinese. A name may have no parts."""

    lang: str
    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """What makes a concept a person.

    `family` and `given` are the parts of the name, empty where a name has none; `is_family_first` is the order of the
    person's own language; `gender` is female, male, or None where no public record says so; `native` are the spellings
    by language, `readings` the wrong ones of `readings.csv`.
    """

    family: str = ""
    given: str = ""
    is_family_first: bool = False
    gender: str | None = None
    native: tuple[tuple[str, tuple[str, ...]], ...] = ()
    offices: tuple[Office, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def language(self) -> str:
        """The language of the person's own name; empty where it is not known.

        Others have their names spelled in katakana, hangul and Han characters, too, but never as short or in other kana.
        """
        return next((lang for lang, forms in self.native if self.is_family_first or _is_home(lang, forms[0])), "")


def _is_home(lang: str, form: str) -> bool:
    if lang == "ja":
        return any(char not in KATAKANA for char in form)
    return lang not in ("ko", "zh") or (len(form) <= LONGEST_EAST_ASIAN and " " not in form and "·" not in form)
