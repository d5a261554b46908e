"""A document: the text of a file, and its tables as ranges of that text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from workplan.importer.limits import (
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_READING_NOTICES,
    MAX_ROW_SPAN,
    check,
    check_cells,
)
from workplan.importer.readers.page_lines import page_lines


@dataclass(frozen=True)
class Cell:
    """A table cell, as a range of the document's text; a merged cell is in every row it spans."""

    start: int
    end: int


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table: its range of the text and its rows.

    ``broken_at`` is the position where its cells cannot be told apart; -1 if they can.
    """

    start: int
    end: int
    rows: tuple[Row, ...]
    broken_at: int = -1


@dataclass(frozen=True)
class ReadingNotice:
    """What a reader of the file should know of, at a position of the text.

    ``key`` names the message in the locales, ``details`` fill it in.
    """

    position: int
    key: str
    details: dict[str, str]
    needs_review: bool


@dataclass(frozen=True)
class Document:
    """The text of a file, its tables, and what could not be read as text."""

    text: str
    tables: tuple[Table, ...] = ()
    notices: tuple[ReadingNotice, ...] = ()

    @cached_property
    def _newlines(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    @cached_property
    def page_lines(self) -> list[tuple[int, int]]:
        """The ranges of page numbers and running heads, which are no part of the text."""
        return page_lines(self.text)

    def line(self, position: int) -> int:
        """The line of a position, from 1."""
        return bisect_left(self._newlines, position) + 1


@dataclass(frozen=True)
class SpannedCell:
    """A cell with the number of rows and columns that it spans.

    One that ``continues_above`` is merged with the one above, if there is one.
    """

    cell: Cell
    rows: int = 1
    columns: int = 1
    continues_above: bool = False


@dataclass
class DocumentBuilder:
    """Collects text and tables in reading order."""

    chunks: list[str] = field(default_factory=list)
    length: int = 0
    tables: list[Table] = field(default_factory=list)
    notices: list[ReadingNotice] = field(default_factory=list)
    notice_counts: Counter[str] = field(default_factory=Counter)

    def notice(self, key: str, *, needs_review: bool = True, **details: str) -> None:
        """Adds a notice at the end of the text so far.

        One that only informs is made once, and the others up to a limit.
        """
        self.notice_counts[key] += 1
        if self.notice_counts[key] <= (MAX_READING_NOTICES if needs_review else 1):
            self.notices.append(ReadingNotice(self.length, key, details, needs_review))

    def add(self, text: str) -> None:
        """Appends text.

        Raises:
            RejectedError: the text has become too long.
        """
        if text:
            self.chunks.append(text)
            self.length += len(text)
            check(self.length, MAX_CHARACTERS, "too_long")

    def end_line(self) -> None:
        """Ends the current line, unless nothing has been added to it."""
        if self.chunks and not self.chunks[-1].endswith("\n"):
            self.add("\n")

    def add_table(self, start: int, rows: list[list[SpannedCell]]) -> None:
        """Adds a table that begins at ``start`` and whose cells have been added as text."""
        grid = tuple(row for row in _grid(rows) if row)
        if grid:
            self.tables.append(Table(start, self.length, grid))

    def document(self) -> Document:
        """The collected document; tables of a single column are left out."""
        tables = tuple(table for table in self.tables if len(table.rows[0]) > 1)
        return Document("".join(self.chunks), tables, tuple(self.notices))


def _grid(rows: list[list[SpannedCell]]) -> list[Row]:
    """Rows of equal width, with each merged cell in every place that it spans."""
    cells: dict[tuple[int, int], Cell] = {}
    for y, row in enumerate(rows):
        x = 0
        for spanned in row:
            while (y, x) in cells:
                x += 1
            if x >= MAX_COLUMNS:
                break
            columns = range(x, min(x + spanned.columns, MAX_COLUMNS))
            above = cells.get((y - 1, x)) if spanned.continues_above else None
            for dy in range(min(spanned.rows, len(rows) - y, MAX_ROW_SPAN)):
                cells |= {(y + dy, column): above or spanned.cell for column in columns}
            check_cells(len(cells))
            x = columns.stop
    width = max((x for _, x in cells), default=-1) + 1
    check_cells(width * len(rows))
    return [_row(cells, y, width) for y in range(len(rows))]


def _row(cells: dict[tuple[int, int], Cell], y: int, width: int) -> Row:
    """A row with empty cells where it is too short; an empty tuple if it has no cells."""
    present = [cells[y, x] for x in range(width) if (y, x) in cells]
    if not present:
        return ()
    blank = Cell(present[-1].end, present[-1].end)
    return tuple(cells.get((y, x), blank) for x in range(width))
