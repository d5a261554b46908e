"""The page of one point."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.model import Measure, Point
from workplan.published import point_label, units_brackets
from workplan.views.terms import NamedView, named_in
from workplan.views.texts import Pieces, Words, heading, passage, plain_heading, words

SIBLINGS = 12
"""Points listed from the same section; a longer section is a click away."""


@dataclass(frozen=True)
class TargetView:
    """A measurable target with the measure that it is quoted from."""

    figure: str
    measured_in: Words
    quote: Words
    explanation: Words
    measure: str
    href: str


@dataclass(frozen=True)
class ReaderView:
    """Our explanation of a measure for one audience."""

    audience: str
    text: Words
    href: str


@dataclass(frozen=True)
class MeasureView:
    """One sentence with all that belongs to it."""

    id: str
    text: Pieces
    note: Words
    target: TargetView | None
    readers: tuple[ReaderView, ...]


@dataclass(frozen=True)
class UnitLink:
    """A unit, linked to its page."""

    name: Words
    href: str


@dataclass(frozen=True)
class UnitsLine:
    """The list of responsible units as a language writes it."""

    before: str
    units: tuple[tuple[str, str], ...]
    """The names and links, in the published order."""
    separator: str
    after: str


@dataclass(frozen=True)
class PointLink:
    """A point, linked to its page."""

    id: str
    label: Words
    heading: Words
    href: str
    current: bool = False


@dataclass(frozen=True)
class SectionLink:
    """A section, linked to its place in the plan at a glance."""

    label: Words
    heading: Words
    href: str


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
    laws: tuple[NamedView, ...]
    terms: tuple[NamedView, ...]
    siblings: tuple[PointLink, ...]
    previous: PointLink | None
    next: PointLink | None
    has_target: bool


def point_view(edition: Edition, links: Links, point: str) -> PointView:
    """The view of the point with an id."""
    record = edition.points[point]
    previous, following = _neighbours(edition, links, point)
    first = edition.plan.language
    texts = (record.heading[first], *(measure[first] for measure in record.measures))
    named = named_in(edition, links, texts)
    return PointView(
        id=point,
        label=label_of(edition, record),
        heading=heading(edition, record.heading),
        note=words(edition, record.heading.note) if record.heading.note else {},
        section=section_link(edition, links, point),
        measures=_measures(edition, links, point, record),
        units=units_lines(edition, links, record),
        laws=tuple(view for view in named if view.kind == "law"),
        terms=tuple(view for view in named if view.kind == "term"),
        siblings=_siblings(edition, links, point),
        previous=previous,
        next=following,
        has_target=any(measure.target for measure in record.measures),
    )


def label_of(edition: Edition, point: Point) -> Words:
    """A point's number as each language writes it: ``9.``"""
    published = {edition.plan.language: point_label(edition.plan.form, point)}
    return {**edition.say("point_label", num=point.num), **published}


def point_link(edition: Edition, links: Links, point: str, *, current: bool = False) -> PointLink:
    """The link to a point."""
    record = edition.points[point]
    return PointLink(
        id=point,
        label=label_of(edition, record),
        heading=plain_heading(edition, record.heading),
        href=links.to(edition.addresses.point(point)),
        current=current,
    )


def section_link(edition: Edition, links: Links, point: str) -> SectionLink:
    """The link to the section that a point belongs to."""
    section = edition.section_of[point]
    return SectionLink(
        label=section_words(edition, section.num),
        heading=plain_heading(edition, section.heading),
        href=links.to(edition.addresses.section(section.num)),
    )


def section_words(edition: Edition, num: int) -> Words:
    """A section's number as each language writes it: 一、 and I."""
    return {
        tag: locale.say("section_label", num=locale.section_num(num))
        for tag, locale in edition.locales.items()
    }


def unit_links(edition: Edition, links: Links, point: Point) -> tuple[UnitLink, ...]:
    """The units of a point, in the published order."""
    units = (edition.units[name] for name in point.units)
    return tuple(
        UnitLink(words(edition, unit.name), links.to(edition.addresses.unit(unit.id)))
        for unit in units
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


def measure_view(edition: Edition, links: Links, measure_id: str, measure: Measure) -> MeasureView:
    """The view of one measure."""
    return MeasureView(
        id=measure_id,
        text=passage(edition, measure),
        note=words(edition, measure.note) if measure.note else {},
        target=target_view(edition, links, measure_id, measure),
        readers=tuple(
            ReaderView(
                audience, words(edition, text), links.to(edition.addresses.readers(audience))
            )
            for audience, text in measure.readers.items()
        ),
    )


def target_view(
    edition: Edition, links: Links, measure_id: str, measure: Measure
) -> TargetView | None:
    """The measurable target of a measure, if it has one."""
    target = measure.target
    if target is None:
        return None
    return TargetView(
        figure=target.figure,
        measured_in=words(edition, target.measured_in),
        quote=words(edition, target),
        explanation=words(edition, target.explanation),
        measure=measure_id,
        href=links.to(edition.addresses.measure(measure_id)),
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
