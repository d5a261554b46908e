"""The footer of printed pages, and the actions near a page's title: print, open on a phone."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition, fits_one_print
from workplan.edition.texts import LocalizedText
from workplan.edition.urls import RelativeUrls
from workplan.pages.sitemap import Page
from workplan.pages.views.layout import authority_note
from workplan.pages.views.matrix import has_printable_matrix

QR_MASK_PATTERN = 2
"""One of the eight patterns that every reader knows.

Fixed, because trying all of them for the most even code takes six times as long.
"""

BUTTON_KEYS = {"point": "print_point", "unit": "print_unit"}
"""The text of the print button by kind of page; other kinds have a general one."""

BUTTON_KEYS_WITH_MATRIX = {"plan": "print_plan", "section": "print_section"}
"""The text of the print button where a landscape table is printed too."""

KINDS_WITHOUT_BUTTON = ("home", "missing", "gongwen", "booklet")
"""The kinds of page without a button near the title; print previews have their own."""


@dataclass(frozen=True)
class PrintFooter:
    """The footer of a printed page."""

    address: str
    """The page's public address, or its path where the site has none."""
    qr_code: str
    """The address as a QR code in SVG; empty where the site has no public address."""
    edition: LocalizedText
    authority: LocalizedText


@dataclass(frozen=True)
class PageActions:
    """The actions near a page's title."""

    button_key: str
    """The key of the print button's text."""
    has_qr_code: bool
    links: tuple[tuple[str, str], ...]
    """The prints of the whole plan: the key of each link's text, and its address."""


def qr_svg(address: str) -> str:
    """An address as a QR code in SVG, without the style attributes that the site's CSP forbids."""
    import segno  # noqa: PLC0415 (only sites with a public address need it)

    code = segno.make(address, error="m", micro=False, mask=QR_MASK_PATTERN, boost_error=False)
    return code.svg_inline(border=4, omitsize=True, svgid="qr", svgclass=None, lineclass=None)


def print_footer(edition: Edition, site: str, address: str) -> PrintFooter:
    """The footer of the page at an address; ``site`` is the site's public address, or empty."""
    return PrintFooter(
        address=f"{site}{address}" if site else address or "index.html",
        qr_code=qr_svg(site + address) if site else "",
        edition=edition.ui_text("printed_edition", year=edition.plan.year),
        authority=authority_note(edition),
    )


def print_footer_view(edition: Edition, site: str, page: Page) -> PrintFooter | None:
    """The footer of a page; None for the page that is shown for any unknown address."""
    return None if page.kind == "missing" else print_footer(edition, site, page.address)


def page_actions_view(
    edition: Edition, links: RelativeUrls, page: Page, site: str
) -> PageActions | None:
    """The actions of a page, if it has any; the plan's page links to prints of the whole plan."""
    if page.kind in KINDS_WITHOUT_BUTTON:
        return None
    urls = edition.urls
    links_to_prints = page.kind in ("plan", "downloads") and fits_one_print(edition)
    prints = (("booklet_title", urls.booklet), ("gongwen_title", urls.official_form))
    return PageActions(
        button_key=_button_key(edition, page),
        has_qr_code=bool(site),
        links=tuple((key, links.to(address)) for key, address in prints) if links_to_prints else (),
    )


def _button_key(edition: Edition, page: Page) -> str:
    if page.kind in BUTTON_KEYS_WITH_MATRIX:
        sections = edition.plan.sections
        if page.kind == "section":
            sections = (sections[edition.section_position[int(page.key)]],)
        if has_printable_matrix(edition, sections):
            return BUTTON_KEYS_WITH_MATRIX[page.kind]
    return BUTTON_KEYS.get(page.kind, "print_page")
