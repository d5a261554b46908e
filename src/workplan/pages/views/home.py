"""The home page: an introduction, a link for each audience, the sections, the plan's numbers."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.audiences import AudienceLink, audience_links
from workplan.pages.views.plan import SectionView, section_views


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
    brief: str
    """The link to what concerns whom in brief; empty where there is no such page."""
    units: tuple[tuple[str, LocalizedText], ...]
    """The id and the name of each unit that a reader may call their own."""
    units_href: str


def home_view(edition: Edition, relative_urls: RelativeUrls) -> HomeView:
    """The view of the home page."""
    plan = edition.plan
    counts = _counts(edition)
    return HomeView(
        title=localized(edition, plan.title),
        introduction=edition.ui_text(
            introduction_key(edition),
            issuer=localized(edition, plan.issuer),
            year=plan.year,
            **counts,
        ),
        audiences=audience_links(edition, relative_urls),
        sections=section_views(edition, relative_urls),
        statistics=_statistics(edition, relative_urls, counts),
        brief=relative_urls.to(edition.urls.brief) if plan.topics else "",
        units=tuple(
            (unit.id, localized(edition, unit.name)) for unit in plan.units if not unit.catch_all
        ),
        units_href=relative_urls.to(edition.urls.units),
    )


def introduction_key(edition: Edition) -> str:
    """The key of the introduction; that about law-based government fits only some plans."""
    law_based = "法治" in edition.plan.title[edition.plan.language]
    if law_based and len(edition.languages) > 1:
        return "home_introduction"
    return "home_introduction_plain"


def _counts(edition: Edition) -> dict[str, int]:
    """The plan's numbers; a catch-all does not count as a unit."""
    plan = edition.plan
    return {
        "sections": sum(section.heading is not None for section in plan.sections),
        "points": len(edition.points),
        "measures": len(edition.measures),
        "units": sum(not unit.catch_all for unit in plan.units),
        "targets": len(edition.targets),
        "laws": len(plan.laws),
    }


def _statistics(
    edition: Edition, relative_urls: RelativeUrls, counts: dict[str, int]
) -> tuple[Statistic, ...]:
    urls = edition.urls
    addresses = {
        "points": urls.plan,
        "measures": urls.plan,
        "units": urls.units,
        "targets": urls.targets,
        "laws": urls.laws,
    }
    return tuple(
        Statistic(counts[name], edition.ui_text(f"count_{name}"), relative_urls.to(address))
        for name, address in addresses.items()
        if counts[name]
    )
