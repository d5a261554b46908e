"""What a reader makes of a file: its text in reading order, and the tables in it."""

from __future__ import annotations

from dataclasses import dataclass


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

    def line(self, position: int) -> int:
        """The line of a position, from 1."""
        return self.text.count("\n", 0, position) + 1
