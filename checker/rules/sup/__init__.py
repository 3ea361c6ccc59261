"""Suppressions: SUP rules."""
