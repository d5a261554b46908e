"""The Word file around the text: nothing in it that python-docx's own template left there."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from workplan.edition.edition import Edition
from workplan.exports.word.fonts import font_table
from workplan.exports.word.page_setup import lay_out
from workplan.exports.word.styles import set_styles
from workplan.files.zip_files import rewrite_reproducibly

LONGEST = 255
"""Characters that a property of a document may have."""

_KEPT = (RT.CORE_PROPERTIES, RT.OFFICE_DOCUMENT, RT.STYLES, RT.SETTINGS, RT.FONT_TABLE, RT.FOOTER)

_SETTINGS = f"""
<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>
"""


def blank(edition: Edition, title: str, stamp: str) -> Document:
    """A document in the layout, its properties set, without any text."""
    document = docx.Document()
    _strip(document)
    set_styles(document)
    lay_out(document)
    _describe(document, edition, title, stamp)
    return document


def saved(document: Document) -> bytes:
    """The finished file."""
    out = io.BytesIO()
    document.save(out)
    return rewrite_reproducibly(out.getvalue())


def _strip(document: Document) -> None:
    """Leaves the parts that a text needs, with our fonts and settings in them."""
    for relationships in (document.part.package.rels, document.part.rels):
        for key, relationship in list(relationships.items()):
            if relationship.reltype not in _KEPT:
                relationships.pop(key)
    document.part.part_related_by(RT.FONT_TABLE)._blob = font_table()
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.extend(list(parse_xml(_SETTINGS)))


def _describe(document: Document, edition: Edition, title: str, stamp: str) -> None:
    """Says which edition it is; when it was made is not said, so that it is always the same."""
    plan, about = edition.plan, document.core_properties
    about.title = title[:LONGEST]
    about.author = plan.issuer[plan.language][:LONGEST]
    about.comments = stamp
    about.version = str(plan.year)
    about.identifier = f"sha256:{edition.content_hash}"
    element = about._element
    for time in element.xpath("./dcterms:created | ./dcterms:modified"):
        element.remove(time)
