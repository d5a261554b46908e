"""What a printed page says of itself, and the tools for taking a page to paper or to a phone."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition, printed_whole
from workplan.edition.texts import LocalizedText
from workplan.edition.urls import RelativeUrls
from workplan.pages.sitemap import Page
from workplan.pages.views.matrix import has_matrix_on_paper

MASK = 2
"""One of the eight patterns that readers know; trying all to find the nicest takes six times as
long, which a large plan feels."""


def qr_svg(address: str) -> str:
    """An address as an SVG without style attributes, as the site's policy asks."""
    import segno  # noqa: PLC0415 (only sites with a public address need it)

    code = segno.make(address, error="m", micro=False, mask=MASK, boost_error=False)
    return code.svg_inline(border=4, omitsize=True, svgid="qr", svgclass=None, lineclass=None)


BUTTONS = {"point": "print_point", "unit": "print_unit"}
"""What the button says that comes out, by the kind of page; other kinds say less."""

BUTTONS_WITH_TABLE = {"plan": "print_plan", "section": "print_section"}
"""What it says where a table on a sheet across comes out too."""

WITHOUT_BUTTON = ("home", "missing", "gongwen", "booklet")
"""Kinds of page without a button near the title; those made of sheets bring their own."""


@dataclass(frozen=True)
class PrintFooter:
    """The foot of a printed page."""

    address: str
    """The page's public address, or its path where the site has none."""
    code: str
    """The page's QR code, an SVG; empty where the site has no public address."""
    edition: LocalizedText
    authority: LocalizedText


@dataclass(frozen=True)
class PageActions:
    """The tools near a page's title."""

    key: str
    """The word that the print button shows."""
    code: bool
    """Whether there is a QR code of the page."""
    ways: tuple[tuple[str, str], ...]
    """The prints of the whole plan, by the word for them."""


def print_footer(edition: Edition, site: str, address: str) -> PrintFooter:
    """The foot of the page at an address; ``site`` is the site's public address, or empty."""
    many = len(edition.languages) > 1
    return PrintFooter(
        address=f"{site}{address}" if site else address or "index.html",
        code=qr_svg(site + address) if site else "",
        edition=edition.say("printed_edition", year=edition.plan.year),
        authority=edition.say("authority") if many else {},
    )


def print_footer_view(edition: Edition, site: str, page: Page) -> PrintFooter | None:
    """The foot of a page; one that stands in for any address has none."""
    return None if page.kind == "missing" else print_footer(edition, site, page.address)


def page_actions_view(
    edition: Edition, links: RelativeUrls, page: Page, site: str
) -> PageActions | None:
    """The tools of a page, if it has any; the plan's page also leads to the prints of the whole."""
    if page.kind in WITHOUT_BUTTON:
        return None
    at = edition.urls
    prints = (("booklet_title", at.booklet), ("gongwen_title", at.gongwen))
    whole = page.kind in ("plan", "downloads") and printed_whole(edition)
    return PageActions(
        key=_button(edition, page),
        code=bool(site),
        ways=tuple((key, links.to(address)) for key, address in prints) if whole else (),
    )


def _button(edition: Edition, page: Page) -> str:
    if page.kind in BUTTONS_WITH_TABLE:
        sections = edition.plan.sections
        if page.kind == "section":
            sections = (sections[edition.section_position[int(page.key)]],)
        if has_matrix_on_paper(edition, sections):
            return BUTTONS_WITH_TABLE[page.kind]
    return BUTTONS.get(page.kind, "print_page")
