"""What a document may hold at most, and how numbers in files are read.

A document beyond a limit is rejected with the message named beside it; a value beyond a limit
counts as the limit where nothing is lost by that.
"""

from __future__ import annotations

from string import hexdigits

from workplan.importer.errors import RejectedError

MAX_BYTES = 24 * 1024 * 1024
"""Of the file: ``too_large``. What a Word file unpacks to: see ``files.zip_files``."""
MAX_CHARACTERS = 400_000
"""Of the text: ``too_long``. A plan has some 5,000 characters, a long one 60,000."""
MAX_CELLS = 30_000
"""In all tables, a merged cell in each place that it spans: ``too_many_places``."""
MAX_NUMBERS = 12_000
"""Possible numbers of items: ``too_many_numbers``. A plan of 100 points has some 300."""
MAX_COLUMNS = 60
"""Of a table; cells beyond them are read as text and stand in no column."""
MAX_ROW_SPAN = 400
"""The rows that a merged cell spans."""
MAX_TABLE_DEPTH = 40
"""Of tables inside each other: ``too_deep``. Elements: libxml2 stops at 256, ``too_deep`` too."""
MAX_LABEL_LENGTH = 255
"""Of the number before a Word paragraph, as Word itself allows: ``label_too_long``."""
MAX_TAGS = 1_000_000
"""Of a web page or a part of a Word file: ``too_many_tags``."""
MAX_STYLES_IN_CHAIN = 40
"""That a Word style is based on; Word itself stops at 11 or so."""
MAX_FIELD_DEPTH = 100
"""Of Word fields inside each other, Word itself allows 20: ``too_deep``."""
MAX_FIELD_INSTRUCTION = 400
"""The characters of a Word field's instruction that are looked at."""
MAX_STYLE_CHARACTERS = 400_000
"""Of the style sheets in a web page; longer ones are not looked at, with a notice."""
MAX_STYLE_STEPS = 2_000_000
"""Of matching them with elements, in the worst case; further rules are left out, with a notice."""
MAX_ARCHIVE_PARTS = 2_000
"""Of a web archive; further ones are not looked at."""
MAX_SHEETS = 50
"""Of a workbook; further ones are not looked at."""
MAX_SHEET_ROWS = 5_000
"""Of a sheet, up to its last cell with a text: ``too_many_places``."""
MAX_MERGED_RANGES = 10_000
"""Of a sheet; further ones are read as cells that are not merged."""
MAX_READING_NOTICES = 200
"""Of one kind on what could not be read; further ones are not listed."""
MAX_DIGITS = 6
"""Of a number in a file; a longer one is none."""


def check(count: int, limit: int, key: str) -> None:
    """Checks a count against a limit, also while it grows.

    Raises:
        RejectedError: it is beyond the limit; ``key`` is that of the message.
    """
    if count > limit:
        raise RejectedError(key, limit=limit)


def check_cells(count: int) -> None:
    """Checks the number of cells in tables."""
    check(count, MAX_CELLS, "too_many_places")


def read_number(text: str | None, default: int) -> int:
    """A whole number from a file; ``default`` for anything but a few ASCII digits."""
    digits = (text or "").strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= MAX_DIGITS
    return int(digits) if is_number else default


def read_code(text: str) -> int:
    """The code of a character as a file's markup has it; 0 for anything but a few hex digits."""
    is_code = 0 < len(text) <= MAX_DIGITS and set(text) <= set(hexdigits)
    return int(text, 16) if is_code else 0
