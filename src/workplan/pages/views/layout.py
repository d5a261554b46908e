"""The header, the navigation, the view switch and the footer of every page."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from workplan.edition.edition import ALL_LANGUAGES, Edition
from workplan.edition.texts import LocalizedText, in_all_languages, localized
from workplan.edition.urls import COMPARE, RelativeUrls
from workplan.locales.locale import MESSAGE_LANGUAGES, Wording, locale, ui_text

OPTIONAL_PAGES = ("units", "targets", "laws", "terms")
"""The pages that a plan has only if there is something to show on them."""


@dataclass(frozen=True)
class NavItem:
    """An entry of the navigation."""

    name: LocalizedText
    href: str
    current: bool


@dataclass(frozen=True)
class EditionLink:
    """An edition, linked by its year."""

    year: int
    href: str
    current: bool


@dataclass(frozen=True)
class ViewChoice:
    """A button of the view switch."""

    view: str
    name: LocalizedText
    """The button's text; the name of a language is in that language only."""


@dataclass(frozen=True)
class HeaderView:
    """What stands above a page's content."""

    data: str
    """The folder of its data for scripts, below that of the home page."""
    search: str
    """The address of the page that searches; empty where a box does."""
    site_name: LocalizedText
    context: LocalizedText
    """Whose plan this is, of which year, and whether the site is the issuer's own."""
    home: str
    navigation: tuple[NavItem, ...]
    views: tuple[ViewChoice, ...]
    portal: NavItem | None
    """The portal that the plan belongs to."""
    untranslated: LocalizedText
    """That there is no translation, in the site's language and in one that is missing; or empty."""


@dataclass(frozen=True)
class FooterView:
    """What stands below a page's content."""

    authority: LocalizedText
    """Which language is authoritative; empty where there is only one."""
    official: bool
    issuer: LocalizedText
    source: str
    editions: tuple[EditionLink, ...]
    """The editions to choose from; none where there is only one."""
    changes: NavItem | None
    updated: str
    """The day of the last change, YYYY-MM-DD; or empty."""
    compare: NavItem | None
    """The portal's page that compares the plan with another."""
    about: str
    downloads: str
    plan_file: str
    """The link to the plan's published file."""
    file: str
    """The plan's file, as the footer names it."""
    report: str
    """The link by which readers report an error on the page; or empty."""
    site_metadata: tuple[tuple[LocalizedText, LocalizedText], ...]
    """Names and values."""


def header_view(edition: Edition, relative_urls: RelativeUrls) -> HeaderView:
    """The view of the parts above a page's content."""
    return HeaderView(
        data=str(edition.plan.year),
        search="",
        site_name=site_name(edition),
        context=_context(edition),
        home=relative_urls.to(edition.urls.home),
        navigation=_navigation(edition, relative_urls),
        views=view_choices(edition),
        portal=_portal(edition, relative_urls),
        untranslated=_untranslated(edition),
    )


def footer_view(edition: Edition, relative_urls: RelativeUrls) -> FooterView:
    """The view of the parts below a page's content."""
    plan, urls = edition.plan, edition.urls
    return FooterView(
        authority=authority_note(edition),
        official=plan.site.official,
        issuer=localized(edition, plan.issuer),
        source=plan.provenance.url or "",
        editions=_editions(edition, relative_urls),
        changes=_changes(edition, relative_urls),
        updated=plan.site.updated.isoformat() if plan.site.updated else "",
        compare=_compare(edition, relative_urls),
        about=relative_urls.to(urls.about),
        downloads=relative_urls.to(urls.downloads),
        plan_file=relative_urls.to(urls.data),
        file=edition.site_context.file,
        report=_report_link(edition, relative_urls.page),
        site_metadata=_site_metadata(edition),
    )


def _report_link(edition: Edition, page: str) -> str:
    """A web address as it is; to an email address, a letter that names the page."""
    report = edition.plan.site.report or ""
    if "@" not in report or "://" in report:
        return report
    subject = f"{site_name(edition)[edition.plan.language]} {page}"
    return f"mailto:{report}?subject={quote(subject)}"


