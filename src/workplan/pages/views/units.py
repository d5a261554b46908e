"""The index by responsible unit, and the page of one unit."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import (
    PointLink,
    SectionLink,
    UnitLink,
    point_link,
    section_link,
    unit_links,
)
from workplan.edition.responsible_units import deadline_words, roles_of
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.charts import BarItem, share_picture
from workplan.plan.model import Unit


@dataclass(frozen=True)
class UnitCard:
    """A unit in the index."""

    id: str
    name: LocalizedText
    explanation: LocalizedText
    inferred: bool
    catch_all: bool
    href: str
    points: tuple[PointLink, ...]


@dataclass(frozen=True)
class UnitsView:
    """All that the index of units shows."""

    cards: tuple[UnitCard, ...]
    picture: tuple[BarItem, ...]
    roles_stated: bool
    """Whether the text says of any unit what its role is."""


@dataclass(frozen=True)
class UnitTask:
    """A point that a unit is responsible for, with its sentences and the units beside it."""

    point: PointLink
    section: SectionLink
    measures: tuple[tuple[str, LocalizedText, str], ...]
    """The id, the words and the link of each measure."""
    others: tuple[UnitLink, ...]
    roles: tuple[LocalizedText, ...]
    """The roles that the text states for the unit."""
    deadline: LocalizedText


@dataclass(frozen=True)
class UnitView:
    """All that a unit's page shows."""

    card: UnitCard
    status: str
    duties: tuple[UnitTask, ...]
    measure_count: int
    roles_stated: bool
    workbook: str


def units_view(edition: Edition, links: RelativeUrls) -> UnitsView:
    """All units, in the order of the file, and the picture of their shares."""
    cards = tuple(_card(edition, links, unit) for unit in edition.plan.units)
    return UnitsView(cards, share_picture(edition, links), edition.plan.states_roles)


def unit_view(edition: Edition, links: RelativeUrls, unit_id: str) -> UnitView:
    """The view of the unit with an id."""
    unit = edition.units_by_id[unit_id]
    duties = tuple(_duty(edition, links, point, unit) for point in edition.points_of[unit_id])
    return UnitView(
        card=_card(edition, links, unit),
        status=unit.status,
        duties=duties,
        measure_count=sum(len(duty.measures) for duty in duties),
        roles_stated=edition.plan.states_roles,
        workbook=links.to(edition.urls.unit_workbook(unit_id)),
    )


def _card(edition: Edition, links: RelativeUrls, unit: Unit) -> UnitCard:
    return UnitCard(
        id=unit.id,
        name=localized(edition, unit.name),
        explanation=localized(edition, unit.explanation) if unit.explanation else {},
        inferred=unit.inferred,
        catch_all=unit.catch_all,
        href=links.to(edition.urls.unit(unit.id)),
        points=tuple(point_link(edition, links, i) for i in edition.points_of[unit.id]),
    )


def _duty(edition: Edition, links: RelativeUrls, point: str, unit: Unit) -> UnitTask:
    record = edition.points[point]
    name = unit.name[edition.plan.language]
    others = unit_links(edition, links, record)
    return UnitTask(
        point=point_link(edition, links, point),
        section=section_link(edition, links, point),
        measures=tuple(
            (i, localized(edition, edition.measures[i]), links.to(edition.urls.measure(i)))
            for i in (f"{point}.{k}" for k in range(1, len(record.measures) + 1))
        ),
        others=tuple(
            other for other, said in zip(others, record.units, strict=True) if said != name
        ),
        roles=tuple(
            role
            for assigned in (record, *record.measures)
            for role in roles_of(edition, assigned, name)
        ),
        deadline=deadline_words(edition, record),
    )
