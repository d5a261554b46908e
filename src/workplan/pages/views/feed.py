"""The editions as an Atom feed, for those who want to hear of changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import localized
from workplan.pages.views.layout import site_name


@dataclass(frozen=True)
class FeedEntry:
    """An edition; ``updated`` is a date and time, as Atom writes it."""

    title: str
    address: str
    updated: str


@dataclass(frozen=True)
class Feed:
    """The editions whose plans' files state when they were last changed, the newest first."""

    language: str
    title: str
    author: str
    address: str
    """The home page's."""
    own_address: str
    updated: str
    entries: tuple[FeedEntry, ...]


def has_feed(edition: Edition, site: str) -> bool:
    """Whether an edition is in the feed: it needs a date, and the site a public address."""
    return bool(site and edition.plan.site.updated)


def feed_view(editions: Sequence[Edition], site: str) -> Feed | None:
    """The feed; None where no edition belongs into it."""
    entries = tuple(
        FeedEntry(
            title=" / ".join(localized(edition, edition.plan.title).values()),
            address=site + edition.urls.plan,
            updated=f"{edition.plan.site.updated}T00:00:00Z",
        )
        for edition in editions
        if has_feed(edition, site)
    )
    if not entries:
        return None
    plan, urls = editions[0].plan, editions[0].urls
    return Feed(
        language=plan.language,
        title=site_name(editions[0])[plan.language],
        author=plan.issuer[plan.language],
        address=site + urls.home,
        own_address=site + urls.feed,
        updated=max(entry.updated for entry in entries),
        entries=entries,
    )
