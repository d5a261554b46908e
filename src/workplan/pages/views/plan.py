"""The plan at a glance: its head, its sections, and the table of points and units."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import (
    PointLink,
    UnitLink,
    above_words,
    point_link,
    section_heading,
    section_words,
    unit_links,
)
from workplan.edition.texts import LocalizedText, Pieces, heading, localized, note_words, passage
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.charts import HeatRow, YearPicture, plan_picture, year_picture
from workplan.pages.views.matrix import MatrixView, matrix_view
from workplan.plan.model import Section


@dataclass(frozen=True)
class SectionPoint:
    """A point in the list of its section."""

    group: LocalizedText
    """The heading of the group that begins with the point, with its number."""
    point: PointLink
    units: tuple[UnitLink, ...]


@dataclass(frozen=True)
class SectionView:
    """A section; ``points`` is empty where they stand on the section's own page."""

    num: int
    part: LocalizedText
    """The heading of the level above that begins here, with its number."""
    label: LocalizedText
    heading: Pieces
    """Empty for the one section of a plan without sections."""
    heading_words: LocalizedText
    """The same without the full stop that the published text ends it with."""
    note: LocalizedText
    text: tuple[Pieces, ...]
    duty: str
    """The duty note of the whole section, as published."""
    count: int
    href: str
    points: tuple[SectionPoint, ...]


def section_view(
    edition: Edition, links: RelativeUrls, section: Section, *, whole: bool
) -> SectionView:
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
        href=links.to(edition.urls.section(section.num)),
        points=tuple(_point(edition, links, point) for point in ids) if whole else (),
    )


def _point(edition: Edition, links: RelativeUrls, point: str) -> SectionPoint:
    record = edition.points[point]
    return SectionPoint(
        group=above_words(edition, record.group),
        point=point_link(edition, links, point),
        units=unit_links(edition, links, record),
    )


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
    title_note: LocalizedText
    approach: Pieces
    approach_note: LocalizedText
    sections: tuple[SectionView, ...]
    matrix: MatrixView | None
    picture: tuple[HeatRow, ...]
    year: YearPicture | None
    counts: Counts
    downloads: str
    workbook: str


@dataclass(frozen=True)
class SectionPageView:
    """All that the page of one section shows."""

    title: LocalizedText
    """The plan's title, for the page of a plan without sections."""
    section: SectionView
    matrix: MatrixView | None


def plan_view(edition: Edition, links: RelativeUrls) -> PlanView:
    """The view of the whole plan."""
    plan = edition.plan
    approach = plan.general_approach
    return PlanView(
        title=heading(edition, plan.title),
        title_note=note_words(edition, plan.title),
        approach=passage(edition, links, approach) if approach else {},
        approach_note=note_words(edition, approach),
        sections=tuple(
            section_view(edition, links, section, whole=not edition.large)
            for section in plan.sections
        ),
        matrix=matrix_view(edition, links, plan.sections),
        picture=plan_picture(edition, links),
        year=year_picture(edition, links),
        counts=counts(edition),
        downloads=links.to(edition.urls.downloads),
        workbook=links.to(edition.urls.download("plan.xlsx")),
    )


def section_page_view(edition: Edition, links: RelativeUrls, num: str) -> SectionPageView:
    """The view of the section with a number."""
    section = next(one for one in edition.plan.sections if one.num == int(num))
    return SectionPageView(
        title=localized(edition, edition.plan.title),
        section=section_view(edition, links, section, whole=True),
        matrix=matrix_view(edition, links, [section]),
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
