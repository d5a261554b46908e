"""The rows of the task table (任务分解表): one for each measure.

A row for each measure fits every page and every cell; a row for each point would exceed Excel's
maximum row height.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import localized_section_label, upper_heading_text
from workplan.edition.responsible_units import (
    localized_role,
    unit_list_punctuation,
)
from workplan.edition.texts import LocalizedText, localized, localized_note, opening_words
from workplan.plan.fields import AnnotatedText
from workplan.plan.model import HasResponsibility, Point, Section


@dataclass(frozen=True)
class Task:
    """A row: a measure with its id (``9.2``), its point's id (``9``) and their context."""

    id: str
    point: str
    section: LocalizedText
    """Number and heading: 一、认真落实法治政府建设责任"""
    heading: LocalizedText
    measure: LocalizedText
    units: LocalizedText
    """The names of the responsible units, separated as each language does, by role if stated."""
    unit_ids: tuple[str, ...]
    deadline: LocalizedText
    note: LocalizedText
    """The editor's notes on the measure, and on the headings directly above it."""

    @property
    def is_first(self) -> bool:
        """Whether it is the first row of its point."""
        return self.id == f"{self.point}.1"


def tasks(edition: Edition, point_ids: Iterable[str] | None = None) -> Iterator[Task]:
    """The rows of the given points, or of all, in the order of the text."""
    for point_id in edition.points if point_ids is None else point_ids:
        yield from _tasks_of(edition, point_id)


def section_line(edition: Edition, section: Section) -> LocalizedText:
    """A section's number and heading, as published in the source language.

    Empty for the single section of a plan without sections.
    """
    if section.heading is None:
        return edition.empty_text
    labels = localized_section_label(edition, section)
    line = {
        language: label + " " * edition.locales[language].spaced + section.heading.get(language)
        for language, label in labels.items()
    }
    source_language = edition.plan.language
    return {**line, source_language: labels[source_language] + section.heading[source_language]}


def point_name(edition: Edition, point_id: str) -> LocalizedText:
    """A point's heading with its full stop, or its first words if it has none."""
    point = edition.points[point_id]
    if point.heading:
        return localized(edition, point.heading)
    return opening_words(edition, point.measures[0])


def _tasks_of(edition: Edition, point_id: str) -> Iterator[Task]:
    point = edition.points[point_id]
    section = _headings_above(edition, point_id)
    heading = localized(edition, point.heading) if point.heading else edition.empty_text
    for i, measure in enumerate(point.measures, start=1):
        assigned = _responsibility(point, i - 1)
        yield Task(
            id=f"{point_id}.{i}",
            point=point_id,
            section=section,
            heading=heading,
            measure=localized(edition, measure),
            units={
                language: _unit_names(edition, assigned, language) for language in edition.languages
            },
            unit_ids=tuple(edition.units[name].id for name in assigned.units),
            deadline=localized(edition, assigned.deadline or point.deadline),
            note=_notes(edition, point_id, i),
        )


def _responsibility(point: Point, index: int) -> HasResponsibility:
    """The record that states who is responsible for a measure.

    That is the measure itself or a later one of its sub-point, whose note covers both. Otherwise it
    is the point, unless the point's units are those of its other measures only.
    """
    for i, measure in enumerate(point.measures[index:]):
        if i and measure.label:
            break
        if measure.units or measure.duty_note is not None:
            return measure
    return HasResponsibility(deadline=point.deadline) if point.names_units_inside else point


def _headings_above(edition: Edition, point_id: str) -> LocalizedText:
    """The heading of a point's section, then that of its group, if any, on a new line."""
    section = section_line(edition, edition.section_of[point_id])
    group = upper_heading_text(edition, edition.group_of.get(point_id))
    if not group:
        return section
    return {language: f"{line}\n{group[language]}".strip() for language, line in section.items()}


def _notes(edition: Edition, point_id: str, number: int) -> LocalizedText:
    """The editor's notes on a point's measure, and on the headings directly above it."""
    section, point = edition.section_of[point_id], edition.points[point_id]
    texts: list[AnnotatedText | None] = [point.measures[number - 1]]
    if number == 1:
        texts[:0] = [point.group, point.heading]
    if number == 1 and edition.points_in[section.num][0] == point_id:
        texts[:0] = [section.part, section.heading]
    return localized_note(edition, *texts)


def _unit_names(edition: Edition, assigned: HasResponsibility, language: str) -> str:
    """The names of the responsible units as one text, separated as the language does."""
    _, separator, _ = unit_list_punctuation(edition, language)

    def joined(names: Iterable[str]) -> str:
        return separator.join(edition.units[name].name.get(language) for name in names)

    if not assigned.roles:
        return joined(assigned.units)
    colon = ": " if edition.locales[language].spaced else "："
    return "\n".join(
        localized_role(edition, role)[language] + colon + joined(names)
        for role, names in assigned.roles.items()
    )
