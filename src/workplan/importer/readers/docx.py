"""Reads a Word file: its paragraphs as Word shows them, with list numbers, and its tables.

python-docx leaves out text inserted under review, content controls and list numbers. So the XML is
read directly, with lxml; entities and network access are switched off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from workplan.files.zip_files import UnsafeZipError, read_untrusted_zip
from workplan.importer.errors import RejectedError
from workplan.importer.limits import MAX_TABLE_DEPTH, check_tags
from workplan.importer.readers.document import Cell, Document, DocumentBuilder
from workplan.importer.readers.docx_numbering import W, WordNumbering, read_numbering
from workplan.importer.readers.docx_tables import (
    WRAPPERS,
    WordCell,
    blocks_of,
    cells_of,
    continues_above,
    merge_vertically,
    rows_of,
    span_of,
)

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted and moved text, field codes, properties, and the second copy of drawings.
_HIDDEN = {
    f"{W}del",
    f"{W}moveFrom",
    f"{W}instrText",
    f"{W}delText",
    f"{W}rPr",
    f"{W}pPr",
    _FALLBACK,
}
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def read_docx(raw: bytes) -> Document:
    """Reads a Word file; footnotes come after the body.

    Raises:
        RejectedError: the file is no Word file, is damaged, or is a zip bomb.
    """
    try:
        parts = read_untrusted_zip(raw)
    except UnsafeZipError:
        raise RejectedError("unsafe_zip") from None
    document = _part(parts, "word/document.xml")
    if document is None:
        raise RejectedError("not_word")
    body = document.find(f"{W}body")
    reader = _Reader(
        read_numbering(_part(parts, "word/numbering.xml"), _part(parts, "word/styles.xml"))
    )
    if body is not None:
        reader.read_blocks(body)
    footnotes = _part(parts, "word/footnotes.xml")
    for footnote in footnotes.iter(f"{W}footnote") if footnotes is not None else ():
        reader.read_blocks(footnote)
    return reader.builder.document()


def _part(parts: dict[str, bytes], name: str) -> etree._Element | None:
    """The root element of a part of the file; None if the file has no such part."""
    if name not in parts:
        return None
    check_tags(parts[name])
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(parts[name], parser)
    except etree.XMLSyntaxError:
        raise RejectedError("damaged") from None


@dataclass
class _Reader:
    """Reads paragraphs and tables recursively; libxml2 limits the depth of elements."""

    numbering: WordNumbering
    builder: DocumentBuilder = field(default_factory=DocumentBuilder)
    table_depth: int = 0

    def read_blocks(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.read_paragraph(child)
                self.builder.end_line()
            elif child.tag == f"{W}tbl":
                self.read_table(child)
            elif child.tag in WRAPPERS:
                self.read_blocks(child)

    def read_paragraph(self, paragraph: etree._Element) -> None:
        text_boxes: list[etree._Element] = []
        text = "".join(_shown_text(paragraph, text_boxes))
        if text.strip():
            self.builder.add(self.numbering.label(paragraph))
        self.builder.add(text)
        for text_box in text_boxes:
            self.builder.end_line()
            self.read_blocks(text_box)

    def read_table(self, table: etree._Element) -> None:
        """Reads a table; only outermost tables are kept as such, the others as text."""
        self.builder.end_line()
        start, rows = self.builder.length, []
        self.table_depth += 1
        if self.table_depth > MAX_TABLE_DEPTH:
            raise RejectedError("too_deep")
        for row in rows_of(table):
            rows.append(self.read_row(row))
            self.builder.end_line()
        self.table_depth -= 1
        if not self.table_depth:
            self.builder.add_table(start, merge_vertically(rows))

    def read_row(self, row: etree._Element) -> list[WordCell]:
        cells: list[WordCell] = []
        for element in cells_of(row):
            if cells:
                self.builder.add("\t")
            start = self.builder.length
            for i, block in enumerate(blocks_of(element)):
                if i and self.builder.length > start:
                    self.builder.add("\n")
                if block.tag == f"{W}p":
                    self.read_paragraph(block)
                else:
                    self.read_table(block)
            cell = Cell(start, self.builder.length)
            cells.append(WordCell(cell, span_of(element), continues_above(element)))
        return cells


def _shown_text(element: etree._Element, text_boxes: list[etree._Element]) -> Iterator[str]:
    """The text of a paragraph as Word shows it; its text boxes are appended to ``text_boxes``."""
    for child in element:
        if child.tag in _HIDDEN:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == f"{W}txbxContent":
            text_boxes.append(child)
        else:
            yield from _shown_text(child, text_boxes)
