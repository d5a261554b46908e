"""What a reader makes of a file: its text in reading order, and the tables in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
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
