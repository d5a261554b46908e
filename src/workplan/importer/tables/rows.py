"""The rows of a table, with cells that slipped into the wrong columns moved back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from workplan.importer.errors import RejectedError
from workplan.importer.readers.document import Cell, Document, Row, Table
from workplan.importer.responsibility.note_parser import parse_note
from workplan.importer.responsibility.unit_names import is_unit
from workplan.importer.tables.columns import Columns, is_header, read_header
from workplan.plan.fields import comparison_key

_MAX_HEADER_INDEX = 3
_MAX_NUMBER_LENGTH = 8
_MAX_UNIT_LENGTH = 40
_MIN_SHARE_OF_UNITS = 0.5


@dataclass(frozen=True)
class Grid:
    """A table, its header and its rows."""

    document: Document
    table: Table

    def cell_text(self, cell: Cell) -> str:
        """The text of a cell as written."""
        return self.document.text[cell.start : cell.end].strip()

    @cached_property
    def header_index(self) -> int | None:
        """The index of the header row; None if the table has none."""
        for i, row in enumerate(self.table.rows[: _MAX_HEADER_INDEX + 1]):
            if is_header([self.cell_text(cell) for cell in dict.fromkeys(row)]):
                return i
        return None

    @cached_property
    def _header(self) -> list[str]:
        return [self.cell_text(cell) for cell in self.table.rows[self.header_index or 0]]

    @property
    def _rows_below_header(self) -> tuple[Row, ...]:
        return self.table.rows[(self.header_index or 0) + 1 :]

    @cached_property
    def columns(self) -> Columns:
        """What the columns hold; without a heading for numbers, the first with only figures."""
        columns = read_header(self._header)
        if columns.number is not None:
            return columns
        rows = [row for row in self._rows_below_header if not self.spanning_cell(row)]
        indexes = range(len(rows[0]) if rows else 0)
        number = next(
            (i for i in indexes if all(self.cell_text(row[i]).isdigit() for row in rows)), None
        )
        return replace(columns, number=number, text=tuple(i for i in columns.text if i != number))

    @cached_property
    def section_columns(self) -> tuple[int, ...]:
        """The columns with cells that span several rows: their text heads a section."""
        rows = [row for row in self.rows if not self.spanning_cell(row)]
        return tuple(
            column
            for column in self.columns.text[:-1]
            if _has_merged_cells(rows, column) or self._is_filled_at_top_only(rows, column)
        )

    def _is_filled_at_top_only(self, rows: Sequence[Row], column: int) -> bool:
        """Whether the first cell of a column has text, and others below have none."""
        filled = [bool(self.cell_text(row[column])) for row in rows]
        return bool(filled) and filled[0] and not all(filled)

    def spanning_cell(self, row: Row) -> Cell | None:
        """The only cell with text in a row, if it is not a number; None if there are several."""
        filled = [cell for cell in dict.fromkeys(row) if self.cell_text(cell)]
        return filled[0] if len(filled) == 1 and not self.cell_text(filled[0]).isdigit() else None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows below the header, without repeated headers and empty rows.

        Raises:
            RejectedError: the cells cannot be told apart, or a row has some in the wrong columns.
        """
        if self.table.broken_at >= 0:
            raise RejectedError("table_broken", self.document.line(self.table.broken_at))
        header = [comparison_key(heading) for heading in self._header]
        rows = []
        for row in self._rows_below_header:
            cell_keys = [comparison_key(self.cell_text(cell)) for cell in row]
            if any(cell_keys) and cell_keys != header:
                is_right = self.spanning_cell(row) or self._fits(row)
                rows.append(row if is_right else self._shifted_back(row))
        return tuple(rows)

    def _fits(self, row: Row) -> bool:
        """Whether there are units in the columns of units and in no others."""
        units = [self.cell_text(row[column]) for column, _ in self.columns.units]
        texts = [self.cell_text(row[column]) for column in self.columns.text]
        number = self.columns.number
        if number is not None and len(self.cell_text(row[number])) > _MAX_NUMBER_LENGTH:
            return False
        units_elsewhere = not any(units) and any(map(_lists_only_units, texts[1:]))
        return not units_elsewhere and any(texts) and all(map(_may_be_units, filter(None, units)))

    def _shifted_back(self, row: Row) -> Row:
        """A row that lost the cells of merged rows at its beginning, with empty cells there."""
        filled = [cell for cell in row if self.cell_text(cell)]
        missing = len(row) - len(filled)
        if missing and filled == list(row[: len(filled)]):
            blank = Cell(filled[0].start, filled[0].start)
            shifted = (*[blank] * missing, *filled)
            if self._fits(shifted):
                return shifted
        raise RejectedError("table_shifted", self.document.line(row[0].start))


def _has_merged_cells(rows: Sequence[Row], column: int) -> bool:
    return any(
        upper[column] == lower[column] and upper[column].end > upper[column].start
        for upper, lower in pairwise(rows)
    )


def _lists_only_units(cell_text: str) -> bool:
    units = parse_note(cell_text).units
    return bool(units) and all(map(is_unit, units)) and "。" not in cell_text


def _may_be_units(cell_text: str) -> bool:
    """Whether words may be a list of units: half of the names read as units, none as a sentence."""
    units = parse_note(cell_text).units
    if not units:
        return bool(cell_text.strip()) and len(cell_text) <= _MAX_UNIT_LENGTH
    return (
        sum(map(is_unit, units)) >= _MIN_SHARE_OF_UNITS * len(units)
        and "。" not in cell_text.rstrip("。")
        and max(map(len, units)) <= _MAX_UNIT_LENGTH
    )
