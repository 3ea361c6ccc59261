"""Bytes become documents: plain text, Markdown, HTML and JSON, with positions exact in the file as it lies on disk."""

from checker.readers.base import Reader, ReadOptions
from checker.readers.decode import encode_like
from checker.readers.detect import iterate, read_bytes, read_data, read_file
from checker.readers.discover import SUFFIXES, find_files

__all__ = ["SUFFIXES", "ReadOptions", "Reader", "encode_like", "find_files", "iterate", "read_bytes", "read_data", "read_file"]
