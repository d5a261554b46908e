"""The page of the whole plan, and the page of one section."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import (
    localized_section_label,
    upper_heading_text,
)
from workplan.edition.texts import (
    LocalizedText,
    Pieces,
    heading_pieces,
    localized,
    localized_note,
    plain_heading,
    text_pieces,
)
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.charts import Timeline, timeline
from workplan.pages.views.matrix import MatrixView, matrix_view
from workplan.pages.views.point import PointText, point_text
from workplan.plan.model import Section


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
    points: tuple[PointText, ...]


@dataclass(frozen=True)
class PlanView:
    """The whole plan; a large one without its points, which stand on their sections' pages."""

    title: Pieces
    title_note: LocalizedText
    approach: Pieces
    approach_note: LocalizedText
    sections: tuple[SectionView, ...]
    matrix: MatrixView | None
    timeline: Timeline | None
    downloads: str
    workbook: str
    """The link to the task table; empty where that is not published."""


@dataclass(frozen=True)
class SectionPageView:
    """The page of one section."""

    title: LocalizedText
    """The plan's title, which is the heading where a plan has no sections."""
    section: SectionView
    matrix: MatrixView | None


def plan_view(edition: Edition, relative_urls: RelativeUrls) -> PlanView:
    """The view of the whole plan."""
    plan = edition.plan
    approach = plan.general_approach
    workbook = relative_urls.to(edition.urls.download("plan.xlsx"))
    return PlanView(
        title=heading_pieces(edition, plan.title),
        title_note=localized_note(edition, plan.title),
        approach=text_pieces(edition, relative_urls, approach) if approach else {},
        approach_note=localized_note(edition, approach),
        sections=section_views(edition, relative_urls),
        matrix=matrix_view(edition, relative_urls, plan.sections),
        timeline=timeline(edition, relative_urls),
        downloads=relative_urls.to(edition.urls.downloads),
        workbook=workbook if edition.site_context.has_office_files else "",
    )


def section_page_view(edition: Edition, relative_urls: RelativeUrls, num: str) -> SectionPageView:
    """The view of the section with a number."""
    section = edition.sections[int(num)]
    return SectionPageView(
        title=localized(edition, edition.plan.title),
        section=section_view(edition, relative_urls, section, with_points=True),
        matrix=matrix_view(edition, relative_urls, [section]),
    )


def section_views(edition: Edition, relative_urls: RelativeUrls) -> tuple[SectionView, ...]:
    """All sections, with their points unless the plan is large."""
    return tuple(
        section_view(edition, relative_urls, section, with_points=not edition.large)
        for section in edition.plan.sections
    )


def section_view(
    edition: Edition, relative_urls: RelativeUrls, section: Section, *, with_points: bool
) -> SectionView:
    """The view of one section, with its points or without."""
    point_ids = edition.points_in[section.num]
    return SectionView(
        num=section.num,
        part=upper_heading_text(edition, section.part),
        label=localized_section_label(edition, section),
        heading=heading_pieces(edition, section.heading),
        heading_words=plain_heading(edition, section.heading),
        note=localized_note(edition, section.part, section.heading, *section.text),
        text=tuple(text_pieces(edition, relative_urls, sentence) for sentence in section.text),
        responsibility_note=section.note or "",
        count=len(point_ids),
        href=relative_urls.to(edition.urls.section(section.num)),
        points=tuple(point_text(edition, relative_urls, point_id) for point_id in point_ids)
        if with_points
        else (),
    )
