"""The tables of a Word file: rows and cells, and cells that are merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from workplan.importer.readers.document import Cell, Spanned
from workplan.importer.readers.docx_numbering import W

WRAPPERS = {
    f"{W}sdt",
    f"{W}sdtContent",
    f"{W}ins",
    f"{W}moveTo",
    f"{W}customXml",
    f"{W}smartTag",
}
"""What may stand around paragraphs, rows and cells and shows nothing of itself."""


@dataclass
class WordCell:
    """A cell, the columns that it covers, and whether it belongs to the one above."""

    cell: Cell
    columns: int
    continues: bool


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table."""
    return _inside(table, "tr")


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row."""
    return _inside(row, "tc")


def blocks_of(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables in a cell."""
    return _inside(cell, "p", "tbl")


def _inside(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements of some names in another, those in wrappers too."""
    for child in parent:
        if child.tag in {f"{W}{name}" for name in names}:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inside(child, *names)


def span_of(cell: etree._Element) -> int:
    """How many columns a cell covers."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(f"{W}val", "1") if span is not None else "1"
    return int(value) if value.isdigit() and len(value) < 4 else 1


def continues(cell: etree._Element) -> bool:
    """Whether a cell goes on from the one above."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def merged_down(rows: list[list[WordCell]]) -> list[list[Spanned]]:
    """Rows in which a cell that continues the one above is that cell."""
    above: dict[int, Cell] = {}
    made: list[list[Spanned]] = []
    for row in rows:
        here: dict[int, Cell] = {}
        column = 0
        cells = []
        for cell in row:
            own = above[column] if cell.continues and column in above else cell.cell
            cells.append(Spanned(own, 1, cell.columns))
            here |= dict.fromkeys(range(column, column + cell.columns), own)
            column += cell.columns
        above = here
        made.append(cells)
    return made
