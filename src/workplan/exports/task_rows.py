"""The task table (任务分解表): one row a measure, with what its point and section say.

A sentence a row fits every page and every cell; a point a row would outgrow Excel's highest row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import above_words, section_words
from workplan.edition.responsible_units import deadline_words, role_words, usual_form
from workplan.edition.texts import LocalizedText, localized, opening
from workplan.plan.fields import AnnotatedText
from workplan.plan.model import HasResponsibility, Point, Section


@dataclass(frozen=True)
class Task:
    """A row: a measure, its number (``9.2``) and the id of its point (``9``)."""

    id: str
    point: str
    section: LocalizedText
    """Number and heading: 一、认真落实法治政府建设责任"""
    heading: LocalizedText
    measure: LocalizedText
    units: LocalizedText
    """The names of the responsible units, set apart as each language does, by role if stated."""
    unit_ids: tuple[str, ...]
    deadline: LocalizedText
    note: LocalizedText
    """The editor's notes on it, and on the headings that begin with it."""

    @property
    def is_first(self) -> bool:
        """Whether it is the first of its point."""
        return self.id == f"{self.point}.1"


def tasks(edition: Edition, points: Iterable[str] | None = None) -> Iterator[Task]:
    """The rows of some points, or of all, in the order of the text."""
    for point in edition.points if points is None else points:
        yield from _tasks_of(edition, point)


def _tasks_of(edition: Edition, point: str) -> Iterator[Task]:
    record = edition.points[point]
    section = _above(edition, point)
    heading = localized(edition, record.heading) if record.heading else edition.nothing
    for i, measure in enumerate(record.measures, start=1):
        assigned = _assigned(record, i - 1)
        yield Task(
            id=f"{point}.{i}",
            point=point,
            section=section,
            heading=heading,
            measure=localized(edition, measure),
            units=unit_names(edition, assigned),
            unit_ids=tuple(edition.units[name].id for name in assigned.units),
            deadline=deadline_words(edition, assigned) or deadline_words(edition, record),
            note=_notes(edition, point, i),
        )


def _assigned(point: Point, i: int) -> HasResponsibility:
    """What says who is responsible for a measure: a note at it or later in its sub-point.

    Else it is the point itself, whose units may be named for its other measures only.
    """
    for k, measure in enumerate(point.measures[i:]):
        if k and measure.label:
            break
        if measure.units or measure.duty_note is not None:
            return measure
    return HasResponsibility(deadline=point.deadline) if point.names_units_inside else point


def _above(edition: Edition, point: str) -> LocalizedText:
    """The headings that a point stands under: its section's, then its group's on a new line."""
    section = section_line(edition, edition.section_of[point])
    group = above_words(edition, edition.group_of.get(point))
    return (
        {tag: f"{said}\n{group[tag]}".strip() for tag, said in section.items()}
        if group
        else section
    )


def _notes(edition: Edition, point: str, i: int) -> LocalizedText:
    """The editor's notes of a row: on the measure, and on the headings that begin with it."""
    section, record = edition.section_of[point], edition.points[point]
    on: list[AnnotatedText | None] = [record.measures[i - 1]]
    if i == 1:
        on.insert(0, record.heading)
    if i == 1 and edition.points_in[section.num][0] == point:
        on.insert(0, section.heading)
    return notes_on(edition, *on)


def notes_on(edition: Edition, *passages: AnnotatedText | None) -> LocalizedText:
    """The editor's notes on some passages, a line each."""
    notes = [localized(edition, passage.note) for passage in passages if passage and passage.note]
    return {tag: "\n".join(note[tag] for note in notes if tag in note) for tag in edition.languages}


def section_line(edition: Edition, section: Section) -> LocalizedText:
    """A section's number and heading, as published in the authoritative language.

    It is empty for the one section of a plan without sections.
    """
    if section.heading is None:
        return edition.nothing
    line = {
        tag: label + " " * edition.locales[tag].spaced + section.heading.get(tag)
        for tag, label in section_words(edition, section).items()
    }
    first = edition.plan.language
    return {**line, first: section_words(edition, section)[first] + section.heading[first]}


def point_name(edition: Edition, point: str) -> LocalizedText:
    """A point's heading with its stop, or its first words."""
    record = edition.points[point]
    if record.heading:
        return localized(edition, record.heading)
    return opening(edition, record.measures[0])


def unit_names(edition: Edition, assigned: HasResponsibility) -> LocalizedText:
    """The names of some units in one text, as each language sets them apart."""
    return {tag: _names(edition, assigned, tag) for tag in edition.languages}


def _names(edition: Edition, assigned: HasResponsibility, tag: str) -> str:
    _, separator, _ = usual_form(edition, tag)
    if not assigned.roles:
        return separator.join(edition.units[name].name.get(tag) for name in assigned.units)
    colon = ": " if edition.locales[tag].spaced else "："
    return "\n".join(
        role_words(edition, role)[tag]
        + colon
        + separator.join(edition.units[name].name.get(tag) for name in names)
        for role, names in assigned.roles.items()
    )
