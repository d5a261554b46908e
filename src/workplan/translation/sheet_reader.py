"""The sheet as translators send it back: its rows by the headings of its columns."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl import load_workbook

from workplan.files.zip_files import UnsafeZipError, read_untrusted_zip
from workplan.locales.messages import one_line
from workplan.plan.errors import WorkplanError
from workplan.translation.sheet_writer import COLUMNS, heading

MAX_ROWS = 100_000
MAX_COLUMNS = 30
_NEEDED = ("id", "original", "translation", "exported")
_TAG = re.compile(r"\[([A-Za-z-]{2,20})\]\s*$")


@dataclass(frozen=True)
class SheetRow:
    """A row as it came back, with its number in the sheet."""

    number: int
    id: str
    original: str
    translation: str
    exported: str


@dataclass(frozen=True)
class ReturnedSheet:
    """The language of the sheet and its rows."""

    tag: str
    rows: tuple[SheetRow, ...]


def read_sheet(raw: bytes) -> ReturnedSheet:
    """Reads a sheet.

    Raises:
        WorkplanError: it is no sheet of ours, or cannot be read safely.
    """
    try:
        read_untrusted_zip(raw)
        table = _table(raw)
    except _UNREADABLE:
        raise WorkplanError(one_line("sheet_unreadable")) from None
    head = [_text(value) for value in table[0]] if table else []
    tag = next((match[1] for name in head if (match := _TAG.search(name))), "")
    places = {name: head.index(said) for name in COLUMNS if (said := heading(name, tag)) in head}
    if missing := [heading(name, tag or "en") for name in _NEEDED if name not in places]:
        raise WorkplanError(one_line("sheet_columns", names="”、“".join(missing)))
    return ReturnedSheet(tag, tuple(_rows(table, places)))


_UNREADABLE = (
    UnsafeZipError,
    AttributeError,
    IndexError,
    KeyError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl raises for workbooks that are not what they should be."""


def _table(raw: bytes) -> list[tuple[object, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's, about parts that we do not read
        sheet = load_workbook(io.BytesIO(raw), read_only=True, data_only=True).worksheets[0]
        rows = sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)
        return list(rows)


def _rows(table: Sequence[Sequence[object]], places: dict[str, int]) -> Iterator[SheetRow]:
    for number, values in enumerate(table[1:], start=2):
        cells = {name: _text(values[at]) if at < len(values) else "" for name, at in places.items()}
        if any(cells.values()):
            yield SheetRow(
                number, cells["id"], cells["original"], cells["translation"], cells["exported"]
            )


def _text(value: object) -> str:
    """A cell's words on one line; a figure reads as it is written."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())
