"""The page: paper, margins, the grid of lines, the page numbers."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import _Footer
from docx.shared import Mm, Pt

from workplan.exports.word import measures as m


def lay_out(document: Document) -> None:
    """Sets the page; numbers stand right on odd pages and left on even ones."""
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, m.PAPER)
    section.top_margin, section.bottom_margin = Mm(m.TOP), Mm(m.BOTTOM)
    section.left_margin, section.right_margin = Mm(m.LEFT), Mm(m.RIGHT)
    section.header_distance, section.footer_distance = Mm(15), Mm(m.FOOT)
    _set_grid(document)
    _number(section.footer, ALIGNMENT.RIGHT)
    _number(section.even_page_footer, ALIGNMENT.LEFT)


def _set_grid(document: Document) -> None:
    properties = document.element.body.sectPr
    for grid in properties.xpath("./w:docGrid"):
        properties.remove(grid)
    properties.append(
        parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{m.LINE}"/>')
    )


def _number(footer: _Footer, side: ALIGNMENT) -> None:
    """The number between two dashes, one character in from the side."""
    paragraph = footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.alignment = side
    paragraph.paragraph_format.left_indent = Pt(m.SIZE_4)
    paragraph.paragraph_format.right_indent = Pt(m.SIZE_4)
    paragraph.add_run("— ")
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))
    paragraph.add_run(" —")
