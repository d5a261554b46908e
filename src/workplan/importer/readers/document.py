"""Text put together piece by piece, with the tables in it as ranges."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Cell:
    """A cell of a table, as a range of the document's text; a spanned cell stands in each row."""

    start: int
    end: int


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table: its range of the text and its rows; ``broken`` says why it cannot be trusted."""

    start: int
    end: int
    rows: tuple[Row, ...]
    broken: str = ""
    broken_at: int = 0


@dataclass(frozen=True)
class Document:
    """The text of a file, character for character, and where its tables stand."""

    text: str
    tables: tuple[Table, ...] = ()

    @cached_property
    def _newlines(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    def line(self, position: int) -> int:
        """The line of a position, from 1."""
        return bisect_left(self._newlines, position) + 1


MAX_COLUMNS = 60
MAX_SPAN = 400


@dataclass(frozen=True)
class Spanned:
    """A cell with the rows and columns that it covers."""

    cell: Cell
    rows: int = 1
    columns: int = 1


@dataclass
class Flow:
    """Collects text and tables in reading order."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    tables: list[Table] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Adds text as it stands."""
        if text:
            self.parts.append(text)
            self.length += len(text)

    def line(self) -> None:
        """Ends the line, unless it has just begun."""
        if self.parts and not self.parts[-1].endswith("\n"):
            self.add("\n")

    def table(self, start: int, rows: list[list[Spanned]]) -> None:
        """Adds a table whose cells have been added to the text."""
        grid = tuple(row for row in _grid(rows) if row)
        if grid:
            self.tables.append(Table(start, self.length, grid))

    def document(self) -> Document:
        """What has been collected; tables without cells or columns are none."""
        return Document("".join(self.parts), tuple(t for t in self.tables if len(t.rows[0]) > 1))


def _grid(rows: list[list[Spanned]]) -> list[Row]:
    """Rows of one width: a spanned cell stands in each place that it covers."""
    taken: dict[tuple[int, int], Cell] = {}
    for y, row in enumerate(rows):
        x = 0
        for spanned in row:
            while (y, x) in taken:
                x += 1
            for dy in range(min(spanned.rows, len(rows) - y, MAX_SPAN)):
                for dx in range(min(spanned.columns, MAX_COLUMNS)):
                    taken[y + dy, x + dx] = spanned.cell
            x += min(spanned.columns, MAX_COLUMNS)
    width = min(max((x for _, x in taken), default=-1) + 1, MAX_COLUMNS)
    return [_row(taken, y, width) for y in range(len(rows))]


def _row(taken: dict[tuple[int, int], Cell], y: int, width: int) -> Row:
    own = [taken[y, x] for x in range(width) if (y, x) in taken]
    if not own:
        return ()
    blank = Cell(own[-1].end, own[-1].end)
    return tuple(taken.get((y, x), blank) for x in range(width))
