"""The task table (任务分解表): one row a measure, with what its point and section say.

A sentence a row fits every page and every cell; a point a row would outgrow Excel's highest row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.model import Point, Section
from workplan.published import section_label
from workplan.text import Passage
from workplan.views.links import section_words
from workplan.views.point import units_lines
from workplan.views.texts import Words, words


@dataclass(frozen=True)
class Task:
    """A row: a measure, its number (``9.2``) and the id of its point (``9``)."""

    id: str
    point: str
    section: Words
    """Number and heading: 一、认真落实法治政府建设责任"""
    heading: Words
    measure: Words
    units: Words
    """The names of the responsible units, set apart as each language does."""
    unit_ids: tuple[str, ...]
    note: Words
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
    section = section_line(edition, edition.section_of[point])
    heading, units = words(edition, record.heading), unit_names(edition, record)
    for i, measure in enumerate(record.measures, start=1):
        yield Task(
            id=f"{point}.{i}",
            point=point,
            section=section,
            heading=heading,
            measure=words(edition, measure),
            units=units,
            unit_ids=tuple(edition.units[name].id for name in record.units),
            note=_notes(edition, point, i),
        )


def _notes(edition: Edition, point: str, i: int) -> Words:
    """The editor's notes of a row: on the measure, and on the headings that begin with it."""
    section, record = edition.section_of[point], edition.points[point]
    on: list[Passage] = [record.measures[i - 1]]
    if i == 1:
        on.insert(0, record.heading)
    if i == 1 and edition.points_in[section.num][0] == point:
        on.insert(0, section.heading)
    return notes_on(edition, *on)


def notes_on(edition: Edition, *passages: Passage) -> Words:
    """The editor's notes on some passages, a line each."""
    notes = [words(edition, passage.note) for passage in passages if passage.note]
    return {tag: "\n".join(note[tag] for note in notes if tag in note) for tag in edition.languages}


def section_line(edition: Edition, section: Section) -> Words:
    """A section's number and heading, as published in the authoritative language."""
    first = edition.plan.language
    line = {
        tag: label + " " * edition.locales[tag].spaced + section.heading.get(tag)
        for tag, label in section_words(edition, section.num).items()
    }
    published = section_label(edition.plan.form, section) + section.heading[first]
    return {**line, first: published}


def unit_names(edition: Edition, point: Point) -> Words:
    """The names of a point's units in one text, as each language sets them apart."""
    return {
        tag: line.separator.join(name for name, _ in line.units)
        for tag, line in units_lines(edition, Links(""), point).items()
    }
