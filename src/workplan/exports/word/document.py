"""The text of the documents: the plan as published, its translation, or both."""

from __future__ import annotations

from docx.text.paragraph import Paragraph

from workplan.edition.edition import Edition
from workplan.edition.title_breaks import title_lines
from workplan.exports.document_lines import DocumentLine, plan_lines
from workplan.exports.version_line import version_line
from workplan.exports.word.colophon import write_colophon
from workplan.exports.word.page_setup import TITLE_LINE_CHARACTERS
from workplan.exports.word.runs import align, paragraph, run
from workplan.exports.word.styles import POINT_HEADING
from workplan.exports.word.template import blank, saved

OWN = {"title": "Title", "heading": "Heading 1", "text": "Body Text", "point": "Body Text"}
TRANSLATED = {
    "title": "Subtitle",
    "heading": "Translated Heading",
    "text": "Translation",
    "point": "Translation",
}
"""The style of each kind of line: in the document's first language, and in the others."""


def plan_document(edition: Edition, tags: tuple[str, ...]) -> bytes:
    """The plan in some of its languages, one below the other where there are more."""
    first = tags[0]
    document = blank(edition, edition.plan.title.get(first), version_line(edition)[first])
    for line in plan_lines(edition):
        for tag in tags:
            style = (OWN if tag == first else TRANSLATED)[line.kind]
            _write(edition, paragraph(document, style), line, tag)
    write_colophon(document, edition, tags)
    return saved(document)


def _write(edition: Edition, place: Paragraph, line: DocumentLine, tag: str) -> None:
    lead, rest = line.lead.get(tag, ""), line.rest.get(tag, "")
    if line.kind == "title":
        _write_title(edition, place, lead, tag)
        return
    align(place, tag)
    run(place, lead, tag, POINT_HEADING if line.kind == "point" else None, strong=True)
    run(place, rest, tag)


def _write_title(edition: Edition, place: Paragraph, title: str, tag: str) -> None:
    for i, part in enumerate(
        title_lines(title, edition.plan.issuer.get(tag), TITLE_LINE_CHARACTERS)
    ):
        if i:
            place.runs[-1].add_break()
        run(place, part, tag, strong=True)
