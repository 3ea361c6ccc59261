"""Finds what translation leaves in English news copy: drifted terms, non-words, wrong facts."""

__version__ = "0.1.0"
