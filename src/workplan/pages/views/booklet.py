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


def booklet_view(edition: Edition, links: RelativeUrls, site: str) -> BookletView:
    """The view of the print edition; ``site`` is the site's public address, or empty."""
    plan, urls = edition.plan, edition.urls
    approach = plan.general_approach
    pieces = text_pieces(edition, links, approach) if approach else {}
    return BookletView(
        title={tag: document_title(edition, tag) for tag in localized(edition, plan.title)},
        title_note=localized_note(edition, plan.title),
        approach=_link_within_booklet(edition, links, pieces),
        approach_note=localized_note(edition, approach),
        issuer=localized(edition, plan.issuer),
        short_title=site_name(edition),
        official=plan.site.official,
        source=plan.provenance.url or "",
        sections=tuple(_section(edition, links, section) for section in plan.sections),
        units=units_view(edition, links).cards,
        terms=term_views(edition, links),
        laws=law_views(edition, links),
        print_footer=print_footer(edition, site, urls.booklet),
        official_document_href=links.to(urls.official_document),
        plan_href=links.to(urls.plan),
    )


def _section(edition: Edition, links: RelativeUrls, section: Section) -> SectionView:
    view = section_view(edition, links, section, with_points=True)
    return replace(view, points=tuple(_point(edition, links, point) for point in view.points))


def _point(edition: Edition, links: RelativeUrls, point: PointText) -> PointText:
    measures = tuple(
        replace(measure, text=_link_within_booklet(edition, links, measure.text))
        for measure in point.measures
    )
    return replace(point, measures=measures)


def _link_within_booklet(edition: Edition, links: RelativeUrls, text: Pieces) -> Pieces:
    """A text whose terms and laws link to their explanations in the print edition."""
    laws_page = links.to(edition.urls.laws)

    def link(piece: Piece) -> Piece:
        if not piece.href:
            return piece
        page, _, entry_id = piece.href.partition("#")
        kind = "law" if page == laws_page else "term"
        return piece._replace(href=f"#{kind}-{entry_id}")

    return {language: tuple(map(link, pieces)) for language, pieces in text.items()}
