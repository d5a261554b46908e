"""The rows of a table as cells with words: where they were moved, back where they belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from workplan.importer.readers.document import Cell, Document, Row, Table
from workplan.importer.responsibility.duties import read_responsibilities
from workplan.importer.responsibility.unit_names import is_unit
from workplan.importer.tables.columns import Columns, is_header, read_header
from workplan.plan.fields import comparison_key


class ShiftedError(Exception):
    """A row whose cells do not stand under the right headings."""

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position


@dataclass(frozen=True)
class Grid:
    """A table with its header read."""

    document: Document
    table: Table

    def words(self, cell: Cell) -> str:
        """The words of a cell as written."""
        return self.document.text[cell.start : cell.end].strip()

    @cached_property
    def head(self) -> int | None:
        """The position of the header among the rows."""
        for i, row in enumerate(self.table.rows[:_DEEPEST_HEAD]):
            if is_header([self.words(cell) for cell in dict.fromkeys(row)]):
                return i
        return None

    @cached_property
    def columns(self) -> Columns:
        """What the columns hold; a column of nothing but figures holds the numbers."""
        columns = read_header([self.words(cell) for cell in self.table.rows[self.head or 0]])
        if columns.number is not None:
            return columns
        rows = [row for row in self._below() if not self.over(row)]
        figures = (i for i in range(len(rows[0]) if rows else 0) if self._only_figures(rows, i))
        number = next(figures, None)
        return replace(columns, number=number, words=tuple(i for i in columns.words if i != number))

    def _only_figures(self, rows: Sequence[Row], column: int) -> bool:
        return all(self.words(row[column]).isdigit() for row in rows)

    @cached_property
    def above(self) -> tuple[int, ...]:
        """The columns whose cells stand above several rows: their words head a section."""
        rows = [row for row in self.rows if not self.over(row)]
        return tuple(
            column
            for column in self.columns.words[:-1]
            if _spans(rows, column) or self._blank_below(rows, column)
        )

    def _blank_below(self, rows: Sequence[Row], column: int) -> bool:
        filled = [bool(self.words(row[column])) for row in rows]
        return bool(filled) and filled[0] and not all(filled)

    def _below(self) -> tuple[Row, ...]:
        return self.table.rows[(self.head or 0) + 1 :]

    def over(self, row: Row) -> Cell | None:
        """The cell that a row consists of: one over its width, or the only one with words."""
        filled = [cell for cell in dict.fromkeys(row) if self.words(cell)]
        return filled[0] if len(filled) == 1 and not self.words(filled[0]).isdigit() else None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows below the header, without repeated headers and empty rows.

        Raises:
            ShiftedError: a row has its cells under the wrong headings.
        """
        return tuple(self._rows())

    def _rows(self) -> Iterator[Row]:
        header = [comparison_key(self.words(cell)) for cell in self.table.rows[self.head or 0]]
        for row in self._below():
            words = [comparison_key(self.words(cell)) for cell in row]
            if not any(words) or words == header:
                continue
            yield row if self.over(row) or self._fits(row) else self._moved(row)

    def _fits(self, row: Row) -> bool:
        """Whether the units of a row stand under the headings of units, and nothing else there."""
        duties = [self.words(row[column]) for column, _ in self.columns.duties]
        others = [self.words(row[column]) for column in self.columns.words]
        number = self.columns.number
        if number is not None and len(self.words(row[number])) > _LONGEST_NUMBER:
            return False
        named = any(duties) or not any(_only_units(words) for words in others[1:])
        return named and all(_may_be_units(words) for words in duties if words) and any(others)

    def _moved(self, row: Row) -> Row:
        """A row that lost the cells of merged rows at its beginning, moved to the right again."""
        filled = [cell for cell in row if self.words(cell)]
        gap = len(row) - len(filled)
        if gap and [cell for cell in row if self.words(cell)] == list(row[: len(filled)]):
            end = filled[0].start
            moved = (*(Cell(end, end) for _ in range(gap)), *filled)
            if self._fits(moved):
                return moved
        raise ShiftedError(row[0].start)


_DEEPEST_HEAD = 4
_LONGEST_NUMBER = 8


def _spans(rows: Sequence[Row], column: int) -> bool:
    return any(a[column] == b[column] for a, b in pairwise(rows) if a[column].end > a[column].start)


def _only_units(words: str) -> bool:
    names = read_responsibilities(words).units
    return bool(names) and all(is_unit(name) for name in names) and "。" not in words


def _may_be_units(words: str) -> bool:
    """Whether words may be a list of units: most of its names read as units, none as a sentence."""
    names = read_responsibilities(words).units
    if not names:
        return bool(words.strip()) and len(words) <= 40
    likely = sum(is_unit(name) for name in names)
    return (
        likely >= 0.5 * len(names) and "。" not in words.rstrip("。") and max(map(len, names)) <= 40
    )
