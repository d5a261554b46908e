"""The plan line by line, as documents print it: Word and official-document format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from workplan.edition.edition import Edition
from workplan.edition.links import localized_point_label, measure_label, upper_heading_text
from workplan.edition.responsible_units import unit_lists
from workplan.edition.texts import Piece, pieces_in_language
from workplan.edition.urls import RelativeUrls
from workplan.exports.task_rows import section_line
from workplan.plan.model import HasResponsibility, Point, Section, UpperHeading
from workplan.plan.source_text import CLOSING_PUNCTUATION, point_label, responsibility_note

LineKind = Literal["title", "text", "heading", "point"]
Pieces = tuple[Piece, ...]

_UNUSED_URLS = RelativeUrls("")
"""A document has no links; the addresses of its pieces are not used."""


@dataclass(frozen=True)
class DocumentLine:
    """A paragraph of a document in one language.

    Of a point, ``lead_in`` is the number and the heading, set in another font; ``body`` follows on
    the same line with the measures and the units.
    """

    kind: LineKind
    id: str
    """What it is, the same in every language: ``section-1``, ``point-9``."""
    lead_in: str
    body: Pieces = ()

    @property
    def text(self) -> str:
        """The body as plain text."""
        return "".join(piece.text for piece in self.body)


def document_lines(edition: Edition, language: str) -> Iterator[DocumentLine]:
    """Title, general approach, and each section with its points.

    All languages have the same lines; those of a translation may be empty.
    """
    plan = edition.plan
    yield DocumentLine("title", "title", plan.title.get(language))
    if plan.general_approach:
        approach = pieces_in_language(edition, _UNUSED_URLS, language, plan.general_approach)
        yield DocumentLine("text", "approach", "", approach)
    for section in plan.sections:
        yield from _section_lines(edition, language, section)
        for point_id in edition.points_in[section.num]:
            yield from _point_lines(edition, language, point_id)


def _section_lines(edition: Edition, language: str, section: Section) -> Iterator[DocumentLine]:
    """What precedes a section's points: the headings, and the section's introductory text."""
    key = f"section-{section.num}"
    if section.part:
        heading = _upper_heading(edition, language, section.part)
        yield DocumentLine("heading", f"{key}-part", heading)
    if section.heading:
        yield DocumentLine("heading", key, section_line(edition, section)[language])
    if section.text or section.note:
        sentences = [
            pieces_in_language(edition, _UNUSED_URLS, language, sentence)
            for sentence in section.text
        ]
        if section.note and language == edition.plan.language:
            sentences.append((Piece(section.note),))
        yield DocumentLine("text", f"{key}-text", "", _joined(edition, language, sentences))


def _upper_heading(edition: Edition, language: str, upper: UpperHeading) -> str:
    """A heading of an upper level: as published, or after a plain number in a translation."""
    if language == edition.plan.language:
        return upper.label + upper[language]
    return upper_heading_text(edition, upper).get(language, "")


def _point_lines(edition: Edition, language: str, point_id: str) -> Iterator[DocumentLine]:
    """A point in one line, or below its heading where the published text has that on its own."""
    point, key = edition.points[point_id], f"point-{point_id}"
    if point.group:
        heading = _upper_heading(edition, language, point.group)
        yield DocumentLine("point", f"{key}-group", heading)
    lead_in = _lead_in(edition, language, point)
    body = _joined(edition, language, _texts(edition, language, point))
    if point.heading and point.heading[edition.plan.language][-1] not in CLOSING_PUNCTUATION:
        yield DocumentLine("point", key, lead_in)
        yield DocumentLine("text", f"{key}-text", "", body)
    else:
        space = Piece(_space(edition, language))
        yield DocumentLine("point", key, lead_in, (space, *body))


def _lead_in(edition: Edition, language: str, point: Point) -> str:
    heading = point.heading.get(language) if point.heading else ""
    if language == edition.plan.language:
        return point_label(edition.plan.form, point) + heading
    label = localized_point_label(edition, point)[language]
    if not heading:
        return label
    space = _space(edition, language)
    stop = "." if space and not heading.endswith(".") else ""
    return label + space + heading + stop


def _texts(edition: Edition, language: str, point: Point) -> Iterator[Pieces]:
    """The measures, each after the number of the sub-point that it begins, and the units."""
    for measure in point.measures:
        yield (Piece(measure_label(edition, measure).get(language, "")),)
        yield pieces_in_language(edition, _UNUSED_URLS, language, measure)
        yield from _responsibility(edition, language, measure)
    if not point.names_units_inside:
        yield from _responsibility(edition, language, point)


def _responsibility(
    edition: Edition, language: str, assigned: HasResponsibility
) -> Iterator[Pieces]:
    """Who is responsible: as published, or as a translation states it, there with the deadline."""
    if language == edition.plan.language:
        yield (Piece(responsibility_note(edition.plan.form, assigned)),)
        return
    if unit_list := unit_lists(edition, _UNUSED_URLS, assigned).get(language):
        yield tuple(Piece(text) for text, _ in unit_list)
    if assigned.deadline:
        name = edition.locales[language].ui_text("deadline")
        yield (Piece(f"({name} {assigned.deadline.get(language)})"),)


def _joined(edition: Edition, language: str, texts: Iterable[Pieces]) -> Pieces:
    """Texts one after the other, with a space between them where the language has any."""
    space = Piece(_space(edition, language))
    shown = [text for text in texts if any(piece.text for piece in text)]
    return tuple(piece for text in shown for piece in (space, *text))[1:]


def _space(edition: Edition, language: str) -> str:
    return " " if edition.locales[language].spaced else ""
