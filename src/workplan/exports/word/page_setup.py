"""Page geometry: paper, margins, line grid, page numbers (GB/T 9704-2012)."""

from __future__ import annotations

import math

from docx.document import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import _Footer
from docx.shared import Mm, Pt

PAPER_WIDTH, PAPER_HEIGHT = 210, 297
TEXT_WIDTH, TEXT_HEIGHT = 156, 225
"""The paper and the type area, in millimetres."""

TOP_MARGIN, LEFT_MARGIN = 37, 28
RIGHT_MARGIN = PAPER_WIDTH - LEFT_MARGIN - TEXT_WIDTH
BOTTOM_MARGIN = PAPER_HEIGHT - TOP_MARGIN - TEXT_HEIGHT
HEADER_DISTANCE, FOOTER_DISTANCE = 15, 25.4
"""Millimetres from the paper's edge; the dashes of the page number are then 7 mm below the text."""

LINES, CHARACTERS = 22, 28
"""Lines on a page and characters on a line."""

SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4 = 22, 16, 14, 12
"""Sizes of type in points, by their Chinese names: 2号, 3号, 4号, 小4号."""

TITLE_LINE_CHARACTERS = CHARACTERS * SIZE_3 / SIZE_2
"""Characters of 2号 type on a line."""

_POINTS_PER_MM = 72 / 25.4

LINE_PITCH = int(TEXT_HEIGHT * _POINTS_PER_MM / LINES * 20)
"""The distance between lines in twentieths of a point, rounded down so that 22 of them fit."""

CHARACTER_SPACING = math.floor((TEXT_WIDTH * _POINTS_PER_MM / CHARACTERS - SIZE_3) * 20)
"""The (negative) spacing of 3号 type, in twentieths of a point, with which 28 fit on a line.

Word's own character grid would do it too, but LibreOffice gives each character that is wider than
a cell of such a grid two cells.
"""


def set_up_page(document: Document) -> None:
    """Sets the page geometry; page numbers are right on odd pages and left on even ones."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAPER_WIDTH), Mm(PAPER_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP_MARGIN), Mm(BOTTOM_MARGIN)
    section.left_margin, section.right_margin = Mm(LEFT_MARGIN), Mm(RIGHT_MARGIN)
    section.header_distance, section.footer_distance = Mm(HEADER_DISTANCE), Mm(FOOTER_DISTANCE)
    _set_line_grid(document)
    _write_page_number(section.footer, ALIGNMENT.RIGHT)
    _write_page_number(section.even_page_footer, ALIGNMENT.LEFT)


def _set_line_grid(document: Document) -> None:
    properties = document.element.body.sectPr
    for grid in properties.xpath("./w:docGrid"):
        properties.remove(grid)
    grid = f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{LINE_PITCH}"/>'
    properties.append(parse_xml(grid))


def _write_page_number(footer: _Footer, alignment: ALIGNMENT) -> None:
    """The number between two dashes, indented by one character."""
    paragraph = footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.alignment = alignment
    paragraph.paragraph_format.left_indent = Pt(SIZE_4)
    paragraph.paragraph_format.right_indent = Pt(SIZE_4)
    paragraph.add_run("— ")
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))
    paragraph.add_run(" —")
