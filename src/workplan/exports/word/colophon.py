"""The end of the documents: the editor's notes, what the file is and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.shared import Twips

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.exports.editor_notes import editors_notes
from workplan.exports.version_line import version_line
from workplan.exports.word.page_setup import LINE_PITCH
from workplan.exports.word.runs import add_paragraph, add_run

Sentence = tuple[LocalizedText, LocalizedText]
"""The words emphasised at the start, and those that follow."""


def write_colophon(document: Document, edition: Edition, languages: tuple[str, ...]) -> None:
    """Writes it between two rules across the page."""
    is_first = True
    for lead_in, body in (*_notes(edition), *_about(edition)):
        for language in languages:
            paragraph = add_paragraph(document, "Imprint")
            add_run(paragraph, lead_in.get(language, ""), language, strong=True)
            add_run(paragraph, body.get(language, ""), language)
            if is_first:
                paragraph.paragraph_format.space_before = Twips(LINE_PITCH)
            is_first = False


def _notes(edition: Edition) -> Iterator[Sentence]:
    for location, note in editors_notes(edition):
        yield edition.ui_text("file_note", place=location), note


def _about(edition: Edition) -> Iterator[Sentence]:
    plan = edition.plan
    yield {}, edition.ui_text("file_source", url=plan.provenance.url or "—")
    if not plan.site.official:
        yield {}, edition.ui_text("file_made_by", issuer=localized(edition, plan.issuer))
    if len(edition.languages) > 1:
        yield {}, edition.ui_text("file_authority")
    yield {}, version_line(edition)
