"""The page of one point."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.model import Point
from workplan.published import units_brackets
from workplan.views.links import (
    PointLink,
    SectionLink,
    UnitLink,
    label_of,
    point_link,
    section_link,
    unit_links,
)
from workplan.views.measure import MeasureView, measure_view
from workplan.views.terms import Explained, laws_in
from workplan.views.texts import Pieces, Words, heading, words

SIBLINGS = 12
"""Points listed from the same section; a longer section is a click away."""


@dataclass(frozen=True)
class UnitsLine:
    """The list of responsible units as a language writes it."""

    before: str
    units: tuple[tuple[str, str], ...]
    """The names and links, in the published order."""
    separator: str
    after: str


@dataclass(frozen=True)
class PointView:
    """All that a point's page shows."""

    id: str
    label: Words
    heading: Pieces
    note: Words
    section: SectionLink
    measures: tuple[MeasureView, ...]
    units: dict[str, UnitsLine]
    laws: tuple[Explained, ...]
    siblings: tuple[PointLink, ...]
    previous: PointLink | None
    next: PointLink | None
    has_target: bool
    citation: Words
    """How to cite the point; the page's address follows it."""


def point_view(edition: Edition, links: Links, point: str) -> PointView:
    """The view of the point with an id."""
    record = edition.points[point]
    previous, following = _neighbours(edition, links, point)
    first = edition.plan.language
    texts = (record.heading[first], *(measure[first] for measure in record.measures))
    return PointView(
        id=point,
        label=label_of(edition, record),
        heading=heading(edition, record.heading),
        note=words(edition, record.heading.note) if record.heading.note else {},
        section=section_link(edition, links, point),
        measures=_measures(edition, links, point, record),
        units=units_lines(edition, links, record),
        laws=laws_in(edition, links, texts),
        siblings=_siblings(edition, links, point),
        previous=previous,
        next=following,
        has_target=any(measure.target for measure in record.measures),
        citation=edition.say(
            "cite_point",
            issuer=words(edition, edition.plan.issuer),
            title=words(edition, edition.plan.title),
            year=edition.plan.year,
            num=record.num,
        ),
    )


def units_lines(edition: Edition, links: Links, point: Point) -> dict[str, UnitsLine]:
    """A point's unit list: as published in the authoritative language, by our words elsewhere."""
    units = unit_links(edition, links, point)
    return {tag: _units_line(edition, tag, units) for tag in edition.languages}


def _units_line(edition: Edition, tag: str, units: tuple[UnitLink, ...]) -> UnitsLine:
    form, say = edition.plan.form, edition.locales[tag].say
    if tag == edition.plan.language:
        before, after = units_brackets(form)
        separator = form.separator
    else:
        before, after, separator = say("units_before"), say("units_after"), say("units_separator")
    named = tuple((unit.name.get(tag, ""), unit.href) for unit in units)
    return UnitsLine(before, named, separator, after)


def _measures(edition: Edition, links: Links, point: str, record: Point) -> tuple[MeasureView, ...]:
    return tuple(
        measure_view(edition, links, f"{point}.{i}", measure)
        for i, measure in enumerate(record.measures, start=1)
    )


def _siblings(edition: Edition, links: Links, point: str) -> tuple[PointLink, ...]:
    """The points around this one in its section, at most ``SIBLINGS`` of them."""
    ids = edition.points_in[edition.section_of[point].num]
    start = max(0, min(ids.index(point) - SIBLINGS // 2, len(ids) - SIBLINGS))
    near = ids[start : start + SIBLINGS]
    return tuple(point_link(edition, links, other, current=other == point) for other in near)


def _neighbours(
    edition: Edition, links: Links, point: str
) -> tuple[PointLink | None, PointLink | None]:
    ids, at = edition.point_ids, edition.position[point]
    before = point_link(edition, links, ids[at - 1]) if at else None
    after = point_link(edition, links, ids[at + 1]) if at + 1 < len(ids) else None
    return before, after
