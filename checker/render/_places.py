"""Offsets become rows and columns, made once per file and only when asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model import Lines, Report, Span
from checker.render._units import Units

# How much of a line is looked at around a finding: a line may have fifty million characters.
_REACH = 400


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A finding's first line: what stands before it, the finding itself, and what stands after it."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a report's articles, and the names of its rules by code; `files` says which file an article is in."""

    texts: dict[str, str]
    files: dict[str, str]
    rules: dict[str, str]
    _lines: dict[str, Lines] = field(default_factory=dict)
    _units: dict[tuple[str, str], Units] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report) -> Places:
        """Returns the places of the files in `report`."""
        texts = {document.path: document.raw for document in report.documents}
        files = {document.path: document.file for document in report.documents}
        return cls(texts, files, {rule.code: rule.name for rule in report.rules})

    def lines(self, path: str) -> Lines:
        """Returns the line index of a file of the report, made once for all articles in it."""
        file = self.files[path]
        if file not in self._lines:
            self._lines[file] = Lines.of(self.texts[path])
        return self._lines[file]

    def count(self, path: str, offset: int, encoding: str) -> tuple[int, int]:
        """Returns row and column, from 1, the column in code units of `encoding` (utf-8, utf-16-le)."""
        key = (self.files[path], encoding)
        if key not in self._units:
            self._units[key] = Units.of(self.texts[path], encoding)
        lines, units = self.lines(path), self._units[key]
        row, _ = lines.position(offset)
        return row, units.before(offset) - units.before(lines.starts[row - 1]) + 1

    def locate(self, path: str, offset: int) -> tuple[int, int]:
        """Returns row and column, from 1, of an offset in a file of the report."""
        return self.lines(path).position(offset)

    def find(self, path: str, offset: int) -> tuple[int, int] | None:
        """Returns row and column; None for a file that is no article of the report (a source, a reference)."""
        return self.locate(path, offset) if path in self.texts else None

    def name(self, path: str, offset: int) -> str:
        """Returns `path:row:column`, or the path alone for a file that is no article of the report."""
        place = self.find(path, offset)
        return path if place is None else f"{path}:{place[0]}:{place[1]}"

    def excerpt(self, path: str, span: Span) -> Excerpt:
        """Returns the line of a finding; of one that runs over several lines, the first."""
        lines = self.lines(path)
        row, _ = lines.position(span.start)
        start = lines.starts[row - 1]
        end = lines.starts[row] if row < len(lines.starts) else len(lines.text)
        stop = max(span.start, min(span.end, end))
        return Excerpt(
            before=lines.text[max(start, span.start - _REACH) : span.start],
            marked=lines.text[span.start : stop].rstrip("\r\n"),
            after=lines.text[stop : min(end, stop + _REACH)].rstrip("\r\n"),
        )
