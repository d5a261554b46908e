"""The plan line by line in each language, as documents print it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workplan.edition.edition import Edition
from workplan.edition.links import localized_point_label, upper_heading_text
from workplan.edition.responsible_units import unit_lists
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.exports.task_rows import section_line
from workplan.plan.model import HasResponsibility, Measure, Section
from workplan.plan.source_text import point_label, point_line

LineKind = Literal["title", "text", "heading", "point"]


@dataclass(frozen=True)
class DocumentLine:
    """A paragraph of a document.

    Of a point, ``lead_in`` is the number and the heading, set in another font; ``body`` follows on
    the same line with the measures and the units.
    """

    kind: LineKind
    lead_in: LocalizedText
    body: LocalizedText


def plan_lines(edition: Edition) -> Iterator[DocumentLine]:
    """Title, general approach, and each section with its points."""
    plan = edition.plan
    yield DocumentLine("title", localized(edition, plan.title), {})
    if plan.general_approach:
        yield DocumentLine("text", {}, localized(edition, plan.general_approach))
    for section in plan.sections:
        yield from _section_lines(edition, section)
        for point_id in edition.points_in[section.num]:
            yield from _point_lines(edition, point_id)


def _section_lines(edition: Edition, section: Section) -> Iterator[DocumentLine]:
    """What precedes a section's points: the headings, and the section's introductory text."""
    if section.part:
        yield DocumentLine("heading", upper_heading_text(edition, section.part), {})
    if section.heading:
        yield DocumentLine("heading", section_line(edition, section), {})
    if section.text or section.note:
        introduction = {
            language: _space(edition, language).join(text.get(language) for text in section.text)
            for language in edition.languages
        }
        introduction[edition.plan.language] += section.note or ""
        yield DocumentLine("text", {}, introduction)


def _point_lines(edition: Edition, point_id: str) -> Iterator[DocumentLine]:
    """A point as published in the source language, and in our own layout in translations.

    A heading that has a line to itself in the published text keeps it.
    """
    plan, source_language, point = edition.plan, edition.plan.language, edition.points[point_id]
    if point.group:
        yield DocumentLine("point", upper_heading_text(edition, point.group), {})
    lead_in = {language: _lead_in(edition, point_id, language) for language in edition.languages}
    body = {language: _body(edition, point_id, language) for language in edition.languages}
    heading_line, _, published_body = point_line(plan, point).rpartition("\n")
    published_heading = point.heading[source_language] if point.heading else ""
    lead_in[source_language] = point_label(plan.form, point) + published_heading
    if heading_line:
        own_line = {language: text.lstrip() for language, text in body.items()}
        yield DocumentLine("point", lead_in, {})
        yield DocumentLine("text", {}, {**own_line, source_language: published_body})
    else:
        body[source_language] = published_body.removeprefix(lead_in[source_language])
        yield DocumentLine("point", lead_in, body)


def _lead_in(edition: Edition, point_id: str, language: str) -> str:
    point, space = edition.points[point_id], _space(edition, language)
    label = localized_point_label(edition, point)[language]
    if point.heading is None:
        return label
    stop = "." if space else ""
    return label + space + point.heading.get(language) + stop


def _body(edition: Edition, point_id: str, language: str) -> str:
    point, space = edition.points[point_id], _space(edition, language)
    texts = [
        text for measure in point.measures for text in _measure_texts(edition, measure, language)
    ]
    if not point.names_units_inside:
        texts += _responsibility_texts(edition, point, language)
    return space + space.join(texts)


def _measure_texts(edition: Edition, measure: Measure, language: str) -> Iterator[str]:
    """A measure after the number of the sub-point that it begins, if any, and its own units."""
    if measure.label:
        yield unicodedata.normalize("NFKC", measure.label)
    yield measure.get(language)
    yield from _responsibility_texts(edition, measure, language)


def _responsibility_texts(
    edition: Edition, assigned: HasResponsibility, language: str
) -> Iterator[str]:
    """Who is responsible and until when, as a translation states it."""
    if unit_list := unit_lists(edition, RelativeUrls(""), assigned).get(language):
        yield "".join(text for text, _ in unit_list)
    if assigned.deadline:
        yield f"({edition.locales[language].ui_text('deadline')} {assigned.deadline.get(language)})"


def _space(edition: Edition, language: str) -> str:
    return " " if edition.locales[language].spaced else ""
