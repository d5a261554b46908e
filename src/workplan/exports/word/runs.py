"""Runs of text: Chinese in Chinese fonts down to its quotation marks, other languages in Latin."""

from __future__ import annotations

from typing import cast

from docx.document import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph

from workplan.exports.word import fonts
from workplan.exports.word.styles import style_id


def paragraph(document: Document, style: str) -> Paragraph:
    """A new paragraph at the end, in a style.

    python-docx would look the style up by its name, and walk over all that stands before.
    """
    added = cast(CT_P, OxmlElement("w:p"))
    document.element.body[-1].addprevious(added)  # the last one says how pages are laid out
    placed = Paragraph(added, document)
    placed._p.style = style_id(style)
    return placed


def run(
    paragraph: Paragraph, text: str, tag: str, style: str | None = None, *, strong: bool = False
) -> None:
    """Adds a text in a language.

    ``strong`` text is bold in languages without the fonts that set headings apart in Chinese.
    Without the hint Word draws ``“”—…`` as narrow Latin marks.
    """
    if not text:
        return
    added = paragraph.add_run(text)
    if style:
        added._r.style = style_id(style)
    if tag.startswith("zh"):
        named = added._r.get_or_add_rPr().get_or_add_rFonts()
        named.set(qn("w:hint"), "eastAsia")
    elif strong:
        added.bold = True
        added.font.name = fonts.LATIN.name


def align(paragraph: Paragraph, tag: str) -> None:
    """Chinese fills its lines; long words would be torn apart."""
    if not tag.startswith("zh"):
        paragraph.alignment = ALIGNMENT.LEFT
