"""Concepts come from packs and tables."""

from checker.glossary.check import check_glossary, check_packs
from checker.glossary.contradictions import Level, Problem
from checker.glossary.house import prefer_forms
from checker.glossary.load import load_glossary, load_renderings, read_glossary
from checker.glossary.sources import default_packs, digest_sources, find_sources, packs_folder

__all__ = [
    "Level",
    "Problem",
    "check_glossary",
    "check_packs",
    "default_packs",
    "digest_sources",
    "find_sources",
    "load_glossary",
    "load_renderings",
    "packs_folder",
    "prefer_forms",
    "read_glossary",
]
