"""Writes the reference of the settings into docs/configuration.md, between its markers."""

from __future__ import annotations

import re
from pathlib import Path

from checker.config.reference import write_page

PAGE = Path(__file__).resolve().parents[1] / "docs" / "configuration.md"


def main() -> None:
    """Writes the page."""
    marked = re.compile(r"(<!-- settings:start -->\n).*?(<!-- settings:end -->)", re.DOTALL)
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(marked.sub(lambda match: f"{match[1]}\n{write_page()}\n{match[2]}", text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
