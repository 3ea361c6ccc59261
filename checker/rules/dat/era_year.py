"""A year of an era beside a Gregorian year that is another.

## What it finds
"Reiwa 7 (2024)", "1873 (Meiji 5)", "year 114 of the Republic (2024)", "Juche 114 (2024)", "2568 BE (2024)": years of the
Japanese eras since 1868, the Republic of China, Juche, the Buddhist era and some other calendars. Also a year that an era
never reached ("Heisei 40").

## Why it matters
The reader gets two years for one event. Whoever counts from the era's first year as zero, or takes the neighbouring era, is
off.

## Flagged
- The law of `Reiwa 7 (2024)` is in force.
- The temple was rebuilt in `1995 (Heisei 8)`.
- The island's budget for `year 114 of the Republic (2024)` was cut.

## Accepted
- The law of Reiwa 7 (2025) is in force.
- The last year of Heisei was Heisei 31 (2019).
- The fiscal year Reiwa 6 (April 2024 to March 2025) is over.

## Fix safety
None: either year may be wrong. Both corrections are suggested, the Gregorian year first.

## False alarms
None in 58 articles (19,135 words) of clean news, which name no era.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.calendar import find_calendar
from checker.facts.date_names import ordinal
from checker.facts.eras import EraYear
from checker.model import Document, Finding, Severity, Span
from checker.rules.base import Context, Rule


class WrongEraYear(Rule):
    """Reports "Reiwa 7 (2024)"."""

    code = "DAT103"
    name = "era-year"
    mqm = "date-time"
    severity = Severity.MAJOR

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        """Yields one finding a year."""
        for one in context.fact(find_calendar).eras:
            right = one.era.gregorian(one.year)
            if one.beside and all(year not in right for year, _ in one.beside):
                yield self._report_pair(one, right[0], context)
            elif one.era.is_over and one.year > (one.era.last or 0):
                yield self._report_end(one, right[0], context)

    def _report_pair(self, one: EraYear, right: int, context: Context) -> Finding:
        year, place = one.beside[0]
        whole = _around(one.span, place, context)
        first = right - one.year + 1
        counted = f"year 1 of {one.era.name} is {first}" if first > 0 else f"years of {one.era.name} are {-(first - 1)} ahead"
        suggestions = [_with(context, whole, place, str(right))]
        number = one.year + year - right
        if one.era.first <= number <= (one.era.last or number) and context.text(one.year_span).isdigit():
            suggestions.append(_with(context, whole, _with_ordinal(one, context), _figures(one, number, context)))
        return self.find(
            context,
            whole,
            f"{context.text(one.span)} is {right}, not {year}.",
            suggestions=suggestions,
            reason=f"By the calendar, {counted}.",
        )

    def _report_end(self, one: EraYear, right: int, context: Context) -> Finding:
        return self.find(
            context,
            one.span,
            f"{one.era.name} ended with its year {one.era.last}; “{context.text(one.span)}” would be {right}.",
            severity=Severity.MINOR,
            suggestions=[str(right)],
            reason=f"The era ran from {right - one.year + 1} to {right - one.year + (one.era.last or 0)}.",
        )


def _around(span: Span, other: Span, context: Context) -> Span:
    """Returns the place from one year to the other, with the bracket that closes behind them."""
    start, end = min(span.start, other.start), max(span.end, other.end)
    text = context.document.prose.text
    return Span(start, end + (text[start:end].count("(") > text[start:end].count(")") and text.startswith(")", end)))


def _with_ordinal(one: EraYear, context: Context) -> Span:
    """Returns the place of the era's number with its ending ("12th")."""
    end = one.year_span.end
    return Span(one.year_span.start, end + 2 * (context.document.prose.text[end : end + 2] in ("st", "nd", "rd", "th")))


def _figures(one: EraYear, number: int, context: Context) -> str:
    return str(number) if len(_with_ordinal(one, context)) == len(one.year_span) else ordinal(number)


def _with(context: Context, whole: Span, place: Span, words: str) -> str:
    """Returns the text of `whole` with other words at `place`."""
    text = context.text(whole)
    return text[: place.start - whole.start] + words + text[place.end - whole.start :]
