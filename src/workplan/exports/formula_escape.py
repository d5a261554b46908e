"""Texts in the cells of a table that spreadsheet programs open: none may start a formula.

A text that a program could take for a formula gets an apostrophe before it, and so does a text
that begins with an apostrophe: ``plain`` can then give every text back as it was.
The same keeps ``<r>…</r>`` a text, which XlsxWriter would write into the file as markup.
See https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import re
import unicodedata

GUARD = "'"
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", GUARD)
_MARKUP = "<r>"
_BLANK = re.compile(r"^[^\S\t\r\n]+")


def escape_formula(text: str) -> str:
    """The text as a cell may hold it."""
    return GUARD + text if _may_be_more_than_text(text) else text


def unescape_formula(cell: str) -> str:
    """The text that ``safe`` made a cell of."""
    return cell.removeprefix(GUARD)


def _may_be_more_than_text(text: str) -> bool:
    """Whether it is so as it stands, in full width (``＝``), or once blanks before it are cut."""
    start = _BLANK.sub("", text)[:1]
    return text.startswith(_MARKUP) or unicodedata.normalize("NFKC", start).startswith(_STARTS)
