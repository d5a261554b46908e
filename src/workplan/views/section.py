"""A section with its points, on the plan at a glance or, in a large plan, on a page of its own."""

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
    section_heading,
    section_words,
    unit_links,
)
from workplan.views.texts import Pieces, Words, heading, note_words, passage


@dataclass(frozen=True)
class SectionPoint:
    """A point in the list of its section."""

    group: Words
    """The heading of the group that begins with the point, with its number."""
    point: PointLink
    units: tuple[UnitLink, ...]


@dataclass(frozen=True)
class SectionView:
    """A section; ``points`` is empty where they stand on the section's own page."""

    num: int
    part: Words
    """The heading of the level above that begins here, with its number."""
    label: Words
    heading: Pieces
    """Empty for the one section of a plan without sections."""
    heading_words: Words
    """The same without the full stop that the published text ends it with."""
    note: Words
    text: tuple[Pieces, ...]
    duty: str
    """The duty note of the whole section, as published."""
    count: int
    href: str
    points: tuple[SectionPoint, ...]


def section_view(edition: Edition, links: Links, section: Section, *, whole: bool) -> SectionView:
    """A section, its number as published, with its points if it is shown as a whole."""
    ids = edition.points_in[section.num]
    return SectionView(
        num=section.num,
        part=above_words(edition, section.part),
        label=section_words(edition, section),
        heading=heading(edition, section.heading) if section.heading else {},
        heading_words=section_heading(edition, section),
        note=note_words(edition, section.heading),
        text=tuple(passage(edition, links, sentence) for sentence in section.text),
        duty=section.note or "",
        count=len(ids),
        href=links.to(edition.addresses.section(section.num)),
        points=tuple(_point(edition, links, point) for point in ids) if whole else (),
    )


def _point(edition: Edition, links: Links, point: str) -> SectionPoint:
    record = edition.points[point]
    return SectionPoint(
        group=above_words(edition, record.group),
        point=point_link(edition, links, point),
        units=unit_links(edition, links, record),
    )
