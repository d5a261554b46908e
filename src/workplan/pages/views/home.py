"""The home page: what this is, a way in for everyone, the plan's numbers."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.audiences import AUDIENCES
from workplan.pages.views.plan import Counts, SectionView, counts, section_view


@dataclass(frozen=True)
class AudienceLink:
    """A way in for one audience."""

    audience: str
    href: str
    count: int


@dataclass(frozen=True)
class Statistic:
    """One of the plan's numbers, linked to the page that shows what it counts."""

    figure: int
    name: LocalizedText
    href: str


@dataclass(frozen=True)
class HomeView:
    """All that the home page shows."""

    title: LocalizedText
    introduction: LocalizedText
    doors: tuple[AudienceLink, ...]
    sections: tuple[SectionView, ...]
    tiles: tuple[Statistic, ...]
    plan_href: str
    units_href: str


def home_view(edition: Edition, links: RelativeUrls) -> HomeView:
    """The view of the home page."""
    plan, at = edition.plan, edition.urls
    numbers = counts(edition)
    return HomeView(
        title=localized(edition, plan.title),
        introduction=edition.say(
            introduction_key(edition),
            issuer=localized(edition, plan.issuer),
            year=plan.year,
            sections=numbers.sections,
            points=numbers.points,
            units=numbers.units,
        ),
        doors=_doors(edition, links),
        sections=tuple(
            section_view(edition, links, section, whole=not edition.large)
            for section in plan.sections
        ),
        tiles=_tiles(edition, links, numbers),
        plan_href=links.to(at.plan),
        units_href=links.to(at.units),
    )


def introduction_key(edition: Edition) -> str:
    """Which words introduce the site: those on law-based government only where a plan is one."""
    law_based = "法治" in edition.plan.title[edition.plan.language]
    return (
        "home_introduction"
        if law_based and len(edition.languages) > 1
        else "home_introduction_plain"
    )


def _doors(edition: Edition, links: RelativeUrls) -> tuple[AudienceLink, ...]:
    counted = {
        audience: sum(
            audience == found
            for measure in edition.measures.values()
            for found, _ in measure.readers.items()
        )
        for audience in AUDIENCES
    }
    return tuple(
        AudienceLink(audience, links.to(edition.urls.readers(audience)), count)
        for audience, count in counted.items()
        if count
    )


def _tiles(edition: Edition, links: RelativeUrls, numbers: Counts) -> tuple[Statistic, ...]:
    at = edition.urls
    shown = (
        (numbers.points, "count_points", at.plan),
        (numbers.measures, "count_measures", at.plan),
        (numbers.units, "count_units", at.units),
        (numbers.targets, "count_targets", at.targets),
        (numbers.laws, "count_laws", at.laws),
    )
    return tuple(
        Statistic(figure, edition.say(key), links.to(address))
        for figure, key, address in shown
        if figure
    )
