"""Runs of text: Chinese in Chinese fonts down to its quotation marks, other languages in Latin."""

from __future__ import annotations

from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGNMENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from workplan.exports.word import fonts


def run(
    paragraph: Paragraph, text: str, tag: str, style: str | None = None, *, strong: bool = False
) -> None:
    """Adds a text in a language.

    ``strong`` text is bold in languages without the fonts that set headings apart in Chinese.
    Without the hint Word draws ``“”—…`` as narrow Latin marks.
    """
    if not text:
        return
    added = paragraph.add_run(text, style)
    if tag.startswith("zh"):
        named = added._r.get_or_add_rPr().get_or_add_rFonts()
        named.set(qn("w:hint"), "eastAsia")
    elif strong:
        added.bold = True
        added.font.name = fonts.LATIN.name


def align(paragraph: Paragraph, tag: str) -> None:
    """Chinese fills its lines; long words would be torn apart."""
    centred = paragraph.style is not None and paragraph.style.name in {"Title", "Subtitle"}
    if not centred and not tag.startswith("zh"):
        paragraph.alignment = ALIGNMENT.LEFT
