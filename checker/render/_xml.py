"""XML that any parser takes, whatever stands in an article."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, indent, tostring

# What XML 1.0 (section 2.2) has no way to write, not even as a reference.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, text: str = "", /, **attributes: object) -> Element:
    """Returns an element with `attributes` in the given order; one that is None is left out."""
    made = Element(tag, {key: _clean(str(value)) for key, value in attributes.items() if value is not None})
    made.text = _clean(text) or None
    return made


def write_xml(root: Element) -> str:
    """Returns a document, an element a line."""
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
