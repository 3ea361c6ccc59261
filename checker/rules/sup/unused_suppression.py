"""A suppression that suppresses nothing.

## What it finds
A comment `checker: ignore[…]` or `checker: ignore-file[…]` whose codes fit no finding where it counts, or that is not
understood: a code that no rule has, another word than ignore. Codes of rules that did not run are left alone.

## Why it matters
A suppression that has outlived its reason hides what comes later, and one with a slip in it never worked.

## Flagged
- # checker: ignore[TRM101] the minister's own words
- # checker: ignor[TRM101]

## Accepted
- The delegations met on Monday, and the talks went on for two days.

## Fix safety
Safe: the comment goes, where nothing in it is needed.

## False alarms
None in 19,135 words of clean news, which has no suppressions.
"""

from __future__ import annotations

from checker.model import Severity
from checker.rules.base import Rule


class UnusedSuppression(Rule):
    """Stands for what the engine finds when it has applied the suppressions: a rule sees no other rule's findings."""

    code = "SUP101"
    name = "unused-suppression"
    mqm = ""
    severity = Severity.NEUTRAL
