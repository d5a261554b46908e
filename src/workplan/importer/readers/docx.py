"""Reads a Word file: its paragraphs as the printed page shows them, with list numbers, and tables.

python-docx leaves out text inserted under review, content controls and list numbers. So the XML is
read directly, with lxml; entities and network access are switched off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from workplan.importer.errors import RejectedError
from workplan.importer.limits import MAX_COLUMNS, MAX_TABLE_DEPTH, read_number
from workplan.importer.readers.document import Cell, Document, DocumentBuilder, SpannedCell
from workplan.importer.readers.docx_numbering import WordNumbering, read_numbering
from workplan.importer.readers.docx_styles import (
    W,
    WordStyles,
    child_value,
    elements,
    find,
    read_styles,
    toggle,
)
from workplan.importer.readers.docx_text import MC, DocxText
from workplan.importer.readers.ooxml_package import Package

_CONTENTS_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery[@{W}val='Table of Contents']"
_WRAPPERS = {
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


def read_docx(package: Package, name: str, document: etree._Element) -> Document:
    """Reads a Word file, whose main part has this name and root element.

    Notes at the foot of a page and at the end of the document are named in notices: they interrupt
    the text of a point, and are none of it.

    Raises:
        RejectedError: the file is damaged, or has no text of its own.
    """

    def part(kind: str) -> etree._Element | None:
        return package.root(package.related(name, kind, f"word/{kind}.xml"))

    styles = read_styles(part("styles"))
    builder = DocumentBuilder()
    notes = {
        (kind, note.get(f"{W}id", "")): _note_text(note, styles)
        for kind in ("footnote", "endnote")
        for note in elements(part(f"{kind}s"), kind)
    }
    reader = _Reader(
        read_numbering(part("numbering"), styles), builder, DocxText(styles, builder, notes)
    )
    body = document.find(f"{W}body")
    if body is not None:
        reader.read_blocks(body)
        reader.end_paragraph(None)
        builder.end_line()
    reader.text.end()
    return builder.document()


def _note_text(note: etree._Element, styles: WordStyles) -> str:
    text = DocxText(styles, DocumentBuilder())
    paragraphs = (text.paragraph(paragraph) or "" for paragraph in note.iter(f"{W}p"))
    return " ".join("".join(paragraphs).split())


@dataclass
class _Reader:
    """Reads paragraphs and tables recursively; libxml2 limits the depth of elements."""

    numbering: WordNumbering
    builder: DocumentBuilder
    text: DocxText
    table_depth: int = 0
    begun: list[str] = field(default_factory=list)
    """The text of paragraphs whose end is hidden or deleted: the next one continues it."""
    begun_properties: etree._Element | None = None
    cell_start: int = 0
    """Where the cell that is being read begins."""

    def read_blocks(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.read_paragraph(child)
            elif child.tag == f"{W}tbl":
                self.end_paragraph(None)
                self.read_table(child)
            elif child.tag == f"{W}altChunk":
                self.builder.notice("embedded_part")
            elif child.tag in _WRAPPERS and not self._is_contents(child):
                self.read_blocks(child)

    def _is_contents(self, wrapper: etree._Element) -> bool:
        is_contents = wrapper.find(_CONTENTS_GALLERY) is not None
        if is_contents:
            self.builder.notice("contents_left_out", needs_review=False)
        return is_contents

    def read_paragraph(self, paragraph: etree._Element) -> None:
        properties = find(paragraph, "pPr")
        if not self.begun and not self.table_depth:
            self.builder.end_line()  # so that notices name the line of the paragraph
        text = self.text.paragraph(paragraph)
        if text is None:
            return
        self.begun.append(text)
        if text.strip() and self.begun_properties is None:
            self.begun_properties = properties
        if not self._continues(properties):
            self.end_paragraph(properties)

    def _continues(self, properties: etree._Element | None) -> bool:
        """Whether the end of a paragraph is not there for a reader (17.3.1.29)."""
        mark = find(properties, "rPr")
        if any(find(mark, change) is not None for change in ("del", "moveFrom")):
            self.builder.notice("tracked_changes", needs_review=False)
            return True
        return self.text.styles.is_hidden(mark, self.text.styles.paragraph_style(properties))

    def end_paragraph(self, properties: etree._Element | None) -> None:
        """Adds the paragraph that has been begun, if any, with its number."""
        if not self.begun:
            return
        text, text_boxes = "".join(self.begun), self.text.text_boxes
        numbered = self.begun_properties if self.begun_properties is not None else properties
        self.begun, self.begun_properties, self.text.text_boxes = [], None, []
        self._begin_line()
        self.builder.add(self.numbering.label(numbered))
        self.builder.add(text)
        for text_box in text_boxes:
            self.read_blocks(text_box)
            self.end_paragraph(None)

    def _begin_line(self) -> None:
        if self.builder.length > self.cell_start:
            self.builder.end_line()

    def read_table(self, table: etree._Element) -> None:
        """Reads a table; only outermost tables are kept as such, the others as text."""
        self._begin_line()
        start, rows = self.builder.length, []
        self.table_depth += 1
        if self.table_depth > MAX_TABLE_DEPTH:
            raise RejectedError("too_deep")
        for row in _rows_of(table):
            rows.append(self.read_row(row))
            self.builder.end_line()
        self.table_depth -= 1
        if not self.table_depth:
            self.builder.add_table(start, rows)

    def read_row(self, row: etree._Element) -> list[SpannedCell]:
        start, outer_start = self.builder.length, self.cell_start
        # 17.4.15: the number of columns that the row leaves empty before its first cell.
        empty = min(read_number(child_value(row, "trPr/gridBefore"), 0), MAX_COLUMNS)
        cells = [SpannedCell(Cell(start, start), columns=empty)] if empty else []
        for element in _children(row, "tc"):
            if find(element, "tcPr/cellDel") is not None:
                continue  # deleted under review
            if cells:
                self.builder.add("\t")
            self.cell_start = self.builder.length
            self.read_blocks(element)
            self.end_paragraph(None)
            cells.append(_cell(element, self.cell_start, self.builder.length))
        self.cell_start = outer_start
        return cells


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, without those that are hidden or deleted under review."""
    for row in _children(table, "tr"):
        if find(row, "trPr/del") is None and not toggle(row, "trPr/hidden"):
            yield row


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children with a name, including those inside wrappers."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)


def _cell(element: etree._Element, start: int, end: int) -> SpannedCell:
    """A cell with the columns that it spans, merged with the one above where it says so."""
    columns = min(max(1, read_number(child_value(element, "tcPr/gridSpan"), 1)), MAX_COLUMNS)
    merge = find(element, "tcPr/vMerge")
    is_merged = merge is not None and merge.get(f"{W}val", "continue") == "continue"
    return SpannedCell(Cell(start, end), columns=columns, continues_above=is_merged)
