"""Protection against formula injection in tables that spreadsheet programs open.

A text that a program could take for a formula gets an apostrophe before it, and so does a text
that begins with an apostrophe: taking one away can then restore every text exactly.
The same keeps ``<r>…</r>`` a text, which XlsxWriter would write into the file as markup.

In CSV the same holds after each semicolon: there Excel splits our lines, quoted or not, where the
country's settings make it the separator, and drops the quotes that a cell then begins with.
See https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import re
import unicodedata

_ESCAPE = "'"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", _ESCAPE)
_MARKUP_START = "<r>"
_BEFORE_A_FORMULA = re.compile(r'^(?:[^\S\t\r\n]|")+')
_SEPARATOR = ";"


def escape_formula(text: str) -> str:
    """The text as a cell may hold it."""
    return _ESCAPE + text if _needs_escape(text) else text


def escape_csv(text: str) -> str:
    """The text as a cell of CSV may hold it, which a semicolon may cut in two."""
    return _SEPARATOR.join(map(escape_formula, text.split(_SEPARATOR)))


def _needs_escape(text: str) -> bool:
    """Whether it is a formula: as it is, in full width (``＝``), or after blanks and quotes."""
    first_character = unicodedata.normalize("NFKC", _BEFORE_A_FORMULA.sub("", text)[:1])
    return text.startswith(_MARKUP_START) or first_character.startswith(_FORMULA_STARTS)
