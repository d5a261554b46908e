"""The plan in the form of an official document (公文): a title and paragraphs in five typefaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import above_words, label_of, section_words
from workplan.edition.responsible_units import unit_lists
from workplan.edition.texts import LocalizedText, Piece, in_pieces, localized
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import Measure, Point, Section, UpperHeading
from workplan.plan.source_text import STOPS, duty_note, point_label, units_note

_NOWHERE = RelativeUrls("")
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
    issuer: LocalizedText
    booklet_href: str
    plan_href: str


def gongwen_view(edition: Edition, links: RelativeUrls) -> GongwenView:
    """The view of the document, in each language."""
    return GongwenView(
        documents=tuple(document(edition, tag) for tag in edition.languages),
        issuer=localized(edition, edition.plan.issuer),
        booklet_href=links.to(edition.urls.booklet),
        plan_href=links.to(edition.urls.plan),
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
        yield from _section(edition, tag, section)
        for point_id in edition.points_in[section.num]:
            yield from _point(edition, tag, point_id, edition.points[point_id])


def _section(edition: Edition, tag: str, section: Section) -> Iterator[Paragraph]:
    """A section's headings and what stands before its first point."""
    key = f"{tag}-section-{section.num}"
    if section.part:
        yield Paragraph("section", f"{key}-part", _above(edition, tag, section.part))
    if section.heading:
        gap = "" if tag == edition.plan.language else _space(edition, tag)
        label = section_words(edition, section).get(tag, "")
        yield Paragraph("section", key, label + gap + section.heading.get(tag))
    pieces = [piece for said in section.text for piece in in_pieces(edition, _NOWHERE, tag, said)]
    note = Piece(section.note or "" if tag == edition.plan.language else "")
    if text := tuple(piece for piece in (*pieces, note) if piece.text):
        yield Paragraph("approach", f"{key}-text", "", text)


def _above(edition: Edition, tag: str, above: UpperHeading) -> str:
    """A heading of a level between, as published or after a plain number."""
    if tag == edition.plan.language:
        return above.label + above[tag]
    return above_words(edition, above).get(tag, "")


def _point(edition: Edition, tag: str, point_id: str, point: Point) -> Iterator[Paragraph]:
    """A point in one paragraph, or under a heading of its own line, as published."""
    key, original = f"{tag}-point-{point_id}", tag == edition.plan.language
    if point.group:
        yield Paragraph("point", f"{key}-group", _above(edition, tag, point.group))
    heading, text = _point_heading(edition, tag, point), _point_text(edition, tag, point)
    if original and point.heading and heading[-1] not in STOPS:
        yield Paragraph("point", key, heading)
        yield Paragraph("point", f"{key}-text", "", text)
    else:
        yield Paragraph("point", key, heading, text)


def _point_heading(edition: Edition, tag: str, point: Point) -> str:
    original, space = tag == edition.plan.language, _space(edition, tag)
    if original:
        return point_label(edition.plan.form, point) + (point.heading[tag] if point.heading else "")
    heading = point.heading.get(tag) if point.heading else ""
    stop = "." if space and heading and not heading.endswith(".") else ""
    return label_of(edition, point)[tag] + (space + heading + stop if heading else "")


def _point_text(edition: Edition, tag: str, point: Point) -> tuple[Piece, ...]:
    space = _space(edition, tag)
    pieces = [piece for said in point.measures for piece in _measure(edition, tag, said)]
    note = "" if point.names_units_inside else _units(edition, tag, point)
    return tuple(piece for piece in (Piece(space), *pieces, Piece(note)) if piece.text)


def _measure(edition: Edition, tag: str, measure: Measure) -> tuple[Piece, ...]:
    original = tag == edition.plan.language
    label = (measure.label or "") if original else ""
    note = duty_note(edition.plan.form, measure) if original else ""
    said = in_pieces(edition, _NOWHERE, tag, measure)
    return (Piece(label), *said, Piece(note), Piece(_space(edition, tag)))


def _units(edition: Edition, tag: str, point: Point) -> str:
    """The list of a point's units, as published or in the other language's words."""
    if tag == edition.plan.language:
        return units_note(edition.plan.form, point)
    line = unit_lists(edition, _NOWHERE, point).get(tag)
    return "".join(text for text, _ in line.pieces) if line else ""


def _space(edition: Edition, tag: str) -> str:
    return " " if edition.locales[tag].spaced else ""
