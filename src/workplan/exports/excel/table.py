"""A sheet with one table: titles, version line, frozen and repeated headers, filter, rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from workplan.edition.texts import LocalizedText
from workplan.exports.excel import formats
from workplan.exports.excel.formats import VERSION_LINE_SIZE, CellFormat
from workplan.exports.excel.row_heights import row_height
from workplan.exports.excel.writer import WorkbookWriter
from workplan.exports.version_line import version_line

SOURCE_TITLE_SIZE, TRANSLATED_TITLE_SIZE = 18, 12
"""Sizes of type in points."""
HEADER_HEIGHT = 30
"""Points."""


@dataclass(frozen=True)
class Column:
    """A column: its header, its width in digits of the standard font, the language of its text."""

    header: str
    width: float
    language: str
    collapsible: bool = False
    """Whether a click hides it, as with the columns of a translation."""


@dataclass(frozen=True)
class Cell:
    """A text or a number with its format."""

    value: str | int
    cell_format: CellFormat


@dataclass(frozen=True)
class Table:
    """The content of a sheet; the first ``frozen_columns`` stay visible when it scrolls."""

    titles: LocalizedText
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    frozen_columns: int = 0
    filtered: bool = True


def write_table(workbook: WorkbookWriter, sheet: Worksheet, table: Table) -> None:
    """Writes a table on an empty sheet."""
    header_row = write_titles(workbook, sheet, table.titles, table.columns)
    set_widths(sheet, table.columns)
    sheet.set_row(header_row, HEADER_HEIGHT)
    for col, column in enumerate(table.columns):
        workbook.write(sheet, header_row, col, column.header, formats.header(column.language))
    last_row = write_rows(workbook, sheet, header_row + 1, table.rows, table.columns)
    headers = range(header_row, header_row + 1)
    set_panes_and_print_area(sheet, headers, last_row, len(table.columns), table.frozen_columns)
    if table.filtered:
        sheet.autofilter(header_row, 0, last_row, len(table.columns) - 1)


def write_rows(
    workbook: WorkbookWriter,
    sheet: Worksheet,
    first_row: int,
    rows: Iterable[Sequence[Cell | None]],
    columns: Sequence[Column],
) -> int:
    """Writes rows, each as high as its text needs; a cell that is None stays unwritten.

    Returns:
        The index of the last row.
    """
    row = first_row
    for row, row_cells in enumerate(rows, start=first_row):
        cells = [(col, cell) for col, cell in enumerate(row_cells) if cell]
        sheet.set_row(row, max(_cell_height(cell, columns[col]) for col, cell in cells))
        for col, cell in cells:
            workbook.write(sheet, row, col, cell.value, cell.cell_format)
    return row


def set_panes_and_print_area(
    sheet: Worksheet, headers: range, last_row: int, columns: int, frozen_columns: int
) -> None:
    """Keeps the header rows and the first columns visible, and repeats the headers in print."""
    sheet.freeze_panes(headers.stop, frozen_columns)
    sheet.repeat_rows(headers.start, headers.stop - 1)
    sheet.print_area(0, 0, last_row, columns - 1)


def write_titles(
    workbook: WorkbookWriter, sheet: Worksheet, titles: LocalizedText, columns: Sequence[Column]
) -> int:
    """Writes the titles and the version line over the columns.

    Returns:
        The index of the next row.
    """
    lines = []
    for language, title in titles.items():
        is_source = language == workbook.source_language
        size = SOURCE_TITLE_SIZE if is_source else TRANSLATED_TITLE_SIZE
        lines.append((title, size, formats.title(language, size)))
    version = "    ".join(version_line(workbook.edition).values())
    lines.append((version, VERSION_LINE_SIZE, formats.version_line(workbook.source_language)))
    width = sum(column.width for column in columns)
    for row, (text, size, cell_format) in enumerate(lines):
        sheet.set_row(row, row_height(text, size, width))
        workbook.merge_row(sheet, row, len(columns), text, cell_format)
    return len(lines)


def set_widths(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Sets the widths of the columns and which of them collapse."""
    for col, column in enumerate(columns):
        sheet.set_column(col, col, column.width, None, {"level": 1} if column.collapsible else {})


def _cell_height(cell: Cell, column: Column) -> float:
    return row_height(str(cell.value), cell.cell_format.font_size, column.width)
