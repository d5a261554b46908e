"""A sheet with one table: titles, the stamp, heads that stay and repeat, a filter, the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from workplan.edition.texts import LocalizedText
from workplan.exports.excel import formats
from workplan.exports.excel.formats import CellFormat
from workplan.exports.excel.row_heights import height
from workplan.exports.excel.writer import WorkbookWriter
from workplan.exports.version_line import version_line

TITLE_SIZES = (18, 12)
"""Points: of the title in the authoritative language, and in the others."""


@dataclass(frozen=True)
class Column:
    """A column: its head, its width in figures of the standard font, the language of its text."""

    head: str
    width: float
    tag: str
    folds: bool = False
    """Whether a click folds it away, as it does with the columns of a translation."""


@dataclass(frozen=True)
class Cell:
    """A text or a number, and how it formats."""

    value: str | int
    look: CellFormat


@dataclass(frozen=True)
class Table:
    """What a sheet holds; ``fixed`` columns stay in sight when the sheet is moved sideways."""

    titles: LocalizedText
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    fixed: int = 0
    filtered: bool = True
    head_height: float = 30


def write_table(book: WorkbookWriter, sheet: Worksheet, table: Table) -> None:
    """Writes a table on an empty sheet."""
    top = write_titles(book, sheet, table.titles, [column.width for column in table.columns])
    set_widths(sheet, table.columns)
    sheet.set_row(top, table.head_height)
    for col, column in enumerate(table.columns):
        book.put(sheet, top, col, column.head, formats.head(column.tag))
    last = write_rows(book, sheet, top + 1, table.rows, table.columns)
    frame(sheet, range(top, top + 1), last, len(table.columns), table.fixed)
    if table.filtered:
        sheet.autofilter(top, 0, last, len(table.columns) - 1)


def write_rows(
    book: WorkbookWriter,
    sheet: Worksheet,
    top: int,
    rows: Iterable[Sequence[Cell | None]],
    columns: Sequence[Column],
) -> int:
    """Writes rows, each as high as its text needs, without their cells that are None.

    Gives the last row.
    """
    last = top
    for last, cells in enumerate(rows, start=top):
        written = [(col, cell) for col, cell in enumerate(cells) if cell]
        sheet.set_row(last, max(_height(cell, columns[col]) for col, cell in written))
        for col, cell in written:
            book.put(sheet, last, col, cell.value, cell.look)
    return last


def _height(cell: Cell, column: Column) -> float:
    return height(str(cell.value), cell.look.size, column.width)


def frame(sheet: Worksheet, heads: range, last: int, cols: int, fixed: int) -> None:
    """Keeps the rows of heads and the first columns in sight, and repeats the heads on paper."""
    sheet.freeze_panes(heads.stop, fixed)
    sheet.repeat_rows(heads.start, heads.stop - 1)
    sheet.print_area(0, 0, last, cols - 1)


def write_titles(
    book: WorkbookWriter, sheet: Worksheet, titles: LocalizedText, widths: Sequence[float]
) -> int:
    """Writes the titles and the stamp over the columns; gives the next row."""
    row = 0
    for tag, title in titles.items():
        size = TITLE_SIZES[tag != book.tag]
        sheet.set_row(row, height(title, size, sum(widths)))
        book.across(sheet, row, len(widths), title, formats.title(tag, size))
        row += 1
    line = "    ".join(version_line(book.edition).values())
    sheet.set_row(row, height(line, 9, sum(widths)))
    book.across(sheet, row, len(widths), line, formats.stamp(book.tag))
    return row + 1


def set_widths(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Sets the columns' widths and what folds."""
    for col, column in enumerate(columns):
        sheet.set_column(col, col, column.width, None, {"level": 1} if column.folds else {})
