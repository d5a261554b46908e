"""Which typeface sets which characters of the official-document format."""

from __future__ import annotations

from workplan.edition.edition import Edition
from workplan.pages.views.official_document import OfficialDocument, official_document
from workplan.site.fonts.faces import BODY, HEADING, NUMBER, SERIF, SUBHEADING, TITLE, FontFace


def characters_by_face(edition: Edition) -> dict[FontFace, str]:
    """The characters that each typeface of the format has to have."""
    characters: dict[FontFace, str] = {NUMBER: "0123456789— "}
    for language in edition.languages:
        document = official_document(edition, language)
        roles = _chinese_roles(document) if language.startswith("zh") else _other_roles(document)
        for face, text in roles.items():
            characters[face] = characters.get(face, "") + text
    return {face: "".join(sorted(set(text))) for face, text in characters.items() if text}


def _chinese_roles(document: OfficialDocument) -> dict[FontFace, str]:
    return {
        TITLE: "".join(document.title),
        HEADING: "".join(p.lead_in for p in document.paragraphs if p.kind == "heading"),
        SUBHEADING: "".join(p.lead_in for p in document.paragraphs if p.kind == "point"),
        BODY: _texts(document) + document.number + document.issuer + document.written,
    }


def _other_roles(document: OfficialDocument) -> dict[FontFace, str]:
    regular, bold, italic = SERIF
    headings = "".join(paragraph.lead_in for paragraph in document.paragraphs)
    return {
        regular: _texts(document) + document.number + document.issuer + document.written,
        bold: "".join(document.title) + headings,
        italic: _texts(document, "law"),
    }


def _texts(document: OfficialDocument, kind: str = "") -> str:
    pieces = (piece for paragraph in document.paragraphs for piece in paragraph.body)
    return "".join(piece.text for piece in pieces if kind in ("", piece.kind))
