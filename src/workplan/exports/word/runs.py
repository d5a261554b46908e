"""Text runs: Chinese in Chinese fonts including quotation marks, other languages in Latin fonts."""

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


def add_paragraph(document: Document, style: str) -> Paragraph:
    """A new paragraph in a style at the end of the document.

    python-docx's own method looks up the style by its name and walks over everything before it,
    which takes quadratic time.
    """
    element = cast(CT_P, OxmlElement("w:p"))
    element.style = style_id(style)
    section_properties = document.element.body[-1]
    section_properties.addprevious(element)
    return Paragraph(element, document)


def add_run(
    paragraph: Paragraph,
    text: str,
    language: str,
    style: str | None = None,
    *,
    strong: bool = False,
) -> None:
    """Adds a text in a language; nothing if it is empty.

    ``strong`` text is bold in languages other than Chinese, which has a font for headings instead.
    Without the font hint Word draws ``“”—…`` as narrow Latin marks.
    """
    if not text:
        return
    run = paragraph.add_run(text)
    if style:
        run._r.style = style_id(style)
    if language.startswith("zh"):
        run_fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        run_fonts.set(qn("w:hint"), "eastAsia")
    elif strong:
        run.bold = True
        run.font.name = fonts.LATIN.name


def align(paragraph: Paragraph, language: str) -> None:
    """Justifies Chinese only; in other languages long words would leave wide gaps."""
    if not language.startswith("zh"):
        paragraph.alignment = ALIGNMENT.LEFT
