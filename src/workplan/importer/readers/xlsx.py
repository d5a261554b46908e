"""Reads the sheets of a workbook as tables: what is printed, so neither hidden rows nor columns."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from workplan.files.workbook_cells import UNREADABLE, cell_text
from workplan.importer.errors import RejectedError
from workplan.importer.limits import (
    MAX_COLUMNS,
    MAX_MERGED_RANGES,
    MAX_SHEET_ROWS,
    MAX_SHEETS,
    check_cells,
    read_number,
)
from workplan.importer.readers.document import Cell, Document, DocumentBuilder, SpannedCell
from workplan.importer.readers.ooxml_package import Package

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = {"", "0", "false"}

_Range = tuple[int, int, int, int]


@dataclass
class _Sheet:
    """What the part of a sheet says beside the values: rows and columns count from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[_Range] = field(default_factory=list)
    """First column, first row, last column, last row of each."""


_CellPosition = tuple[int, int]
"""The row and the column of a cell, from 1."""


def read_xlsx(raw: bytes, package: Package, name: str, workbook: etree._Element) -> Document:
    """Reads a workbook, whose main part has this name and root element.

    Raises:
        RejectedError: it is damaged, or has too many rows or cells.
    """
    relationships = package.relationships(name)
    builder = DocumentBuilder()
    tables = _values(raw)
    for sheet in islice(workbook.iterfind(f"{S}sheets/{S}sheet"), MAX_SHEETS):
        title = sheet.get("name", "")
        if sheet.get("state", "visible") != "visible":
            builder.notice("hidden_sheet", sheet=title)
        elif title in tables:
            part = package.root(relationships.get(sheet.get(f"{_R}id", ""), ("", ""))[0])
            details = _Sheet() if part is None else _sheet(part)
            texts = tables[title]
            _SheetReader(builder, texts, details, _origins(details, len(texts))).read()
    return builder.document()


def _values(raw: bytes) -> dict[str, list[list[str]]]:
    """The texts of each sheet by its title."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's, about parts that are not read here
        try:
            workbook = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            return {
                sheet.title: _texts(
                    sheet.iter_rows(max_row=MAX_SHEET_ROWS, max_col=MAX_COLUMNS, values_only=True)
                )
                for sheet in workbook.worksheets[:MAX_SHEETS]
            }
        except UNREADABLE:
            raise RejectedError("damaged") from None


def _texts(rows: Iterator[Sequence[object]]) -> list[list[str]]:
    texts: list[list[str]] = []
    count = 0
    for row in rows:
        texts.append([_text(value) for value in row])
        while texts[-1] and not texts[-1][-1]:
            texts[-1].pop()
        count += sum(map(bool, texts[-1]))
        check_cells(count)
    while texts and not any(texts[-1]):
        texts.pop()
    return texts


def _text(value: object) -> str:
    """A cell's text as it is usually shown; a whole number without a decimal point."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value.year}年{value.month}月{value.day}日"
    return cell_text(value).replace("\t", " ").replace("\r\n", "\n").strip()


def _sheet(root: etree._Element) -> _Sheet:
    sheet = _Sheet()
    for row in root.iter(f"{S}row"):
        if read_number(row.get("r"), 0) > MAX_SHEET_ROWS and row.find(f"{S}c/*") is not None:
            raise RejectedError("too_many_places", limit=MAX_SHEET_ROWS)
        if row.get("hidden", "") not in _OFF:
            sheet.hidden_rows.add(read_number(row.get("r"), 0))
    for column in root.iterfind(f"{S}cols/{S}col"):
        if column.get("hidden", "") not in _OFF:
            last = min(read_number(column.get("max"), 0), MAX_COLUMNS)
            sheet.hidden_columns.update(range(read_number(column.get("min"), 0), last + 1))
    for merged in islice(root.iter(f"{S}mergeCell"), MAX_MERGED_RANGES):
        with suppress(ValueError):
            left, top, right, bottom = range_boundaries(merged.get("ref", ""))
            if left and top and right and bottom:
                sheet.merged.append((left, top, right, bottom))
    return sheet


def _origins(sheet: _Sheet, rows: int) -> dict[_CellPosition, _CellPosition]:
    """For each position in a merged range, the position that has its text."""
    origins: dict[_CellPosition, _CellPosition] = {}
    count = 0
    for left, top, right, bottom in sheet.merged:
        columns = range(left, min(right, MAX_COLUMNS) + 1)
        shown_rows = range(top, min(bottom, rows) + 1)
        count += len(columns) * len(shown_rows)
        check_cells(count)
        for row in shown_rows:
            origins |= {(row, column): (top, left) for column in columns}
    return origins


@dataclass
class _SheetReader:
    """Adds a sheet to the document."""

    builder: DocumentBuilder
    texts: Sequence[Sequence[str]]
    sheet: _Sheet
    origins: dict[_CellPosition, _CellPosition]
    cells: dict[_CellPosition, Cell] = field(default_factory=dict)
    """The cells that have been added, by the position that has their text."""

    def read(self) -> None:
        """Adds the table; lines of a single cell above and below it are none of its rows."""
        rows = list(self._rows())
        first, last = self._table(rows)
        self._add_lines(rows[:first])
        start = self.builder.length
        table = [self._add_row(row) for row in rows[first:last]]
        self.builder.add_table(start, table)
        self._add_lines(rows[last:])

    def _rows(self) -> Iterator[list[_CellPosition]]:
        """The positions of each row that has a text of its own, without those that are hidden."""
        width = max((len(row) for row in self.texts), default=0)
        columns = [x for x in range(1, width + 1) if x not in self.sheet.hidden_columns]
        seen: set[_CellPosition] = set()
        hidden = 0
        for number, texts in enumerate(self.texts, start=1):
            row = [] if number in self.sheet.hidden_rows else [(number, x) for x in columns]
            hidden += sum(map(len, texts)) - sum(len(self._text(position)) for position in row)
            filled = self._filled(row)
            if filled - seen:
                yield row
            seen |= filled
        if hidden:
            self.builder.notice("hidden_text", needs_review=False, count=str(hidden))

    def _text(self, position: _CellPosition) -> str:
        row, column = position
        texts = self.texts[row - 1]
        return texts[column - 1] if column <= len(texts) else ""

    def _filled(self, row: Sequence[_CellPosition]) -> set[_CellPosition]:
        positions = {self.origins.get(position, position) for position in row}
        return {position for position in positions if self._text(position)}

    def _table(self, rows: Sequence[Sequence[_CellPosition]]) -> tuple[int, int]:
        """Where the rows with several texts begin and end."""
        tabular = [i for i, row in enumerate(rows) if len(self._filled(row)) > 1]
        return (tabular[0], tabular[-1] + 1) if tabular else (len(rows), len(rows))

    def _add_lines(self, rows: Sequence[Sequence[_CellPosition]]) -> None:
        for row in rows:
            for position in self._filled(row):
                self.builder.add(self._text(position) + "\n")

    def _add_row(self, row: Sequence[_CellPosition]) -> list[SpannedCell]:
        """Adds a row; a merged cell is one range of the text in all rows."""
        added: list[SpannedCell] = []
        for position in row:
            if added:
                self.builder.add("\t")
            origin = self.origins.get(position, position)
            if origin not in self.cells:
                start = self.builder.length
                self.builder.add(self._text(origin))
                self.cells[origin] = Cell(start, self.builder.length)
            added.append(SpannedCell(self.cells[origin]))
        self.builder.add("\n")
        return added
