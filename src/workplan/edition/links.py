"""Points, sections and units as pages name them and link to them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import (
    LocalizedText,
    in_all_languages,
    localized,
    opening_words,
    plain_heading,
)
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import HasResponsibility, Measure, Point, Section, Unit, UpperHeading
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
    current: bool


def localized_point_label(edition: Edition, point: Point) -> LocalizedText:
    """A point's number as each language writes it: ``9.``; empty where the text has none."""
    published = {edition.plan.language: point_label(edition.plan.form, point)}
    if point.label == "":
        return {**edition.empty_text, **published}
    return {**edition.ui_text("point_label", num=point.num), **published}


def point_heading(edition: Edition, point: Point) -> LocalizedText:
    """A point's heading, or the first words of a point without one."""
    if point.heading:
        return plain_heading(edition, point.heading)
    return opening_words(edition, point.measures[0])


def point_link(
    edition: Edition, relative_urls: RelativeUrls, point_id: str, *, current: bool = False
) -> PointLink:
    """The link to a point; ``current`` marks a page's link to itself."""
    point = edition.points[point_id]
    return PointLink(
        id=point_id,
        label=localized_point_label(edition, point),
        heading=point_heading(edition, point),
        href=relative_urls.to(edition.urls.point(point_id)),
        current=current,
    )


def measure_label(edition: Edition, measure: Measure) -> LocalizedText:
    """A sub-point's number: as published, and in plain figures in other languages.

    Empty for a measure that begins none.
    """
    if not measure.label:
        return {}
    plain = in_all_languages(edition, unicodedata.normalize("NFKC", measure.label))
    return {**plain, edition.plan.language: measure.label}


def upper_heading_text(edition: Edition, upper: UpperHeading | None) -> LocalizedText:
    """A heading of an upper level after its number, which translations write in plain figures."""
    if upper is None:
        return {}
    labels = dict.fromkeys(edition.languages, unicodedata.normalize("NFKC", upper.label) + " ")
    labels[edition.plan.language] = upper.label
    return {
        language: labels[language] + heading
        for language, heading in plain_heading(edition, upper).items()
    }


def localized_section_label(edition: Edition, section: Section) -> LocalizedText:
    """A section's number as each language writes it: 一、 as published, and I."""
    published = {edition.plan.language: section_label(edition.plan.form, section)}
    if section.label == "":
        return {**edition.empty_text, **published}
    labels = {
        language: locale.ui_text("section_label", num=locale.section_num(section.num))
        for language, locale in edition.locales.items()
    }
    return {**labels, **published}


def unit_link(edition: Edition, relative_urls: RelativeUrls, unit: Unit) -> UnitLink:
    """The link to a unit."""
    return UnitLink(localized(edition, unit.name), relative_urls.to(edition.urls.unit(unit.id)))


def unit_links(
    edition: Edition, relative_urls: RelativeUrls, item: HasResponsibility
) -> tuple[UnitLink, ...]:
    """The units of a point or a measure, in the published order."""
    return tuple(unit_link(edition, relative_urls, edition.units[name]) for name in item.units)
