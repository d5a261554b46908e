"""Points, sections and units as pages link to them."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.model import Point
from workplan.published import point_label
from workplan.views.texts import Words, plain_heading, words


@dataclass(frozen=True)
class UnitLink:
    """A unit, linked to its page."""

    name: Words
    href: str


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


def label_of(edition: Edition, point: Point) -> Words:
    """A point's number as each language writes it: ``9.``"""
    published = {edition.plan.language: point_label(edition.plan.form, point)}
    return {**edition.say("point_label", num=point.num), **published}


def point_link(edition: Edition, links: Links, point: str, *, current: bool = False) -> PointLink:
    """The link to a point."""
    label, heading = _named(edition, point)
    href = links.to(edition.addresses.point(point))
    return PointLink(point, label, heading, href, current)


def _named(edition: Edition, point: str) -> tuple[Words, Words]:
    """A point's number and heading, made once: they stand on its neighbours' pages too."""
    if point not in edition.point_names:
        record = edition.points[point]
        names = label_of(edition, record), plain_heading(edition, record.heading)
        edition.point_names[point] = names
    return edition.point_names[point]


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
