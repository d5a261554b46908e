"""The end of the documents: the editor's notes, and what the file is and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.shared import Twips

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.exports.editor_notes import editors_notes
from workplan.exports.version_line import version_line
from workplan.exports.word.page_setup import LINE
from workplan.exports.word.runs import paragraph, run

Sentence = tuple[LocalizedText, LocalizedText]
"""What is set apart at the start, and what follows."""


def write_colophon(document: Document, edition: Edition, tags: tuple[str, ...]) -> None:
    """Writes it between two lines across the page."""
    is_first = True
    for lead, rest in (*_notes(edition), *_about(edition)):
        for tag in tags:
            line = paragraph(document, "Imprint")
            run(line, lead.get(tag, ""), tag, strong=True)
            run(line, rest.get(tag, ""), tag)
            if is_first:
                line.paragraph_format.space_before = Twips(LINE)
            is_first = False


def _notes(edition: Edition) -> Iterator[Sentence]:
    for place, note in editors_notes(edition):
        named = {tag: edition.say("file_note", place=said)[tag] for tag, said in place.items()}
        yield named, note


def _about(edition: Edition) -> Iterator[Sentence]:
    plan = edition.plan
    yield {}, edition.say("file_source", url=plan.provenance.url or "—")
    if not plan.site.official:
        yield {}, edition.say("file_made_by", issuer=localized(edition, plan.issuer))
    if len(edition.languages) > 1:
        yield {}, edition.say("file_authority")
    yield {}, version_line(edition)
