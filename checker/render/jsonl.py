"""One JSON object per line, for streams and databases.

The first line is `{"format": "checker-report/1", "signature": …}`. Then follows a line per finding, with the fields
that findings have in `report.schema.json`. The last line is `{"summary": {"articles", "findings", "severities",
"scores", "skipped"}}`: a file without it was cut short. `severities` counts open findings, `findings` counts lines.
"""

from __future__ import annotations

from checker.model import Report
from checker.render._counts import count_severities
from checker.render._places import Places
from checker.render._rows import FORMAT, Row, finding_row, score_row, skipped_row, write_json


def render(report: Report, *, color: bool = False) -> str:
    """Returns the lines, findings that were suppressed or stand in the baseline included."""
    places = Places.of(report)
    summary = {
        "articles": len(report.documents),
        "findings": len(report.findings),
        "severities": count_severities(report.findings),
        "scores": [score_row(score) for score in report.scores],
        "skipped": [skipped_row(skipped) for skipped in report.skipped],
    }
    rows: list[Row] = [{"format": FORMAT, "signature": report.signature}]
    rows += [finding_row(finding, places) for finding in report.findings]
    rows.append({"summary": summary})
    return "".join(write_json(row) + "\n" for row in rows)
