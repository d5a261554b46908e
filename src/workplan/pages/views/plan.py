"""The plan at a glance, and the page of one section."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import (
    PointLink,
    UnitLink,
    localized_section_label,
    point_link,
    section_heading,
    unit_links,
    upper_heading_text,
)
from workplan.edition.texts import (
    LocalizedText,
    Pieces,
    heading_pieces,
    localized,
    localized_note,
    text_pieces,
)
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.charts import HeatRow, Timeline, plan_chart, timeline
from workplan.pages.views.matrix import MatrixView, matrix_view
from workplan.plan.model import Section


@dataclass(frozen=True)
class SectionPoint:
    """A point in the list of its section."""

    group: LocalizedText
    """The heading of the group that begins with the point, after its number; or empty."""
    point: PointLink
    units: tuple[UnitLink, ...]


@dataclass(frozen=True)
class SectionView:
    """A section; ``points`` is empty where they are listed on the section's own page."""

    num: int
    part: LocalizedText
    """The heading of the upper level that begins with the section, after its number; or empty."""
    label: LocalizedText
    heading: Pieces
    """Empty where a plan has no sections."""
    heading_words: LocalizedText
    """The heading without the full stop that the published text ends it with."""
    note: LocalizedText
    text: tuple[Pieces, ...]
    responsibility_note: str
    """The note on responsibility for the whole section, as published."""
    count: int
    href: str
    points: tuple[SectionPoint, ...]


@dataclass(frozen=True)
class Counts:
    """The plan's numbers."""

    sections: int
    points: int
    measures: int
    units: int
    pairs: int
    """The number of pairs of a point and a responsible unit."""
    targets: int
    laws: int


@dataclass(frozen=True)
class PlanView:
    """The plan at a glance."""

    title: Pieces
    title_note: LocalizedText
    approach: Pieces
    approach_note: LocalizedText
    sections: tuple[SectionView, ...]
    matrix: MatrixView | None
    chart: tuple[HeatRow, ...]
    timeline: Timeline | None
    counts: Counts
    downloads: str
    workbook: str


@dataclass(frozen=True)
class SectionPageView:
    """The page of one section."""

    title: LocalizedText
    """The plan's title, which is the heading where a plan has no sections."""
    section: SectionView
    matrix: MatrixView | None


def plan_view(edition: Edition, links: RelativeUrls) -> PlanView:
    """The view of the whole plan."""
    plan = edition.plan
    approach = plan.general_approach
    return PlanView(
        title=heading_pieces(edition, plan.title),
        title_note=localized_note(edition, plan.title),
        approach=text_pieces(edition, links, approach) if approach else {},
        approach_note=localized_note(edition, approach),
        sections=section_views(edition, links),
        matrix=matrix_view(edition, links, plan.sections),
        chart=plan_chart(edition, links),
        timeline=timeline(edition, links),
        counts=plan_counts(edition),
        downloads=links.to(edition.urls.downloads),
        workbook=links.to(edition.urls.download("plan.xlsx")),
    )


def section_page_view(edition: Edition, links: RelativeUrls, num: str) -> SectionPageView:
    """The view of the section with a number."""
    section = edition.plan.sections[edition.section_position[int(num)]]
    return SectionPageView(
        title=localized(edition, edition.plan.title),
        section=_section_view(edition, links, section, with_points=True),
        matrix=matrix_view(edition, links, [section]),
    )


def section_views(edition: Edition, links: RelativeUrls) -> tuple[SectionView, ...]:
    """All sections, with their points unless the plan is large."""
    return tuple(
        _section_view(edition, links, section, with_points=not edition.large)
        for section in edition.plan.sections
    )


def plan_counts(edition: Edition) -> Counts:
    """The plan's numbers; a catch-all does not count as a unit, but its pairs do."""
    plan = edition.plan
    return Counts(
        sections=sum(section.heading is not None for section in plan.sections),
        points=len(edition.points),
        measures=len(edition.measures),
        units=sum(not unit.catch_all for unit in plan.units),
        pairs=sum(map(len, edition.points_of.values())),
        targets=len(edition.targets),
        laws=len(plan.laws),
    )


def _section_view(
    edition: Edition, links: RelativeUrls, section: Section, *, with_points: bool
) -> SectionView:
    point_ids = edition.points_in[section.num]
    return SectionView(
        num=section.num,
        part=upper_heading_text(edition, section.part),
        label=localized_section_label(edition, section),
        heading=heading_pieces(edition, section.heading) if section.heading else {},
        heading_words=section_heading(edition, section),
        note=localized_note(edition, section.part, section.heading, *section.text),
        text=tuple(text_pieces(edition, links, sentence) for sentence in section.text),
        responsibility_note=section.note or "",
        count=len(point_ids),
        href=links.to(edition.urls.section(section.num)),
        points=tuple(_section_point(edition, links, point_id) for point_id in point_ids)
        if with_points
        else (),
    )


def _section_point(edition: Edition, links: RelativeUrls, point_id: str) -> SectionPoint:
    point = edition.points[point_id]
    return SectionPoint(
        group=upper_heading_text(edition, point.group),
        point=point_link(edition, links, point_id),
        units=unit_links(edition, links, point),
    )
