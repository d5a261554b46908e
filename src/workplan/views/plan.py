"""The plan at a glance: its head, its sections, and the matrix of points and units."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.model import Section
from workplan.views.links import (
    PointLink,
    UnitLink,
    above_words,
    point_link,
    section_words,
    unit_links,
)
from workplan.views.terms import NamedView, named_in
from workplan.views.texts import (
    Pieces,
    Words,
    heading,
    note_words,
    passage,
    words,
)


@dataclass(frozen=True)
class Cell:
    """A cell of the matrix: the point and the unit, and where it leads if they go together."""

    href: str
    unit: Words


@dataclass(frozen=True)
class Row:
    """A point's row of the matrix."""

    group: Words
    """The heading of the group that begins with the point, with its number."""
    point: PointLink
    units: tuple[UnitLink, ...]
    cells: tuple[Cell, ...]
    count: int


@dataclass(frozen=True)
class SectionView:
    """A section with its points."""

    num: int
    part: Words
    """The heading of the level above that begins here, with its number."""
    label: Words
    heading: Pieces
    """Empty for the one section of a plan without sections."""
    note: Words
    text: tuple[Pieces, ...]
    duty: str
    """The duty note of the whole section, as published."""
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Column:
    """A unit's column of the matrix."""

    unit: UnitLink
    count: int


@dataclass(frozen=True)
class Counts:
    """The plan's numbers."""

    sections: int
    points: int
    measures: int
    units: int
    pairs: int
    targets: int
    laws: int


@dataclass(frozen=True)
class PlanView:
    """All that the plan at a glance shows."""

    title: Pieces
    title_note: Words
    approach: Pieces
    approach_note: Words
    sections: tuple[SectionView, ...]
    columns: tuple[Column, ...]
    terms: tuple[NamedView, ...]
    counts: Counts


def plan_view(edition: Edition, links: Links) -> PlanView:
    """The view of the whole plan."""
    plan = edition.plan
    approach = plan.general_approach
    return PlanView(
        title=heading(edition, plan.title),
        title_note=note_words(edition, plan.title),
        approach=passage(edition, approach) if approach else {},
        approach_note=note_words(edition, approach),
        sections=tuple(section_view(edition, links, section) for section in plan.sections),
        columns=_columns(edition, links),
        terms=named_in(edition, links, [approach[plan.language]] if approach else []),
        counts=counts(edition),
    )


def section_view(edition: Edition, links: Links, section: Section) -> SectionView:
    """A section, its number as published, with a row for each point."""
    return SectionView(
        num=section.num,
        part=above_words(edition, section.part),
        label=section_words(edition, section),
        heading=heading(edition, section.heading) if section.heading else {},
        note=note_words(edition, section.heading),
        text=tuple(passage(edition, sentence) for sentence in section.text),
        duty=section.note or "",
        rows=tuple(_row(edition, links, point) for point in edition.points_in[section.num]),
    )


def _row(edition: Edition, links: Links, point: str) -> Row:
    record = edition.points[point]
    link = point_link(edition, links, point)
    return Row(
        group=above_words(edition, record.group),
        point=link,
        units=unit_links(edition, links, record),
        cells=tuple(
            Cell(link.href if name in record.units else "", words(edition, unit.name))
            for name, unit in edition.units.items()
        ),
        count=len(record.units),
    )


def _columns(edition: Edition, links: Links) -> tuple[Column, ...]:
    return tuple(
        Column(
            UnitLink(words(edition, unit.name), links.to(edition.addresses.unit(unit.id))),
            len(edition.points_of[unit.id]),
        )
        for unit in edition.plan.units
    )


def counts(edition: Edition) -> Counts:
    """The plan's numbers; the catch-all is no unit of its own, but its pairs count."""
    plan = edition.plan
    return Counts(
        sections=sum(section.heading is not None for section in plan.sections),
        points=len(edition.points),
        measures=len(edition.measures),
        units=sum(not unit.catch_all for unit in plan.units),
        pairs=sum(len(points) for points in edition.points_of.values()),
        targets=sum(bool(measure.target) for measure in edition.measures.values()),
        laws=len(plan.laws),
    )
