"""The index of responsible units, and the page of one unit."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import PointLink, UnitLink, point_link, unit_links
from workplan.edition.responsible_units import unit_roles
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.charts import BarItem, unit_chart
from workplan.plan.model import Unit


@dataclass(frozen=True)
class UnitCard:
    """A unit in the index."""

    name: LocalizedText
    explanation: LocalizedText
    inferred: bool
    catch_all: bool
    href: str
    points: tuple[PointLink, ...]


@dataclass(frozen=True)
class UnitsView:
    """The index of units."""

    cards: tuple[UnitCard, ...]
    chart: tuple[BarItem, ...]
    roles_stated: bool
    """Whether the text states any unit's role."""


@dataclass(frozen=True)
class UnitTask:
    """A point that a unit is responsible for, with its measures and the other units."""

    point: PointLink
    measures: tuple[tuple[str, LocalizedText, str], ...]
    """The id, the text and the link of each measure."""
    other_units: tuple[UnitLink, ...]
    roles: tuple[LocalizedText, ...]
    """The roles that the text states for the unit."""
    deadline: LocalizedText


@dataclass(frozen=True)
class UnitView:
    """A unit's page."""

    card: UnitCard
    tasks: tuple[UnitTask, ...]
    roles_stated: bool
    workbook: str
    """The link to its workbook; empty where that is not published."""


def units_view(edition: Edition, relative_urls: RelativeUrls) -> UnitsView:
    """All units, in the order of the file, and the chart of their shares."""
    cards = tuple(_card(edition, relative_urls, unit) for unit in edition.plan.units)
    return UnitsView(cards, unit_chart(edition, relative_urls), edition.plan.states_roles)


def unit_view(edition: Edition, relative_urls: RelativeUrls, unit_id: str) -> UnitView:
    """The view of the unit with an id."""
    unit = edition.units_by_id[unit_id]
    point_ids = edition.points_of[unit_id]
    tasks = tuple(_task(edition, relative_urls, point_id, unit) for point_id in point_ids)
    workbook = relative_urls.to(edition.urls.unit_workbook(unit_id))
    return UnitView(
        card=_card(edition, relative_urls, unit),
        tasks=tasks,
        roles_stated=edition.plan.states_roles,
        workbook=workbook if edition.site_context.has_office_files else "",
    )


def _card(edition: Edition, relative_urls: RelativeUrls, unit: Unit) -> UnitCard:
    return UnitCard(
        name=localized(edition, unit.name),
        explanation=localized(edition, unit.explanation),
        inferred=unit.inferred,
        catch_all=unit.catch_all,
        href=relative_urls.to(edition.urls.unit(unit.id)),
        points=tuple(
            point_link(edition, relative_urls, point_id) for point_id in edition.points_of[unit.id]
        ),
    )


def _task(edition: Edition, relative_urls: RelativeUrls, point_id: str, unit: Unit) -> UnitTask:
    point = edition.points[point_id]
    unit_name = unit.name[edition.plan.language]
    units = zip(point.units, unit_links(edition, relative_urls, point), strict=True)
    return UnitTask(
        point=point_link(edition, relative_urls, point_id),
        measures=tuple(
            (
                f"{point_id}.{i}",
                localized(edition, measure),
                relative_urls.to(edition.urls.measure(f"{point_id}.{i}")),
            )
            for i, measure in enumerate(point.measures, start=1)
        ),
        other_units=tuple(link for name, link in units if name != unit_name),
        roles=tuple(
            role
            for item in (point, *point.measures)
            for role in unit_roles(edition, item, unit_name)
        ),
        deadline=localized(edition, point.deadline),
    )
