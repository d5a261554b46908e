"""Pictures of the plan: its sections and points, the work of its units, its year.

Sizes are in the units of each picture's view box; the words behind a picture stand beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.model import Section
from workplan.views.links import PointLink, point_link, section_heading, section_words
from workplan.views.texts import Words, words

ROW = 44
BAR = 36
SQUARE = 36
LABEL = 310
"""Room for a row's name, left of what it shows."""
WIDTH = 720


@dataclass(frozen=True)
class Square:
    """A point in the picture of the plan; ``shade`` from 1 to 4 says how many measures it has."""

    point: PointLink
    measures: int
    shade: int
    x: int


@dataclass(frozen=True)
class SquareRow:
    """A section's row of points."""

    label: Words
    heading: Words
    href: str
    y: int
    squares: tuple[Square, ...]


@dataclass(frozen=True)
class PlanPicture:
    """The sections, a row each, and their points, a square each."""

    width: int
    height: int
    rows: tuple[SquareRow, ...]


@dataclass(frozen=True)
class Bar:
    """A unit's share: its bar's length stands for the number of its points."""

    name: Words
    href: str
    count: int
    y: int
    length: float


@dataclass(frozen=True)
class SharePicture:
    """How the work is shared: a bar a unit, the longest first."""

    width: int
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Day:
    """A dated thing of the plan's year, with its place on a line of twelve months."""

    number: int
    day: str
    text: Words
    href: str
    x: float


@dataclass(frozen=True)
class YearPicture:
    """The plan's year, with the few days that matter in it; all of them our notes."""

    width: int
    months: tuple[tuple[int, float], ...]
    days: tuple[Day, ...]


def plan_picture(edition: Edition, links: Links) -> PlanPicture | None:
    """The picture of the plan; None for one without sections, or with too many points."""
    sections = [section for section in edition.plan.sections if section.points]
    if edition.large or any(section.heading is None for section in sections):
        return None
    rows = tuple(_row(edition, links, section, i) for i, section in enumerate(sections))
    longest = max(len(row.squares) for row in rows)
    return PlanPicture(LABEL + longest * (SQUARE + 6), len(rows) * ROW, rows)


def _row(edition: Edition, links: Links, section: Section, i: int) -> SquareRow:
    ids = edition.points_in[section.num]
    return SquareRow(
        label=section_words(edition, section),
        heading=section_heading(edition, section),
        href=links.to(edition.addresses.section(section.num)),
        y=i * ROW,
        squares=tuple(_square(edition, links, point, k) for k, point in enumerate(ids)),
    )


def _square(edition: Edition, links: Links, point: str, k: int) -> Square:
    measures = len(edition.points[point].measures)
    link = point_link(edition, links, point)
    return Square(link, measures, min(4, measures), LABEL + k * (SQUARE + 6))


def share_picture(edition: Edition, links: Links) -> SharePicture | None:
    """The picture of the units' shares; None where there are more units than bars can show."""
    units = sorted(edition.plan.units, key=lambda unit: -len(edition.points_of[unit.id]))
    if edition.large:
        return None
    most = len(edition.points_of[units[0].id])
    bars = tuple(
        Bar(
            name=words(edition, unit.name),
            href=links.to(edition.addresses.unit(unit.id)),
            count=(count := len(edition.points_of[unit.id])),
            y=i * BAR,
            length=round((WIDTH - LABEL - 40) * count / most, 1),
        )
        for i, unit in enumerate(units)
    )
    return SharePicture(WIDTH, len(bars) * BAR, bars)


def year_picture(edition: Edition, links: Links) -> YearPicture | None:
    """The picture of the plan's year; None where nothing in it is dated."""
    dated = sorted(_dated(edition, links), key=lambda one: one[0])
    if not dated:
        return None
    days = tuple(
        Day(i, day.isoformat(), text, href, _place(day))
        for i, (day, text, href) in enumerate(dated, start=1)
    )
    year = edition.plan.year
    months = tuple((month, _place(date(year, month, 1))) for month in range(1, 13))
    return YearPicture(WIDTH, months, days)


def _dated(edition: Edition, links: Links) -> Sequence[tuple[date, Words, str]]:
    """The days that the plan's file notes, and those on which cited laws came into force."""
    plan, at = edition.plan, edition.addresses
    noted = [(day.date, words(edition, day), "") for day in plan.calendar]
    laws = [
        (
            law.in_force,
            edition.say("law_begins", law=words(edition, law)),
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
