"""The texts of cells as openpyxl has them; ``_x000D_`` in them is a carriage return.

Office Open XML has such escapes for characters that XML cannot hold; openpyxl leaves them.
"""

from __future__ import annotations

import re

UNREADABLE = (AttributeError, IndexError, KeyError, OSError, SyntaxError, TypeError, ValueError)
"""What openpyxl raises for workbooks that are not what they should be."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def cell_text(value: object) -> str:
    """The text of a cell's value; a whole number has no decimal point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if not _ESCAPE.search(text):
        return text
    characters = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return characters.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def escape_characters(text: str) -> str:
    """A text for a cell: what looks like an escape in it is none."""
    return _LIKE_AN_ESCAPE.sub("_x005F_", text)
