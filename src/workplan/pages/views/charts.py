"""Charts of the plan: its units' shares, its year.

Every chart shows its data as text too, so that it can be read without seeing it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workplan.edition.calendar import events
from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.exports.registry import ICS_NAME

TIMELINE_WIDTH = 720
TIMELINE_MARGIN = 20
"""In units of the timeline's SVG."""


@dataclass(frozen=True)
class BarItem:
    """A unit with the number of its points."""

    name: LocalizedText
    href: str
    count: int
    percent: int
    """The bar's length in percent of the longest bar."""


@dataclass(frozen=True)
class TimelineEvent:
    """A dated event of the plan's year; ``x`` is its position on the timeline."""

    date: str
    text: LocalizedText
    href: str
    x: float


@dataclass(frozen=True)
class Timeline:
    """The plan's year with its events, which are our notes and not the plan's."""

    width: int
    months: tuple[tuple[int, float], ...]
    """The number of each month and the position of its first day."""
    events: tuple[TimelineEvent, ...]
    calendar: str
    """The file with the events for other calendars."""


def unit_chart(edition: Edition, relative_urls: RelativeUrls) -> tuple[BarItem, ...]:
    """The number of points of each unit, the largest first; none for a large plan."""
    if edition.large:
        return ()
    counts = {unit.id: len(edition.points_of[unit.id]) for unit in edition.plan.units}
    largest = max(counts.values(), default=0) or 1  # a plan may have no units
    return tuple(
        BarItem(
            name=localized(edition, unit.name),
            href=relative_urls.to(edition.urls.unit(unit.id)),
            count=counts[unit.id],
            percent=round(100 * counts[unit.id] / largest),
        )
        for unit in sorted(edition.plan.units, key=lambda unit: -counts[unit.id])
    )


def timeline(edition: Edition, relative_urls: RelativeUrls) -> Timeline | None:
    """The timeline of the plan's year; None where it has no events."""
    shown = tuple(
        TimelineEvent(
            date=event.day.isoformat(),
            text=event.text,
            href=relative_urls.to(event.address) if event.address else "",
            x=_timeline_x(event.day),
        )
        for event in events(edition)
    )
    if not shown:
        return None
    year = edition.plan.year
    months = tuple((month, _timeline_x(date(year, month, 1))) for month in range(1, 13))
    return Timeline(
        TIMELINE_WIDTH, months, shown, relative_urls.to(edition.urls.download(ICS_NAME))
    )


def _timeline_x(day: date) -> float:
    """The position of a day on the timeline."""
    start, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    share = (day - start) / (end - start)
    return round(TIMELINE_MARGIN + (TIMELINE_WIDTH - 2 * TIMELINE_MARGIN) * share, 1)
