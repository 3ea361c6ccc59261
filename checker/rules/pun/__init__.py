"""Punctuation: PUN rules."""
