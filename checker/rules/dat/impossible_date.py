"""A date or time that cannot be.

## What it finds
- Days and times that there are not: February 30, September 31, 31.02.2013, "25:70", "22 pm", "0 am", "16 o'clock".
- Days after the article's date that are told as past; with day and month swapped, where that fits the story.
- Dates that contradict one another: "from October 28 to October 25", "15 days, from February 5 to 24",
  two months for one event.
- Dates of another language: "until 8/23", "on 8.2", "the same month 15", "scheduled for 18 days", "In 7, our Supreme Court".

## Why it matters
These are what remains where a date was misread: a day taken for an hour, a month for a day, a year of an era for a number.

## Flagged
- The deadline was extended until `February 30`, the agency said.
- The casinos were closed for `15 days, from February 5 to 24`.
- The festival will be held on `8/1` in the square.
- The road reopened at `22 pm`.
- The signing ceremony is `scheduled for 18 days` in the capital.
- `In 7`, our Supreme Court upheld the ruling.

## Accepted
- In February 30 people were injured in the region.
- The casinos were closed for 15 days, from February 5 to 19.
- He was in New York on 9/11, and the hotline is open 24/7.
- The home side won 25:70 in the end.
- The hearing is scheduled for 18 days.
- In 79, Vesuvius buried the Roman town.

## Fix safety
None. A suggestion is given where one reading is left.

## False alarms
None in 58 articles (19,135 words) of clean news. A version number after "on" ("tested on 5.6, too") looks like a date.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.article_date import find_article_date
from checker.facts.calendar import find_calendar
from checker.model import Document, Finding, Severity
from checker.rules.base import Context, Rule
from checker.rules.dat._calendar import impossible_days, impossible_numeric, impossible_times
from checker.rules.dat._contradiction import contradictions
from checker.rules.dat._figures import dates_in_figures
from checker.rules.dat._future import told_as_past
from checker.rules.dat._leftover import leftovers
from checker.rules.dat._slip import Slip


class ImpossibleDate(Rule):
    """Reports "February 30"."""

    code = "DAT102"
    name = "impossible-date"
    mqm = "date-time"
    severity = Severity.MAJOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a place."""
        for slip in _slips(document, context):
            related = [context.related(slip.other, "the other date", role="other")] if slip.other else []
            yield self.find(
                context,
                slip.span,
                slip.message,
                severity=slip.severity,
                suggestions=slip.suggestions,
                related=related,
                reason=slip.reason,
            )


def _slips(document: Document, context: Context) -> Iterator[Slip]:
    text = document.prose.text
    calendar = context.fact(find_calendar)
    dates = calendar.dates
    yield from impossible_days(text, dates)
    yield from impossible_numeric(text, calendar.numeric)
    yield from impossible_times(text, calendar.times)
    yield from dates_in_figures(text, calendar.marks)
    yield from leftovers(document, calendar.marks, context)
    if dates and (today := context.fact(find_article_date)):
        yield from told_as_past(document, dates, today)
    yield from contradictions(document, dates)
