"""A Word file: its paragraphs as Word shows them, with the numbers of its lists, and its tables.

python-docx leaves out inserted text under review, content controls and list numbers; so the
document's XML is read here, with lxml, its entities and its network switched off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from workplan.files.zip_files import UnsafeZipError, read_untrusted_zip
from workplan.importer.errors import RejectedError
from workplan.importer.readers.document import Cell, Document, Flow
from workplan.importer.readers.docx_numbering import W, WordNumbers, read_numbers
from workplan.importer.readers.docx_tables import (
    WRAPPERS,
    WordCell,
    blocks_of,
    cells_of,
    continues,
    merged_down,
    rows_of,
    span_of,
)

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted text, moved-away text, the code of fields, and a second copy of drawings.
_NOT_SHOWN = {
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
    """Reads a Word file.

    Raises:
        RefusalError: the file is no Word file, is damaged, or means harm.
    """
    try:
        parts = read_untrusted_zip(raw)
    except UnsafeZipError:
        raise RejectedError("unsafe_zip") from None
    if "word/document.xml" not in parts:
        raise RejectedError("not_word")
    body = _parsed(parts["word/document.xml"]).find(f"{W}body")
    numbers = read_numbers(
        _optional(parts, "word/numbering.xml"), _optional(parts, "word/styles.xml")
    )
    reader = _Reader(numbers)
    if body is not None:
        reader.blocks(body)
    notes = _optional(parts, "word/footnotes.xml")
    for note in notes.iter(f"{W}footnote") if notes is not None else ():
        reader.blocks(note)
    return reader.flow.document()


def _parsed(part: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError:
        raise RejectedError("damaged") from None


def _optional(parts: dict[str, bytes], name: str) -> etree._Element | None:
    return _parsed(parts[name]) if name in parts else None


@dataclass
class _Reader:
    """Reads blocks: paragraphs, tables, and what wraps them; libxml2 bounds their depth."""

    numbers: WordNumbers
    flow: Flow = field(default_factory=Flow)
    depth: int = 0

    def blocks(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child)
                self.flow.line()
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag in WRAPPERS:
                self.blocks(child)

    def paragraph(self, paragraph: etree._Element) -> None:
        boxes: list[etree._Element] = []
        text = "".join(_shown(paragraph, boxes))
        if text.strip():
            self.flow.add(self.numbers.label(paragraph))
        self.flow.add(text)
        for box in boxes:
            self.flow.line()
            self.blocks(box)

    def table(self, table: etree._Element) -> None:
        self.flow.line()
        start, rows = self.flow.length, []
        self.depth += 1
        for row in rows_of(table):
            rows.append(self.row(row))
            self.flow.line()
        self.depth -= 1
        if not self.depth:
            self.flow.table(start, merged_down(rows))

    def row(self, row: etree._Element) -> list[WordCell]:
        cells: list[WordCell] = []
        for cell in cells_of(row):
            if cells:
                self.flow.add("\t")
            start = self.flow.length
            for i, child in enumerate(blocks_of(cell)):
                if i and self.flow.length > start:
                    self.flow.add("\n")
                if child.tag == f"{W}p":
                    self.paragraph(child)
                else:
                    self.table(child)
            cells.append(WordCell(Cell(start, self.flow.length), span_of(cell), continues(cell)))
        return cells


def _shown(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """The text of a paragraph as Word shows it; text boxes are put aside."""
    for child in element:
        if child.tag in _NOT_SHOWN:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        else:
            yield from _shown(child, boxes)
