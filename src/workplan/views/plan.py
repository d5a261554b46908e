"""The plan at a glance: its head, its sections, and the table of points and units."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.views.matrix import MatrixView, matrix_view
from workplan.views.pictures import SquareRow, YearPicture, plan_picture, year_picture
from workplan.views.section import SectionView, section_view
from workplan.views.texts import Pieces, Words, heading, note_words, passage, words


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
    title_note: Words
    approach: Pieces
    approach_note: Words
    sections: tuple[SectionView, ...]
    matrix: MatrixView | None
    picture: tuple[SquareRow, ...]
    year: YearPicture | None
    counts: Counts
    downloads: str
    workbook: str


@dataclass(frozen=True)
class SectionPageView:
    """All that the page of one section shows."""

    title: Words
    """The plan's title, for the page of a plan without sections."""
    section: SectionView
    matrix: MatrixView | None


def plan_view(edition: Edition, links: Links) -> PlanView:
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
        downloads=links.to(edition.addresses.downloads),
        workbook=links.to(edition.addresses.download("plan.xlsx")),
    )


def section_page_view(edition: Edition, links: Links, num: str) -> SectionPageView:
    """The view of the section with a number."""
    section = next(one for one in edition.plan.sections if one.num == int(num))
    return SectionPageView(
        title=words(edition, edition.plan.title),
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
