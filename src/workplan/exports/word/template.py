"""An empty Word file in our layout, without anything left over from python-docx's template."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from workplan.edition.edition import Edition
from workplan.exports.word.fonts import font_table
from workplan.exports.word.page_setup import set_up_page
from workplan.exports.word.styles import set_styles
from workplan.files.zip_files import rewrite_reproducibly

MAX_PROPERTY_LENGTH = 255
"""Characters; python-docx's limit for a property of a document."""

_PARTS = (RT.CORE_PROPERTIES, RT.OFFICE_DOCUMENT, RT.STYLES, RT.SETTINGS, RT.FONT_TABLE, RT.FOOTER)
"""The parts that a document of ours has."""

_SETTINGS = f"""
<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>
"""


def new_document(edition: Edition, title: str, version: str) -> Document:
    """A document with our layout and its properties set, without any text."""
    document = docx.Document()
    _replace_template_parts(document)
    set_styles(document)
    set_up_page(document)
    _set_properties(document, edition, title, version)
    return document


def document_bytes(document: Document) -> bytes:
    """The finished file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return rewrite_reproducibly(buffer.getvalue())


def _replace_template_parts(document: Document) -> None:
    """Removes the parts that we do not need, and sets our fonts and settings."""
    for relationships in (document.part.package.rels, document.part.rels):
        for key, relationship in list(relationships.items()):
            if relationship.reltype not in _PARTS:
                relationships.pop(key)
    document.part.part_related_by(RT.FONT_TABLE)._blob = font_table()
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.extend(list(parse_xml(_SETTINGS)))


def _set_properties(document: Document, edition: Edition, title: str, version: str) -> None:
    """Identifies the edition; times are removed, so that the file is reproducible."""
    plan, properties = edition.plan, document.core_properties
    properties.title = title[:MAX_PROPERTY_LENGTH]
    properties.author = plan.issuer[plan.language][:MAX_PROPERTY_LENGTH]
    properties.comments = version
    properties.version = str(plan.year)
    properties.identifier = f"sha256:{edition.content_hash}"
    element = properties._element
    for time in element.xpath("./dcterms:created | ./dcterms:modified"):
        element.remove(time)
