"""The tools of a page, below its title: print, copy its link, cite, share, open on a phone."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition, fits_one_print
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.pages.sitemap import Page
from workplan.pages.views.matrix import has_printable_matrix

PRINT_DETAILS = {"point": "print_point", "unit": "print_unit"}
"""The key of what the print button says of the sheets, by kind of page; others say the general."""

PRINT_DETAILS_WITH_MATRIX = {"plan": "print_plan", "section": "print_section"}
"""The same where a landscape table is printed too."""

KINDS_WITHOUT_TOOLBAR = ("home", "official_document", "booklet")
"""The kinds of page without a toolbar; print previews have their own."""


@dataclass(frozen=True)
class Toolbar:
    """The tools of a page."""

    print_details: str
    """The key of the words on the sheets that come out."""
    citation: LocalizedText
    """How to cite a point; the page's address follows it. Empty on other pages."""
    has_qr_code: bool
    links: tuple[tuple[str, str], ...]
    """The prints of the whole plan: the key of each link's text, and its address."""


def toolbar_view(
    edition: Edition, relative_urls: RelativeUrls, page: Page, site: str
) -> Toolbar | None:
    """The tools of a page, if it has any; the plan's page links to prints of the whole plan."""
    if page.kind in KINDS_WITHOUT_TOOLBAR:
        return None
    urls = edition.urls
    links_to_prints = page.kind in ("plan", "downloads") and fits_one_print(edition)
    prints = (("booklet_title", urls.booklet), ("official_document_title", urls.official_document))
    return Toolbar(
        print_details=_print_details(edition, page),
        citation=_citation(edition, page.key) if page.kind == "point" else {},
        has_qr_code=bool(site),
        links=tuple((key, relative_urls.to(address)) for key, address in prints)
        if links_to_prints
        else (),
    )


def _citation(edition: Edition, point_id: str) -> LocalizedText:
    return edition.ui_text(
        "cite_point",
        issuer=localized(edition, edition.plan.issuer),
        title=localized(edition, edition.plan.title),
        year=edition.plan.year,
        num=edition.points[point_id].num,
    )


def _print_details(edition: Edition, page: Page) -> str:
    if page.kind in PRINT_DETAILS_WITH_MATRIX:
        sections = edition.plan.sections
        if page.kind == "section":
            sections = (edition.sections[int(page.key)],)
        if has_printable_matrix(edition, sections):
            return PRINT_DETAILS_WITH_MATRIX[page.kind]
    return PRINT_DETAILS.get(page.kind, "print_page")
