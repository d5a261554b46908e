"""Where a page belongs: the links from the plan down to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workplan.edition.edition import Edition
from workplan.edition.links import (
    localized_section_label,
    upper_heading_text,
)
from workplan.edition.texts import LocalizedText, plain_heading
from workplan.edition.urls import RelativeUrls
from workplan.pages.sitemap import Page
from workplan.plan.model import Section


@dataclass(frozen=True)
class Crumb:
    """A level above a page, or the page itself."""

    label: LocalizedText
    heading: LocalizedText
    """What follows the label where there is room; or empty."""
    href: str
    """Empty for the page itself and for what has no page."""
    number: str = ""
    """A point's id, the same in every language, instead of a label."""
    leads_on: bool = False
    """Whether the next crumb leads to the same page, so that the Tab key need not stop here too."""


def breadcrumb_view(edition: Edition, relative_urls: RelativeUrls, page: Page) -> tuple[Crumb, ...]:
    """The levels above a page and the page itself; empty where the menu leads to it."""
    urls = edition.urls
    plan = _ui_crumb(edition, relative_urls, "nav_plan", urls.plan)
    if page.kind == "point":
        below = _to_point(edition, relative_urls, page.key)
        return (replace(plan, leads_on=below[0].href.startswith(f"{plan.href}#")), *below)
    if page.kind == "section":
        section = edition.sections[int(page.key)]
        return (
            plan,
            *(replace(crumb, href="") for crumb in _to_section(edition, relative_urls, section)),
        )
    parents = {
        "unit": ("nav_units", urls.units),
        "audience": ("nav_brief", urls.brief),
        "booklet": ("nav_plan", urls.plan),
        "official_document": ("nav_plan", urls.plan),
    }
    if page.kind not in parents:
        return ()
    return (_ui_crumb(edition, relative_urls, *parents[page.kind]), Crumb(page.title, {}, ""))


def _ui_crumb(edition: Edition, relative_urls: RelativeUrls, key: str, address: str) -> Crumb:
    return Crumb(edition.ui_text(key), {}, relative_urls.to(address))


def _to_point(edition: Edition, relative_urls: RelativeUrls, point_id: str) -> tuple[Crumb, ...]:
    group = upper_heading_text(edition, edition.group_of.get(point_id))
    return (
        *_to_section(edition, relative_urls, edition.section_of[point_id]),
        *((Crumb(group, {}, ""),) if group else ()),
        Crumb({}, {}, "", point_id),
    )


def _to_section(
    edition: Edition, relative_urls: RelativeUrls, section: Section
) -> tuple[Crumb, ...]:
    """The crumb of a section; none where a plan has no sections."""
    heading = plain_heading(edition, section.heading)
    if not heading:
        return ()
    label = localized_section_label(edition, section)
    return (Crumb(label, heading, relative_urls.to(edition.urls.section(section.num))),)
