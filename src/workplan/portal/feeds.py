"""Atom feeds of the portal: all plans, and those of each region and kind of bureau."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workplan.edition.texts import LocalizedText
from workplan.pages.renderer import environment
from workplan.pages.views.feed import Feed, FeedEntry
from workplan.portal.lists import Catalog, ListedPlan

FEED = "feed.xml"
MAX_ENTRIES = 50
"""The plans changed last; readers of feeds keep the older ones."""


def feeds(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Each feed with its path; none where the portal knows no address of its own."""
    if not catalog.settings.url:
        return
    yield from _feed(catalog, "", catalog.settings.name.by_language, catalog.plans)
    for region in catalog.regions.values():
        yield from _feed(catalog, region.address, region.name, catalog.plans_in(region))
    for kind in catalog.of_kind("bureau"):
        yield from _feed(catalog, kind.address, kind.name, kind.plans)


def _feed(
    catalog: Catalog, address: str, title: LocalizedText, plans: Sequence[ListedPlan]
) -> Iterator[tuple[str, bytes]]:
    """The feed of the plans that state when they were changed; nothing where none does."""
    url = catalog.settings.site_url
    dated = [plan for plan in plans if plan.metadata.updated]
    newest = sorted(dated, key=lambda plan: (plan.metadata.updated, plan.issuer), reverse=True)
    entries = tuple(
        FeedEntry(
            title=" / ".join(plan.metadata.title.values()),
            address=url + plan.metadata.address,
            updated=f"{plan.metadata.updated}T00:00:00Z",
        )
        for plan in newest[:MAX_ENTRIES]
    )
    if not entries:
        return
    names = catalog.settings.name.by_language
    feed = Feed(
        language=next(iter(names)),
        title=" / ".join(title.values()),
        author=next(iter(names.values())),
        address=url + address,
        own_address=url + address + FEED,
        updated=entries[0].updated,
        entries=entries,
    )
    template = environment().get_template("feed.xml")
    yield address + FEED, template.render(view=feed).encode()
