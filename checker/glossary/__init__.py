"""Concepts come from packs and tables."""
