"""What stands around every page: head, navigation, switches, footer."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import BOTH, Edition
from workplan.edition.texts import LocalizedText, in_all, localized
from workplan.edition.urls import RelativeUrls
from workplan.locales.locale import MESSAGE_LANGUAGES, locale

KINDS = ("units", "targets", "laws", "terms")
"""The pages that a plan has only where there is something to show."""


@dataclass(frozen=True)
class NavItem:
    """An entry of the main navigation."""

    name: LocalizedText
    href: str
    current: bool


@dataclass(frozen=True)
class EditionLink:
    """An edition by its year."""

    year: int
    href: str
    current: bool


@dataclass(frozen=True)
class ViewChoice:
    """A button of the view switch."""

    view: str
    name: LocalizedText
    """What the button shows; a language's own name stands in that language alone."""
    title: LocalizedText


@dataclass(frozen=True)
class Meta:
    """A named value in the page's head."""

    name: str
    content: str


@dataclass(frozen=True)
class Untranslated:
    """That there is no translation, said in the language that is missing and in the plan's own."""

    language: str
    text: str


@dataclass(frozen=True)
class LayoutView:
    """All that stands around a page."""

    year: int
    editions: tuple[EditionLink, ...]
    """The editions to choose from; none where there is only one."""
    changes: NavItem | None
    site_name: LocalizedText
    home: str
    navigation: tuple[NavItem, ...]
    views: tuple[ViewChoice, ...]
    official: bool
    issuer: LocalizedText
    source: str
    about: str
    downloads: str
    data: str
    authority: LocalizedText
    untranslated: tuple[Untranslated, ...]
    site_facts: tuple[tuple[LocalizedText, LocalizedText], ...]


def layout_view(edition: Edition, links: RelativeUrls) -> LayoutView:
    """The view of what surrounds a page."""
    plan, at = edition.plan, edition.urls
    return LayoutView(
        year=plan.year,
        editions=_editions(edition, links),
        changes=_changes(edition, links),
        site_name=site_name(edition),
        home=links.to(at.home),
        navigation=_navigation(edition, links),
        views=_views(edition),
        official=plan.site.official,
        issuer=localized(edition, plan.issuer),
        source=plan.provenance.url or "",
        about=links.to(at.about),
        downloads=links.to(at.downloads),
        data=links.to(at.data),
        authority=_authority(edition),
        untranslated=_untranslated(edition),
        site_facts=_site_facts(edition),
    )


def not_found_view(edition: Edition, urls: RelativeUrls) -> dict[str, str]:
    """Where the page for addresses that lead nowhere leads on to."""
    pages = {"home": edition.urls.home, "plan": edition.urls.plan}
    if edition.has("units"):
        pages["units"] = edition.urls.units
    return {name: urls.to(address) for name, address in pages.items()}


def site_name(edition: Edition) -> LocalizedText:
    """The site's name: the plan's short title, or its title."""
    return localized(edition, edition.plan.short_title or edition.plan.title)


def _navigation(edition: Edition, links: RelativeUrls) -> tuple[NavItem, ...]:
    at = edition.urls
    items = (
        ("nav_plan", at.plan),
        *((f"nav_{kind}", getattr(at, kind)) for kind in KINDS if edition.has(kind)),
        ("nav_about", at.about),
    )
    return tuple(
        NavItem(edition.say(key), links.to(address), _is_here(at.plan, links.here, address))
        for key, address in items
    )


def _editions(edition: Edition, links: RelativeUrls) -> tuple[EditionLink, ...]:
    if len(edition.years) < 2:
        return ()
    here = edition.plan.year
    return tuple(EditionLink(year, links.to(f"{year}/"), year == here) for year in edition.years)


def _changes(edition: Edition, links: RelativeUrls) -> NavItem | None:
    if edition.earlier is None:
        return None
    name = edition.say("changes_title", before=edition.earlier.plan.year)
    return NavItem(name, links.to(edition.urls.changes), False)


def _is_here(plan: str, here: str, address: str) -> bool:
    """Whether a page stands under an entry; points belong to the plan."""
    if address == plan:
        return here == plan or here.startswith(f"{plan}points/")
    return here.startswith(address)


def _views(edition: Edition) -> tuple[ViewChoice, ...]:
    if len(edition.languages) < 2:
        return ()
    single = tuple(
        ViewChoice(tag, {tag: locale.short}, {tag: locale.say("view_only")})
        for tag, locale in edition.locales.items()
    )
    return (*single, ViewChoice(BOTH, edition.say("view_both"), edition.say("view_both_title")))


def _authority(edition: Edition) -> LocalizedText:
    """Which language is authoritative, said in each."""
    if len(edition.languages) < 2:
        return {}
    return edition.say("authority")


def _untranslated(edition: Edition) -> tuple[Untranslated, ...]:
    """The line of a site in Chinese alone that tells other readers so."""
    own = edition.languages
    if len(own) > 1:
        return ()
    missing = next((tag for tag in MESSAGE_LANGUAGES if tag not in own), own[0])
    return tuple(
        Untranslated(tag, locale(tag).say("no_translation"))
        for tag in dict.fromkeys((*own, missing))
    )


def _site_facts(edition: Edition) -> tuple[tuple[LocalizedText, LocalizedText], ...]:
    site = edition.plan.site
    facts = {
        "site_sponsor": localized(edition, site.sponsor) if site.sponsor else None,
        "site_contact": localized(edition, site.contact) if site.contact else None,
        "site_id_code": site.site_id_code,
        "site_icp": site.icp,
        "site_public_security": site.public_security,
    }
    return tuple((edition.say(key), in_all(edition, text)) for key, text in facts.items() if text)
