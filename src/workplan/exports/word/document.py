"""The text of the documents: the plan as published, its translation, or both."""

from __future__ import annotations

from docx.text.paragraph import Paragraph

from workplan.edition.edition import Edition
from workplan.edition.title_breaks import title_lines
from workplan.exports.document_lines import DocumentLine, document_lines
from workplan.exports.version_line import version_line
from workplan.exports.word.colophon import write_colophon
from workplan.exports.word.page_setup import TITLE_LINE_CHARACTERS
from workplan.exports.word.runs import add_paragraph, add_run, align
from workplan.exports.word.styles import POINT_HEADING
from workplan.exports.word.template import document_bytes, new_document

MAIN_STYLES = {"title": "Title", "heading": "Heading 1", "text": "Body Text", "point": "Body Text"}
TRANSLATION_STYLES = {
    "title": "Subtitle",
    "heading": "Translated Heading",
    "text": "Translation",
    "point": "Translation",
}
"""The style of each kind of line: in the document's first language, and in the others."""


def plan_document(edition: Edition, languages: tuple[str, ...]) -> bytes:
    """The plan in some of its languages, line by line one below the other."""
    main_language = languages[0]
    title, version = edition.plan.title.get(main_language), version_line(edition)[main_language]
    document = new_document(edition, title, version)
    for lines in zip(*(document_lines(edition, language) for language in languages), strict=True):
        for language, line in zip(languages, lines, strict=True):
            styles = MAIN_STYLES if language == main_language else TRANSLATION_STYLES
            _write(edition, add_paragraph(document, styles[line.kind]), line, language)
    write_colophon(document, edition, languages)
    return document_bytes(document)


def _write(edition: Edition, paragraph: Paragraph, line: DocumentLine, language: str) -> None:
    if line.kind == "title":
        _write_title(edition, paragraph, line.lead_in, language)
        return
    align(paragraph, language)
    style = POINT_HEADING if line.kind == "point" else None
    add_run(paragraph, line.lead_in, language, style, strong=True)
    add_run(paragraph, line.text, language)


def _write_title(edition: Edition, paragraph: Paragraph, title: str, language: str) -> None:
    issuer = edition.plan.issuer.get(language)
    for i, line in enumerate(title_lines(title, issuer, language, TITLE_LINE_CHARACTERS)):
        if i:
            paragraph.runs[-1].add_break()
        add_run(paragraph, line, language, strong=True)
