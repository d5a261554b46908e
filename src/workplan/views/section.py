"""A section with its points, on the plan at a glance or, in a large plan, on a page of its own."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.model import Section
from workplan.published import section_label
from workplan.views.links import PointLink, UnitLink, point_link, section_words, unit_links
from workplan.views.texts import Pieces, Words, heading, plain_heading, words


@dataclass(frozen=True)
class SectionPoint:
    """A point in the list of its section."""

    point: PointLink
    units: tuple[UnitLink, ...]


@dataclass(frozen=True)
class SectionView:
    """A section; ``points`` is empty where they stand on the section's own page."""

    num: int
    label: Words
    heading: Pieces
    heading_words: Words
    """The same without the full stop that the published text ends it with."""
    note: Words
    count: int
    href: str
    points: tuple[SectionPoint, ...]


def section_view(edition: Edition, links: Links, section: Section, *, whole: bool) -> SectionView:
    """A section, its number as published, with its points if it is shown as a whole."""
    published = {edition.plan.language: section_label(edition.plan.form, section)}
    ids = edition.points_in[section.num]
    return SectionView(
        num=section.num,
        label={**section_words(edition, section.num), **published},
        heading=heading(edition, section.heading),
        heading_words=plain_heading(edition, section.heading),
        note=words(edition, section.heading.note) if section.heading.note else {},
        count=len(ids),
        href=links.to(edition.addresses.section(section.num)),
        points=tuple(_point(edition, links, point) for point in ids) if whole else (),
    )


def _point(edition: Edition, links: Links, point: str) -> SectionPoint:
    record = edition.points[point]
    return SectionPoint(point_link(edition, links, point), unit_links(edition, links, record))
