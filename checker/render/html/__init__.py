"""Reports become pages: one self-contained file per article and an index."""

from checker.render.html.write import write_report

__all__ = ["write_report"]
