"""Reads the workbook as translators return it: its rows by the headers of its columns."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import load_workbook

from workplan.files.workbook_cells import UNREADABLE, cell_text
from workplan.files.zip_files import UnsafeZipError, read_untrusted_zip
from workplan.locales.messages import one_line
from workplan.plan.errors import WorkplanError
from workplan.translation.sheet_writer import COLUMNS, column_header

MAX_ROWS = 100_000
MAX_COLUMNS = 30
_REQUIRED_COLUMNS = ("id", "original", "translation", "exported")
_LANGUAGE_IN_HEADER = re.compile(r"\[([A-Za-z-]{2,20})\]\s*$")
_UNREADABLE = (UnsafeZipError, *UNREADABLE)


@dataclass(frozen=True)
class SheetRow:
    """A returned row, with its number in the sheet."""

    number: int
    id: str
    original: str
    translation: str
    exported: str


@dataclass(frozen=True)
class ReturnedSheet:
    """The language of the translation and the returned rows."""

    language: str
    rows: tuple[SheetRow, ...]


def read_sheet(raw: bytes) -> ReturnedSheet:
    """Reads a returned workbook.

    Raises:
        WorkplanError: it is not one of ours, or cannot be read safely.
    """
    try:
        table = _table(raw)
    except _UNREADABLE:
        raise WorkplanError(one_line("sheet_unreadable")) from None
    headers = [_text(value) for value in table[0]] if table else []
    languages = (match[1] for header in headers if (match := _LANGUAGE_IN_HEADER.search(header)))
    language = next(languages, "")
    positions = {
        column: headers.index(header)
        for column in COLUMNS
        if (header := column_header(column, language)) in headers
    }
    missing = [column for column in _REQUIRED_COLUMNS if column not in positions]
    if missing:
        names = "”、“".join(column_header(column, language or "en") for column in missing)
        raise WorkplanError(one_line("sheet_columns", names=names))
    return ReturnedSheet(language, tuple(_rows(table, positions)))


def is_returned_sheet(raw: bytes) -> bool:
    """Whether a workbook has columns of ours; another is no sheet of translations."""
    try:
        headers = [_text(value) for row in _table(raw)[:1] for value in row]
    except _UNREADABLE:
        return False
    ours = {column_header(column, "") for column in COLUMNS}
    return any(header in ours or _LANGUAGE_IN_HEADER.search(header) for header in headers)


def _table(raw: bytes) -> list[tuple[object, ...]]:
    read_untrusted_zip(raw)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's, about parts that we do not read
        sheet = load_workbook(io.BytesIO(raw), read_only=True, data_only=True).worksheets[0]
        rows = sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)
        return list(rows)


def _rows(table: Sequence[Sequence[object]], positions: Mapping[str, int]) -> Iterator[SheetRow]:
    for number, values in enumerate(table[1:], start=2):
        cells = {
            column: _text(values[position]) if position < len(values) else ""
            for column, position in positions.items()
        }
        if any(cells.values()):
            yield SheetRow(number, **{column: cells[column] for column in _REQUIRED_COLUMNS})


def _text(value: object) -> str:
    """A cell's text on one line."""
    return " ".join(cell_text(value).split())
