"""Starts the command line program."""

from __future__ import annotations


def main() -> None:
    """Runs `checker` with the arguments of the command line."""
    from checker.apps.program import run

    run()


if __name__ == "__main__":
    main()
