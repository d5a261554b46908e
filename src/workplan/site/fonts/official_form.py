"""Which typeface sets which characters of the official form."""

from __future__ import annotations

from workplan.edition.edition import Edition
from workplan.pages.views.official_form import Document, document
from workplan.site.fonts.faces import BODY, HEADING, NUMBER, SERIF, SUBHEADING, TITLE, FontFace


def characters_by_face(edition: Edition) -> dict[FontFace, str]:
    """The characters that each typeface of the form has to have."""
    wanted: dict[FontFace, str] = {NUMBER: "0123456789— "}
    for tag in edition.languages:
        said = document(edition, tag)
        roles = _chinese_roles(said) if tag.startswith("zh") else _other_roles(said)
        for face, text in roles.items():
            wanted[face] = wanted.get(face, "") + text
    return {face: "".join(sorted(set(text))) for face, text in wanted.items() if text}


def _chinese_roles(said: Document) -> dict[FontFace, str]:
    return {
        TITLE: "".join(said.title),
        HEADING: "".join(p.heading for p in said.paragraphs if p.kind == "section"),
        SUBHEADING: "".join(p.heading for p in said.paragraphs if p.kind == "point"),
        BODY: _texts(said) + said.number + said.issuer + said.written,
    }


def _other_roles(said: Document) -> dict[FontFace, str]:
    regular, bold, italic = SERIF
    headings = "".join(paragraph.heading for paragraph in said.paragraphs)
    return {
        regular: _texts(said) + said.number + said.issuer + said.written,
        bold: "".join(said.title) + headings,
        italic: _texts(said, "law"),
    }


def _texts(said: Document, kind: str = "") -> str:
    pieces = (piece for paragraph in said.paragraphs for piece in paragraph.text)
    return "".join(piece.text for piece in pieces if kind in ("", piece.kind))
