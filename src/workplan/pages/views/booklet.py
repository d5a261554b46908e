"""The print edition: cover, contents, text, points by unit, terms, laws and documents."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workplan.edition.edition import Edition
from workplan.edition.texts import (
    LocalizedText,
    Piece,
    Pieces,
    localized,
    localized_note,
    text_pieces,
)
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.layout import site_name
from workplan.pages.views.official_document import document_title
from workplan.pages.views.plan import SectionView, section_view
from workplan.pages.views.point import PointText
from workplan.pages.views.print_tools import PrintFooter, print_footer
from workplan.pages.views.terms import GlossaryEntryView, law_views, term_views
from workplan.pages.views.units import UnitCard, units_view
from workplan.plan.model import Section


@dataclass(frozen=True)
class BookletView:
    """The print edition."""

    title: dict[str, tuple[str, ...]]
    """The title by language, in parts that a line should not break."""
    title_note: LocalizedText
    approach: Pieces
    approach_note: LocalizedText
    issuer: LocalizedText
    short_title: LocalizedText
    official: bool
    source: str
    sections: tuple[SectionView, ...]
    units: tuple[UnitCard, ...]
    terms: tuple[GlossaryEntryView, ...]
    laws: tuple[GlossaryEntryView, ...]
    print_footer: PrintFooter
    official_document_href: str
    plan_href: str


def booklet_view(edition: Edition, relative_urls: RelativeUrls, site: str) -> BookletView:
    """The view of the print edition; ``site`` is the site's public address, or empty."""
    plan, urls = edition.plan, edition.urls
    approach = plan.general_approach
    pieces = text_pieces(edition, relative_urls, approach) if approach else {}
    return BookletView(
        title={
            language: document_title(edition, language)
            for language in localized(edition, plan.title)
        },
        title_note=localized_note(edition, plan.title),
        approach=_link_within_booklet(edition, relative_urls, pieces),
        approach_note=localized_note(edition, approach),
        issuer=localized(edition, plan.issuer),
        short_title=site_name(edition),
        official=plan.site.official,
        source=plan.provenance.url or "",
        sections=tuple(_section(edition, relative_urls, section) for section in plan.sections),
        units=units_view(edition, relative_urls).cards,
        terms=term_views(edition, relative_urls),
        laws=law_views(edition, relative_urls),
        print_footer=print_footer(edition, site, urls.booklet),
        official_document_href=relative_urls.to(urls.official_document),
        plan_href=relative_urls.to(urls.plan),
    )


def _section(edition: Edition, relative_urls: RelativeUrls, section: Section) -> SectionView:
    view = section_view(edition, relative_urls, section, with_points=True)
    return replace(
        view, points=tuple(_point(edition, relative_urls, point) for point in view.points)
    )


def _point(edition: Edition, relative_urls: RelativeUrls, point: PointText) -> PointText:
    measures = tuple(
        replace(measure, text=_link_within_booklet(edition, relative_urls, measure.text))
        for measure in point.measures
    )
    return replace(point, measures=measures)


def _link_within_booklet(edition: Edition, relative_urls: RelativeUrls, text: Pieces) -> Pieces:
    """A text whose terms and laws link to their explanations in the print edition."""
    laws_page = relative_urls.to(edition.urls.laws)

    def link(piece: Piece) -> Piece:
        if not piece.href:
            return piece
        page, _, entry_id = piece.href.partition("#")
        kind = "law" if page == laws_page else "term"
        return piece._replace(href=f"#{kind}-{entry_id}")

    return {language: tuple(map(link, pieces)) for language, pieces in text.items()}
