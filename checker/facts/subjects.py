"""Verbs of saying in a sentence, each with its subject: who speaks, as far as the sentence says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.facts.speakers import Mention, find_pronoun, find_role, role_of
from checker.facts.telling import BLOB, CUE
from checker.model import Span

_ADVERBS = re.compile(r" (?:(?:\w+ly|also|further|later|then|has|had|have|once|again|himself|herself) ){0,3}")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying with its subject: a name, an office, a pronoun, or nothing."""

    word: str
    start: int
    end: int
    subject: Mention | None
    role: str
    pronoun: str
    at: int  # where the subject begins


def find_cues(text: str, start: int, end: int, mentions: list[Mention], quotes: list[Span]) -> Iterator[Cue]:
    """Yields the verbs of saying in the sentence from `start` to `end`, by the names in it and the quotations."""
    begin = start
    for match in CUE.finditer(text, start, end):
        word = match.group().lower()
        if word.startswith("according"):
            found = next(
                (
                    mention
                    for mention in mentions
                    if match.end() <= mention.start + 4 and "," not in text[match.end() : mention.start]
                ),
                None,
            )
            role = find_role(text, match.end(), min(end, match.end() + 40))
            if found and role and role.start() <= found.start < role.end():
                found = None  # "the Russian leader" names nobody
            him = text[match.end() : match.end() + 4].lower()
            pronoun = "he" if him.startswith("him") else "she" if him.startswith("her ") else ""
            stop = found.end if found else role.end() if role else match.end() + len(pronoun)
            yield Cue("according", match.start(), stop, found, role_of(role.group()) if role else "", pronoun, match.start())
            continue
        # After a closing quotation the verb may come first: "...," said the mayor, Ann Lee.
        gap = text[max(begin, match.start() - 3) : match.start()]
        is_inverted = BLOB in gap or (gap.strip() == "," and BLOB in text[max(start, match.start() - 6) : match.start()])
        subject: Mention | None = None
        role_at: re.Match[str] | None = None
        pronoun_at: re.Match[str] | None = None
        if is_inverted:
            subject = next((one for one in mentions if match.end() <= one.end and one.start - match.end() < 60), None)
            role_at = find_role(text, match.end(), min(end, match.end() + 40))
            if subject and role_at and role_at.start() > subject.start:
                role_at = None
            elif (
                subject
                and role_at
                and BLOB not in text[role_at.end() : subject.start]
                and text[role_at.end() : subject.start].strip(" ") not in ("", ",")
            ):
                subject = None
        else:
            left = [one for one in mentions if begin <= one.start and one.end <= match.start()]
            subject = next((one for one in left if not one.is_object and _may_begin(text, start, begin, one.start)), None)
            if subject is None and left and word.endswith("ing") and not text[left[-1].end : match.start()].strip():
                subject = left[-1]  # "with Lee saying that ..."
            if left and not left[-1].is_object and _ADVERBS.fullmatch(text, left[-1].end, match.start()):
                subject = left[-1]  # "..., Lee said."
            role_at = find_role(text, begin, match.start())
            if role_at and not _may_begin(text, start, begin, role_at.start()):
                role_at = None
            if subject and role_at and role_at.start() <= subject.start < role_at.end():
                subject = None
            pronoun_at = find_pronoun(text, begin, match.start())
            if (
                pronoun_at
                and (subject is None or pronoun_at.start() > subject.end)
                and text[pronoun_at.end() : match.start()].count(" ") <= 3
            ):
                subject, role_at = None, None
            elif subject and subject.start > begin:
                pronoun_at = None
            else:
                pronoun_at = pronoun_at if subject is None and role_at is None else None
            if subject and role_at and role_at.end() <= subject.start and text[role_at.end() : subject.start].strip() != ",":
                # "The president said Lee ...": the office stands nearer to the start and is the subject.
                subject = None if not text[role_at.end() : subject.start].strip().startswith("of") else subject
        if not is_inverted and subject is None and role_at is None and pronoun_at is None and begin > start:
            # A second verb of one subject: "Lee thanked them and added that ...".
            yield Cue(word, match.start(), match.end(), None, "", "", match.start())
        else:
            at = min(
                [
                    place
                    for place in (
                        subject.start if subject else None,
                        role_at.start() if role_at else None,
                        pronoun_at.start() if pronoun_at else None,
                    )
                    if place is not None
                ],
                default=match.start(),
            )
            stop = max(
                match.end(), subject.end if subject and is_inverted else 0, role_at.end() if role_at and is_inverted else 0
            )
            yield Cue(
                word,
                match.start(),
                stop,
                subject,
                role_of(role_at.group()) if role_at and not subject else "",
                pronoun_at.group().lower() if pronoun_at and not subject and not role_at else "",
                min(at, match.start()),
            )
        begin = match.end()


def _may_begin(text: str, start: int, begin: int, at: int) -> bool:
    """Says whether a clause may begin at a place: the sentence's first, or one after a comma, "while" or "but"."""
    if begin == start:
        return True
    before = text[begin:at].rstrip(" ")
    return before.endswith((",", ";", ":", "\u2014", "\u2013", BLOB, "while", "but", "whereas", "because"))
