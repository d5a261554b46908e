"""The plan as an official document (公文): a title and paragraphs in five typefaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import (
    localized_point_label,
    localized_section_label,
    upper_heading_text,
)
from workplan.edition.responsible_units import unit_lists
from workplan.edition.texts import LocalizedText, Piece, localized, pieces_in_language
from workplan.edition.title_breaks import title_parts
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import Measure, Point, Section, UpperHeading
from workplan.plan.source_text import (
    CLOSING_PUNCTUATION,
    point_label,
    responsibility_note,
    units_note,
)

_NO_LINKS = RelativeUrls("")
"""An official document has no links; the addresses of its pieces are not used."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: a heading, a text, or a text that begins with its heading."""

    kind: str
    """``approach``, ``section`` or ``point``."""
    id: str
    heading: str
    text: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class OfficialDocument:
    """The plan in one language."""

    language: str
    number: str
    """The document's number (发文字号), where it is known."""
    title: tuple[str, ...]
    """The title in parts that a line should not break."""
    paragraphs: tuple[Paragraph, ...]
    issuer: str
    written: str
    """The date of the signature; it and the issuer are empty where the date is not known."""


@dataclass(frozen=True)
class OfficialFormView:
    """The page of the official form."""

    documents: tuple[OfficialDocument, ...]
    issuer: LocalizedText
    booklet_href: str
    plan_href: str


def official_form_view(edition: Edition, links: RelativeUrls) -> OfficialFormView:
    """The view of the document in each language."""
    return OfficialFormView(
        documents=tuple(official_document(edition, language) for language in edition.languages),
        issuer=localized(edition, edition.plan.issuer),
        booklet_href=links.to(edition.urls.booklet),
        plan_href=links.to(edition.urls.plan),
    )


def official_document(edition: Edition, language: str) -> OfficialDocument:
    """The plan in a language as an office would issue it, without anything that is not known."""
    plan = edition.plan
    written = plan.provenance.written
    return OfficialDocument(
        language=language,
        number=plan.provenance.document_number or "",
        title=document_title(edition, language),
        paragraphs=tuple(_paragraphs(edition, language)),
        issuer=plan.issuer.get(language) if written else "",
        written=edition.locales[language].ui_text("date", date=written) if written else "",
    )


def document_title(edition: Edition, language: str) -> tuple[str, ...]:
    """The plan's title in a language, in parts that a line should not break."""
    plan = edition.plan
    return title_parts(plan.title.get(language), plan.issuer.get(language), language)


def _paragraphs(edition: Edition, language: str) -> Iterator[Paragraph]:
    plan = edition.plan
    if plan.general_approach:
        text = pieces_in_language(edition, _NO_LINKS, language, plan.general_approach)
        yield Paragraph("approach", f"{language}-approach", "", text)
    for section in plan.sections:
        yield from _section(edition, language, section)
        for point_id in edition.points_in[section.num]:
            yield from _point(edition, language, point_id, edition.points[point_id])


def _section(edition: Edition, language: str, section: Section) -> Iterator[Paragraph]:
    """A section's headings and its own text before the first point."""
    original, key = language == edition.plan.language, f"{language}-section-{section.num}"
    if section.part:
        heading = _upper_heading(edition, language, section.part)
        yield Paragraph("section", f"{key}-part", heading)
    if section.heading:
        space = "" if original else _space(edition, language)
        label = localized_section_label(edition, section).get(language, "")
        yield Paragraph("section", key, label + space + section.heading.get(language))
    pieces = [
        piece
        for sentence in section.text
        for piece in pieces_in_language(edition, _NO_LINKS, language, sentence)
    ]
    if original and section.note:
        pieces.append(Piece(section.note))
    if text := _without_empty(pieces):
        yield Paragraph("approach", f"{key}-text", "", text)


def _upper_heading(edition: Edition, language: str, upper: UpperHeading) -> str:
    """A heading of an upper level: as published, or after a plain number in a translation."""
    if language == edition.plan.language:
        return upper.label + upper[language]
    return upper_heading_text(edition, upper).get(language, "")


def _point(edition: Edition, language: str, point_id: str, point: Point) -> Iterator[Paragraph]:
    """A point in one paragraph, or below its heading where that has a line of its own."""
    original, key = language == edition.plan.language, f"{language}-point-{point_id}"
    if point.group:
        yield Paragraph("point", f"{key}-group", _upper_heading(edition, language, point.group))
    heading, text = _point_heading(edition, language, point), _point_text(edition, language, point)
    if original and point.heading and heading[-1] not in CLOSING_PUNCTUATION:
        yield Paragraph("point", key, heading)
        yield Paragraph("point", f"{key}-text", "", text)
    else:
        yield Paragraph("point", key, heading, text)


def _point_heading(edition: Edition, language: str, point: Point) -> str:
    heading = point.heading.get(language) if point.heading else ""
    if language == edition.plan.language:
        return point_label(edition.plan.form, point) + heading
    label = localized_point_label(edition, point)[language]
    if not heading:
        return label
    space = _space(edition, language)
    stop = "." if space and not heading.endswith(".") else ""
    return label + space + heading + stop


def _point_text(edition: Edition, language: str, point: Point) -> tuple[Piece, ...]:
    pieces = [piece for measure in point.measures for piece in _measure(edition, language, measure)]
    units = "" if point.names_units_inside else _units(edition, language, point)
    return _without_empty([Piece(_space(edition, language)), *pieces, Piece(units)])


def _measure(edition: Edition, language: str, measure: Measure) -> tuple[Piece, ...]:
    pieces = pieces_in_language(edition, _NO_LINKS, language, measure)
    if language != edition.plan.language:
        return (*pieces, Piece(_space(edition, language)))
    note = responsibility_note(edition.plan.form, measure)
    return (Piece(measure.label or ""), *pieces, Piece(note), Piece(_space(edition, language)))


def _units(edition: Edition, language: str, point: Point) -> str:
    """A point's list of units: as published, or in the form of another language."""
    if language == edition.plan.language:
        return units_note(edition.plan.form, point)
    pieces = unit_lists(edition, _NO_LINKS, point).get(language, ())
    return "".join(text for text, _ in pieces)


def _without_empty(pieces: list[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)


def _space(edition: Edition, language: str) -> str:
    return " " if edition.locales[language].spaced else ""
