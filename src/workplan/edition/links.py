"""Points, sections and units as pages link to them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized, opening, plain_heading
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import HasResponsibility, Point, Section, UpperHeading
from workplan.plan.source_text import point_label, section_label


@dataclass(frozen=True)
class UnitLink:
    """A unit, linked to its page."""

    name: LocalizedText
    href: str


@dataclass(frozen=True)
class PointLink:
    """A point, linked to its page."""

    id: str
    label: LocalizedText
    heading: LocalizedText
    href: str
    current: bool = False


@dataclass(frozen=True)
class SectionLink:
    """A section, linked to its place in the plan at a glance."""

    label: LocalizedText
    heading: LocalizedText
    href: str


def label_of(edition: Edition, point: Point) -> LocalizedText:
    """A point's number as each language writes it: ``9.``; none where the text has none."""
    published = {edition.plan.language: point_label(edition.plan.form, point)}
    said = edition.say("point_label", num=point.num)
    return {**(dict.fromkeys(said, "") if point.label == "" else said), **published}


def heading_of(edition: Edition, point: Point) -> LocalizedText:
    """What a point is known by: its heading, or its first words where it has none."""
    if point.heading:
        return plain_heading(edition, point.heading)
    return opening(edition, point.measures[0])


def point_link(
    edition: Edition, links: RelativeUrls, point: str, *, current: bool = False
) -> PointLink:
    """The link to a point."""
    label, heading = _named(edition, point)
    href = links.to(edition.urls.point(point))
    return PointLink(point, label, heading, href, current)


def _named(edition: Edition, point: str) -> tuple[LocalizedText, LocalizedText]:
    """A point's number and heading, made once: they stand on its neighbours' pages too."""
    if point not in edition.point_names:
        record = edition.points[point]
        names = label_of(edition, record), heading_of(edition, record)
        edition.point_names[point] = names
    return edition.point_names[point]


def section_link(edition: Edition, links: RelativeUrls, point: str) -> SectionLink:
    """The link to the section that a point belongs to; the plan itself where it has none."""
    section = edition.section_of[point]
    if section.heading is None:
        title = localized(edition, edition.plan.short_title or edition.plan.title)
        return SectionLink(dict.fromkeys(title, ""), title, links.to(edition.urls.plan))
    return SectionLink(
        label=section_words(edition, section),
        heading=section_heading(edition, section),
        href=links.to(edition.urls.section(section.num)),
    )


def above_words(edition: Edition, above: UpperHeading | None) -> LocalizedText:
    """A heading of the level above, after its number: as published, and plain elsewhere."""
    if above is None:
        return {}
    plain = unicodedata.normalize("NFKC", above.label)
    first = edition.plan.language
    said = plain_heading(edition, above)
    return {
        tag: f"{above.label if tag == first else plain + ' '}{text}" for tag, text in said.items()
    }


def section_heading(edition: Edition, section: Section) -> LocalizedText:
    """A section's heading without its full stop; empty for the one of a plan without sections."""
    return plain_heading(edition, section.heading) if section.heading else {}


def section_words(edition: Edition, section: Section) -> LocalizedText:
    """A section's number as each language writes it: 一、 as published, and I."""
    said = {
        tag: locale.say("section_label", num=locale.section_num(section.num))
        for tag, locale in edition.locales.items()
    }
    published = {edition.plan.language: section_label(edition.plan.form, section)}
    return {**(dict.fromkeys(said, "") if section.label == "" else said), **published}


def unit_links(
    edition: Edition, links: RelativeUrls, assigned: HasResponsibility
) -> tuple[UnitLink, ...]:
    """The units of a point or a sentence, in the published order."""
    units = (edition.units[name] for name in assigned.units)
    return tuple(
        UnitLink(localized(edition, unit.name), links.to(edition.urls.unit(unit.id)))
        for unit in units
    )
