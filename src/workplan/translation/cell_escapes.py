"""Office Open XML's escapes for characters in a cell: ``_x000D_`` is a carriage return."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def unescape_characters(text: str) -> str:
    """A cell's text with its escapes replaced by the characters that they stand for."""
    if not _ESCAPE.search(text):
        return text
    characters = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return characters.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def escape_characters(text: str) -> str:
    """A text for a cell: what looks like an escape in it is none."""
    return _LIKE_AN_ESCAPE.sub("_x005F_", text)
