"""The home page: an introduction, a link for each audience, the sections, the plan's numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.plan import Counts, SectionView, plan_counts, section_views
from workplan.plan.model import AUDIENCES, Audience


@dataclass(frozen=True)
class AudienceLink:
    """The link to an audience's page, with the number of its measures."""

    name: Audience
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
    """The home page."""

    title: LocalizedText
    introduction: LocalizedText
    audiences: tuple[AudienceLink, ...]
    sections: tuple[SectionView, ...]
    statistics: tuple[Statistic, ...]


def home_view(edition: Edition, links: RelativeUrls) -> HomeView:
    """The view of the home page."""
    plan = edition.plan
    counts = plan_counts(edition)
    return HomeView(
        title=localized(edition, plan.title),
        introduction=edition.ui_text(
            introduction_key(edition),
            issuer=localized(edition, plan.issuer),
            year=plan.year,
            sections=counts.sections,
            points=counts.points,
            units=counts.units,
        ),
        audiences=_audience_links(edition, links),
        sections=section_views(edition, links),
        statistics=_statistics(edition, links, counts),
    )


def introduction_key(edition: Edition) -> str:
    """The key of the introduction; that about law-based government fits only some plans."""
    law_based = "法治" in edition.plan.title[edition.plan.language]
    if law_based and len(edition.languages) > 1:
        return "home_introduction"
    return "home_introduction_plain"


def _audience_links(edition: Edition, links: RelativeUrls) -> tuple[AudienceLink, ...]:
    counts = Counter(
        audience for measure in edition.measures.values() for audience, _ in measure.readers.items()
    )
    return tuple(
        AudienceLink(audience, links.to(edition.urls.audience(audience)), counts[audience])
        for audience in AUDIENCES
        if counts[audience]
    )


def _statistics(edition: Edition, links: RelativeUrls, counts: Counts) -> tuple[Statistic, ...]:
    urls = edition.urls
    statistics = (
        (counts.points, "count_points", urls.plan),
        (counts.measures, "count_measures", urls.plan),
        (counts.units, "count_units", urls.units),
        (counts.targets, "count_targets", urls.targets),
        (counts.laws, "count_laws", urls.laws),
    )
    return tuple(
        Statistic(figure, edition.ui_text(key), links.to(address))
        for figure, key, address in statistics
        if figure
    )
