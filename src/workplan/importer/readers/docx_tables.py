"""The tables of a Word file: rows, cells, and merged cells."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from workplan.importer.limits import MAX_COLUMNS, read_number
from workplan.importer.readers.docx_styles import W, child_value, toggle
from workplan.importer.readers.docx_text import MC

WRAPPERS = {
    f"{W}sdt",
    f"{W}sdtContent",
    f"{W}ins",
    f"{W}moveTo",
    f"{W}customXml",
    f"{W}smartTag",
    f"{MC}AlternateContent",
    f"{MC}Choice",
}
"""Elements around blocks, rows or cells that do not matter here."""


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, without those that are hidden or deleted under review."""
    for row in _children(table, "tr"):
        properties = row.find(f"{W}trPr")
        is_shown = properties is None or (
            properties.find(f"{W}del") is None and not toggle(properties, "hidden")
        )
        if is_shown:
            yield row


def columns_before(row: etree._Element) -> int:
    """The number of columns that a row leaves empty before its first cell (17.4.15)."""
    return min(read_number(child_value(row, "trPr/gridBefore"), 0), MAX_COLUMNS)


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, without those that are deleted under review."""
    for cell in _children(row, "tc"):
        if cell.find(f"{W}tcPr/{W}cellDel") is None:
            yield cell


def blocks_of(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables in a cell."""
    return _children(cell, "p", "tbl")


def _children(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children with one of these names, including those inside wrappers."""
    tags = {f"{W}{name}" for name in names}
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, *names)


def span_of(cell: etree._Element) -> int:
    """The number of columns that a cell spans."""
    return min(max(1, read_number(child_value(cell, "tcPr/gridSpan"), 1)), MAX_COLUMNS)


def continues_above(cell: etree._Element) -> bool:
    """Whether a cell is merged with the one above."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"
