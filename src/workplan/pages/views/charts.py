"""Pictures of the plan: its sections and points, the work of its units, its year.

The words behind a picture stand in it or beside it, so that nobody needs to see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workplan.edition.edition import Edition
from workplan.edition.links import PointLink, point_link, section_heading, section_words
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import Section

WIDTH = 720


@dataclass(frozen=True)
class HeatCell:
    """A point in the picture of the plan; ``shade`` from 1 to 4 says how many measures it has."""

    point: PointLink
    shade: int


@dataclass(frozen=True)
class HeatRow:
    """A section's row of points."""

    label: LocalizedText
    heading: LocalizedText
    href: str
    squares: tuple[HeatCell, ...]


@dataclass(frozen=True)
class BarItem:
    """A unit's share: its bar's length stands for the number of its points."""

    name: LocalizedText
    href: str
    count: int
    percent: int
    """Of the longest bar."""


@dataclass(frozen=True)
class TimelineEvent:
    """A dated thing of the plan's year, with its place on a line of twelve months."""

    number: int
    day: str
    text: LocalizedText
    href: str
    x: float


@dataclass(frozen=True)
class YearPicture:
    """The plan's year, with the few days that matter in it; all of them our notes."""

    width: int
    months: tuple[tuple[int, float], ...]
    days: tuple[TimelineEvent, ...]


def plan_picture(edition: Edition, links: RelativeUrls) -> tuple[HeatRow, ...]:
    """The sections, a row each, and their points; none of a plan without sections, or too large."""
    sections = [section for section in edition.plan.sections if section.points]
    if edition.large or any(section.heading is None for section in sections):
        return ()
    return tuple(_row(edition, links, section) for section in sections)


def _row(edition: Edition, links: RelativeUrls, section: Section) -> HeatRow:
    ids = edition.points_in[section.num]
    return HeatRow(
        label=section_words(edition, section),
        heading=section_heading(edition, section),
        href=links.to(edition.urls.section(section.num)),
        squares=tuple(
            HeatCell(point_link(edition, links, one), min(4, len(edition.points[one].measures)))
            for one in ids
        ),
    )


def share_picture(edition: Edition, links: RelativeUrls) -> tuple[BarItem, ...]:
    """How the work is shared, the longest bar first; none where there are too many units."""
    if edition.large:
        return ()
    counts = {unit.id: len(edition.points_of[unit.id]) for unit in edition.plan.units}
    most = max(counts.values())
    return tuple(
        BarItem(
            name=localized(edition, unit.name),
            href=links.to(edition.urls.unit(unit.id)),
            count=counts[unit.id],
            percent=round(100 * counts[unit.id] / most),
        )
        for unit in sorted(edition.plan.units, key=lambda unit: -counts[unit.id])
    )


def year_picture(edition: Edition, links: RelativeUrls) -> YearPicture | None:
    """The picture of the plan's year; None where nothing in it is dated."""
    dated = sorted(_dated(edition, links), key=lambda one: one[0])
    if not dated:
        return None
    days = tuple(
        TimelineEvent(i, day.isoformat(), text, href, _place(day))
        for i, (day, text, href) in enumerate(dated, start=1)
    )
    year = edition.plan.year
    months = tuple((month, _place(date(year, month, 1))) for month in range(1, 13))
    return YearPicture(WIDTH, months, days)


def _dated(edition: Edition, links: RelativeUrls) -> Sequence[tuple[date, LocalizedText, str]]:
    """The days that the plan's file notes, and those on which cited laws came into force."""
    plan, at = edition.plan, edition.urls
    noted = [(day.date, localized(edition, day), "") for day in plan.calendar]
    laws = [
        (
            law.in_force,
            edition.say("law_begins", law=localized(edition, law)),
            links.to(at.law(law.id)),
        )
        for law in plan.laws
        if law.in_force and law.in_force.year == plan.year
    ]
    return [*noted, *laws]


def _place(day: date) -> float:
    """Where a day stands on the line."""
    start, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return round(20 + (WIDTH - 40) * (day - start) / (end - start), 1)
