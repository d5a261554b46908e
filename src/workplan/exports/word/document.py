"""The text of the documents: the plan as published, its translation, or both."""

from __future__ import annotations

from docx.text.paragraph import Paragraph

from workplan.edition import Edition
from workplan.exports.lines import Line, plan_lines
from workplan.exports.stamp import stamp
from workplan.exports.word.imprint import write_imprint
from workplan.exports.word.package import blank, saved
from workplan.exports.word.runs import align, run
from workplan.exports.word.styles import POINT_HEADING
from workplan.exports.word.titles import broken

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
    document = blank(edition, edition.plan.title.get(first), stamp(edition)[first])
    for line in plan_lines(edition):
        for tag in tags:
            style = (OWN if tag == first else TRANSLATED)[line.kind]
            _write(edition, document.add_paragraph(style=style), line, tag)
    write_imprint(document, edition, tags)
    return saved(document)


def _write(edition: Edition, paragraph: Paragraph, line: Line, tag: str) -> None:
    lead, rest = line.lead.get(tag, ""), line.rest.get(tag, "")
    align(paragraph, tag)
    if line.kind == "title":
        _write_title(edition, paragraph, lead, tag)
    elif line.kind == "point":
        run(paragraph, lead, tag, POINT_HEADING, strong=True)
    else:
        run(paragraph, lead, tag, strong=True)
    run(paragraph, rest, tag)


def _write_title(edition: Edition, paragraph: Paragraph, title: str, tag: str) -> None:
    for i, part in enumerate(broken(title, edition.plan.issuer.get(tag))):
        if i:
            paragraph.runs[-1].add_break()
        run(paragraph, part, tag, strong=True)
