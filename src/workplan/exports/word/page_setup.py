"""The page: paper, margins, the grid of lines, the page numbers."""

from __future__ import annotations

import math

from docx.document import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import _Footer
from docx.shared import Mm, Pt

PAPER = (210, 297)
WIDTH, HEIGHT = 156, 225
"""The paper and the type area, in millimetres."""

TOP, LEFT = 37, 28
RIGHT, BOTTOM = PAPER[0] - LEFT - WIDTH, PAPER[1] - TOP - HEIGHT
FOOT = 25.4
"""Millimetres: the margins, and the page number over the paper's edge.

The dashes of the page number are then 7 mm under the type area.
"""

LINES, CHARACTERS = 22, 28

SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4 = 22, 16, 14, 12
"""Sizes of type in points, by their Chinese names: 2号, 3号, 4号, 小4号."""

TITLE_LINE_CHARACTERS = CHARACTERS * SIZE_3 / SIZE_2
"""Characters of 2号 on a line."""

_POINTS_A_MM = 72 / 25.4

LINE = int(HEIGHT * _POINTS_A_MM / LINES * 20)
"""The pitch of the lines in twentieths of a point, rounded down so that 22 of them fit."""

SQUEEZE = math.floor((WIDTH * _POINTS_A_MM / CHARACTERS - SIZE_3) * 20)
"""What each character of 3号 loses, in twentieths of a point, so that 28 fit on a line.

Word's own grid of characters would do it too, but LibreOffice gives each character that is wider
than a cell of such a grid two cells.
"""


def lay_out(document: Document) -> None:
    """Sets the page; numbers stand right on odd pages and left on even ones."""
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, PAPER)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(15), Mm(FOOT)
    _set_grid(document)
    _number(section.footer, ALIGNMENT.RIGHT)
    _number(section.even_page_footer, ALIGNMENT.LEFT)


def _set_grid(document: Document) -> None:
    properties = document.element.body.sectPr
    for grid in properties.xpath("./w:docGrid"):
        properties.remove(grid)
    properties.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{LINE}"/>'))


def _number(footer: _Footer, side: ALIGNMENT) -> None:
    """The number between two dashes, one character in from the side."""
    paragraph = footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.alignment = side
    paragraph.paragraph_format.left_indent = Pt(SIZE_4)
    paragraph.paragraph_format.right_indent = Pt(SIZE_4)
    paragraph.add_run("— ")
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))
    paragraph.add_run(" —")