def not_found_view(edition: Edition, relative_urls: RelativeUrls) -> dict[str, str]:
    """The links of the page for unknown addresses, by name."""
    addresses = {"home": edition.urls.home, "plan": edition.urls.plan}
    if edition.has("units"):
        addresses["units"] = edition.urls.units
    return {name: relative_urls.to(address) for name, address in addresses.items()}


def site_name(edition: Edition) -> LocalizedText:
    """The site's name: the plan's short title, or its title."""
    return localized(edition, edition.plan.short_title or edition.plan.title)


def authority_note(edition: Edition) -> LocalizedText:
    """Which language is authoritative; empty where there is only one."""
    return edition.ui_text("authority") if len(edition.languages) > 1 else {}


def _context(edition: Edition) -> LocalizedText:
    key = "context" if edition.plan.site.official else "context_unofficial"
    issuer = localized(edition, edition.plan.issuer)
    return edition.ui_text(key, issuer=issuer, year=edition.plan.year)


def _navigation(edition: Edition, relative_urls: RelativeUrls) -> tuple[NavItem, ...]:
    urls = edition.urls
    entries = (
        ("nav_plan", urls.plan),
        *((("nav_brief", urls.brief),) if edition.audiences else ()),
        *((f"nav_{kind}", getattr(urls, kind)) for kind in OPTIONAL_PAGES if edition.has(kind)),
        ("nav_downloads", urls.downloads),
        ("nav_about", urls.about),
    )
    return tuple(
        NavItem(
            name=edition.ui_text(key),
            href=relative_urls.to(address),
            current=_is_current(urls.plan, relative_urls.page, address),
        )
        for key, address in entries
    )


def _is_current(plan: str, page: str, address: str) -> bool:
    """Whether a page belongs to the entry with an address; points belong to the plan."""
    if address == plan:
        return page == plan or page.startswith((f"{plan}points/", f"{plan}sections/"))
    return page.startswith(address)


def _editions(edition: Edition, relative_urls: RelativeUrls) -> tuple[EditionLink, ...]:
    if len(edition.years) < 2:
        return ()
    return tuple(
        EditionLink(year, relative_urls.to(edition.urls.edition(year)), year == edition.plan.year)
        for year in edition.years
    )


def _portal(edition: Edition, relative_urls: RelativeUrls) -> NavItem | None:
    name = edition.site_context.portal
    return NavItem(in_all_languages(edition, name), relative_urls.to(""), False) if name else None


def _compare(edition: Edition, relative_urls: RelativeUrls) -> NavItem | None:
    if not edition.site_context.portal:
        return None
    href = f"{relative_urls.to(COMPARE)}?a={edition.urls.plan}"
    return NavItem(edition.ui_text("portal_compare_with"), href, False)


def _changes(edition: Edition, relative_urls: RelativeUrls) -> NavItem | None:
    if edition.earlier is None:
        return None
    name = edition.ui_text("changes_title", before=edition.earlier.plan.year)
    return NavItem(name, relative_urls.to(edition.urls.changes), False)


def view_choices(wording: Wording) -> tuple[ViewChoice, ...]:
    """The buttons of the view switch; none where there is one language."""
    languages = wording.languages
    if len(languages) < 2:
        return ()
    single = tuple(
        ViewChoice(language, {language: locale(language).name}) for language in languages
    )
    return (*single, ViewChoice(ALL_LANGUAGES, wording.ui_text("view_both")))


def _untranslated(edition: Edition) -> LocalizedText:
    """The notice of a site in one language, in that language and in one that is missing."""
    if len(edition.languages) > 1:
        return {}
    [language] = edition.languages
    missing = next(other for other in MESSAGE_LANGUAGES if other != language)
    return ui_text((language, missing), "no_translation")


def _site_metadata(edition: Edition) -> tuple[tuple[LocalizedText, LocalizedText], ...]:
    site = edition.plan.site
    values = {
        "field_sponsor": localized(edition, site.sponsor),
        "field_contact": localized(edition, site.contact),
        "field_site_id_code": site.site_id_code,
        "field_icp": site.icp,
        "field_public_security": site.public_security,
    }
    return tuple(
        (edition.ui_text(key), in_all_languages(edition, value))
        for key, value in values.items()
        if value
    )
