"""A baseline: findings that are known and set aside, in a file that a repository keeps.

The file is JSON with a row a line, sorted. Each row begins with its comma, so that a row added or taken away changes no
other line: two branches merge without a conflict unless they touch the same place, and with `merge=union` even then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from checker.engine.filters import Filter
from checker.engine.paths import file_of, relative_to
from checker.engine.suppress import UNUSED
from checker.errors import ConfigError
from checker.model import Finding, Report

FORMAT = "checker-baseline/1"
NAME = "checker-baseline.json"


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A finding that is known; `path` counts from the project's root, `text` is there for those who read the file."""

    path: str
    code: str
    fingerprint: str
    text: str


def read_baseline(path: Path) -> tuple[Known, ...]:
    """Returns the rows of a baseline; raises ConfigError where it is none."""
    try:
        rows = json.loads(path.read_text("utf-8"))
    except OSError as broken:
        raise ConfigError(f"cannot be read: {broken.strerror}", path=str(path)) from None
    except UnicodeDecodeError:
        raise ConfigError("is no baseline: it is not UTF-8", path=str(path)) from None
    except json.JSONDecodeError as broken:
        raise ConfigError(f"is no baseline: {broken.msg}", path=str(path), line=broken.lineno) from None
    except RecursionError:
        raise ConfigError("is no baseline: it is nested too deeply", path=str(path)) from None
    head, *others = rows if isinstance(rows, list) and rows else [None]
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise ConfigError(f"is no baseline of the format {FORMAT}; --update-baseline writes one", path=str(path))
    names = tuple(Known.__dataclass_fields__)
    known = []
    for number, row in enumerate(others, 1):
        if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in names):
            raise ConfigError(f"row {number} is not understood; it has {', '.join(names)}", path=str(path))
        known.append(Known(*(row[name] for name in names)))
    return tuple(sorted({*known}))


def write_baseline(rows: Iterable[Known]) -> bytes:
    """Returns the bytes of a baseline."""
    lines = [json.dumps({"format": FORMAT})]
    for row in sorted({*rows}):
        values = dict(zip(Known.__dataclass_fields__, astuple(row), strict=True))
        lines.append("," + json.dumps(values, ensure_ascii=False))
    # A path may hold a byte that is no UTF-8.
    return "".join(f"{line}\n" for line in ("[", *lines, "]")).encode("utf-8", "backslashreplace")


def set_aside(rows: Iterable[Known]) -> Filter:
    """Returns the filter that gives the status "baseline" to open findings that `rows` know."""
    known = {(row.code, row.fingerprint) for row in rows}
    return lambda findings: [
        replace(finding, status="baseline")
        if finding.status == "open" and (finding.code, finding.fingerprint) in known
        else finding
        for finding in findings
    ]


def stale_rows(rows: Iterable[Known], report: Report, *, root: Path) -> list[Known]:
    """Returns the rows that a run shows to be out of date: nothing of the kind is found there, or the file is gone."""
    found = {(finding.code, finding.fingerprint) for finding in report.findings}
    return [row for row in _looked_at(rows, report, root) if (row.code, row.fingerprint) not in found]


def renew(rows: Iterable[Known], report: Report, *, root: Path) -> list[Known]:
    """Returns the rows of a baseline that holds all that a run found; rows that it could not look at stay."""
    rows = [*rows]
    kept = {*rows} - {*_looked_at(rows, report, root)}
    told = [finding for finding in report.findings if finding.status in ("open", "baseline") and finding.code != UNUSED]
    return [*kept, *(_row_of(finding, root) for finding in told)]


def describe_stale(rows: Sequence[Known], name: str) -> str:
    """Returns the sentence that says how many rows are out of date, with the first of them."""
    first = rows[0]
    more = f" and {len(rows) - 1:,} more" if len(rows) > 1 else ""
    what = f"{first.path} {first.code} “{first.text[:60]}”{more}"
    return f"{name} has rows for what is no longer found: {what}; --update-baseline takes them out"


def _row_of(finding: Finding, root: Path) -> Known:
    return Known(relative_to(root, finding.path), finding.code, finding.fingerprint, " ".join(finding.text.split()))


def _looked_at(rows: Iterable[Known], report: Report, root: Path) -> list[Known]:
    """Returns the rows that a run says something of: their article was checked by their rule, or their file is gone."""
    checked = {relative_to(root, document.path) for document in report.documents}
    running = {rule.code for rule in report.rules}
    return [row for row in rows if (row.code in running if row.path in checked else not (root / file_of(row.path)).exists())]
