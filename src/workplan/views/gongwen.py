"""The plan in the form of an official document (公文): a title and paragraphs in five typefaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.model import Point, Section
from workplan.published import point_label, section_label
from workplan.typefaces import BODY, HEADING, NUMBER, SERIF, SUBHEADING, TITLE, Face
from workplan.views.links import label_of, section_words
from workplan.views.point import units_lines
from workplan.views.texts import Piece, Words, in_pieces, words

_NOWHERE = Links("")
"""The form has no links."""

_UNBROKEN = re.compile(
    r"（[^）]*）|《[^》]*》|[0-9]{4}年度?|关于|[^（《0-9]+?(?=关于|[（《0-9]|$)|."
)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: a heading, a text, or a text that begins with its heading."""

    kind: str
    """``approach``, ``section`` or ``point``."""
    id: str
    heading: str
    text: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Document:
    """The plan in one language."""

    language: str
    number: str
    """The document's number (发文字号), where it is known."""
    title: tuple[str, ...]
    """The title in parts that a line should not break."""
    paragraphs: tuple[Paragraph, ...]
    issuer: str
    written: str
    """The date, where it is known; the signature stands with it or not at all."""


@dataclass(frozen=True)
class GongwenView:
    """All that the page shows."""

    documents: tuple[Document, ...]
    issuer: Words
    booklet_href: str
    plan_href: str


def gongwen_view(edition: Edition, links: Links) -> GongwenView:
    """The view of the document, in each language."""
    return GongwenView(
        documents=tuple(document(edition, tag) for tag in edition.languages),
        issuer=words(edition, edition.plan.issuer),
        booklet_href=links.to(edition.addresses.booklet),
        plan_href=links.to(edition.addresses.plan),
    )


def document(edition: Edition, tag: str) -> Document:
    """The plan in a language, as an office would issue it; nothing is added that is not known."""
    plan = edition.plan
    written = plan.provenance.written
    return Document(
        language=tag,
        number=plan.provenance.document_number or "",
        title=title_parts(edition, tag),
        paragraphs=tuple(_paragraphs(edition, tag)),
        issuer=plan.issuer.get(tag) if written else "",
        written=edition.locales[tag].say("date", date=written) if written else "",
    )


def title_parts(edition: Edition, tag: str) -> tuple[str, ...]:
    """A Chinese title cut where its meaning allows a new line: 杭州市教育局 · 2024年度 · …"""
    title, issuer = edition.plan.title.get(tag), edition.plan.issuer.get(tag)
    if not tag.startswith("zh"):
        return (title,)
    first = issuer if issuer and title.startswith(issuer) else ""
    rest = _UNBROKEN.findall(title.removeprefix(first))
    return tuple(part for part in (first, *rest) if part)


def _paragraphs(edition: Edition, tag: str) -> Iterator[Paragraph]:
    plan = edition.plan
    if plan.general_approach:
        text = in_pieces(edition, _NOWHERE, tag, plan.general_approach)
        yield Paragraph("approach", f"{tag}-approach", "", text)
    for section in plan.sections:
        yield _section(edition, tag, section)
        for point_id in edition.points_in[section.num]:
            yield _point(edition, tag, point_id, edition.points[point_id])


def _section(edition: Edition, tag: str, section: Section) -> Paragraph:
    original = tag == edition.plan.language
    label = section_label(edition.plan.form, section)
    before = label if original else section_words(edition, section.num)[tag] + _space(edition, tag)
    return Paragraph("section", f"{tag}-section-{section.num}", before + section.heading.get(tag))


def _point(edition: Edition, tag: str, point_id: str, point: Point) -> Paragraph:
    """A point in one paragraph: as published, or as the other language sets it."""
    original, space = tag == edition.plan.language, _space(edition, tag)
    label = point_label(edition.plan.form, point) if original else label_of(edition, point)[tag]
    heading = point.heading.get(tag)
    stop = "" if original or heading.endswith(".") or not space else "."
    pieces = [
        piece
        for m in point.measures
        for piece in (*in_pieces(edition, _NOWHERE, tag, m), Piece(space))
    ]
    units = units_lines(edition, _NOWHERE, point)[tag]
    note = units.before + units.separator.join(name for name, _ in units.units) + units.after
    text = tuple(piece for piece in (Piece(space), *pieces, Piece(note)) if piece.text)
    between = "" if original else space
    return Paragraph("point", f"{tag}-point-{point_id}", label + between + heading + stop, text)


def _space(edition: Edition, tag: str) -> str:
    return " " if edition.locales[tag].spaced else ""


def characters_by_face(edition: Edition) -> dict[Face, str]:
    """The characters that each typeface of the form has to have."""
    wanted: dict[Face, str] = {NUMBER: "0123456789— "}
    for tag in edition.languages:
        said = document(edition, tag)
        roles = _chinese_roles(said) if tag.startswith("zh") else _other_roles(said)
        for face, text in roles.items():
            wanted[face] = wanted.get(face, "") + text
    return {face: "".join(sorted(set(text))) for face, text in wanted.items() if text}


def _chinese_roles(said: Document) -> dict[Face, str]:
    return {
        TITLE: "".join(said.title),
        HEADING: "".join(p.heading for p in said.paragraphs if p.kind == "section"),
        SUBHEADING: "".join(p.heading for p in said.paragraphs if p.kind == "point"),
        BODY: _texts(said) + said.number + said.issuer + said.written,
    }


def _other_roles(said: Document) -> dict[Face, str]:
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
