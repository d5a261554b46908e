"""The whole plan in one print: cover, contents, text, duties by unit, terms, laws and documents."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, Piece, Pieces, localized
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.official_form import title_parts
from workplan.pages.views.plan import PlanView, SectionView, plan_view
from workplan.pages.views.point import PointView, point_view
from workplan.pages.views.print_tools import PrintFooter, print_footer
from workplan.pages.views.terms import NamedView, law_views, term_views
from workplan.pages.views.units import UnitCard, units_view


@dataclass(frozen=True)
class Part:
    """A section with its points in full."""

    section: SectionView
    points: tuple[PointView, ...]


@dataclass(frozen=True)
class BookletView:
    """All that the print edition shows."""

    plan: PlanView
    approach: Pieces
    title: dict[str, tuple[str, ...]]
    """The title by language, in parts that a line should not break."""
    issuer: LocalizedText
    short_title: LocalizedText
    official: bool
    source: str
    parts: tuple[Part, ...]
    units: tuple[UnitCard, ...]
    terms: tuple[NamedView, ...]
    laws: tuple[NamedView, ...]
    foot: PrintFooter
    gongwen_href: str
    plan_href: str


def booklet_view(edition: Edition, links: RelativeUrls, site: str) -> BookletView:
    """The view of the whole plan; ``site`` is its public address, or empty."""
    plan, at = edition.plan, edition.urls
    whole = plan_view(edition, links)
    return BookletView(
        plan=whole,
        approach=_inside(edition, links, whole.approach),
        title={tag: title_parts(edition, tag) for tag in localized(edition, plan.title)},
        issuer=localized(edition, plan.issuer),
        short_title=localized(edition, plan.short_title or plan.title),
        official=plan.site.official,
        source=plan.provenance.url or "",
        parts=tuple(_part(edition, links, section) for section in whole.sections),
        units=units_view(edition, links).cards,
        terms=term_views(edition, links),
        laws=law_views(edition, links),
        foot=print_footer(edition, site, at.booklet),
        gongwen_href=links.to(at.gongwen),
        plan_href=links.to(at.plan),
    )


def _part(edition: Edition, links: RelativeUrls, section: SectionView) -> Part:
    points = edition.points_in[section.num]
    return Part(section, tuple(_point(edition, links, point) for point in points))


def _point(edition: Edition, links: RelativeUrls, point: str) -> PointView:
    view = point_view(edition, links, point)
    measures = (replace(m, text=_inside(edition, links, m.text)) for m in view.measures)
    return replace(view, measures=tuple(measures))


def _inside(edition: Edition, links: RelativeUrls, pieces: Pieces) -> Pieces:
    """A text whose terms and laws lead to their explanations in this print."""
    laws = links.to(edition.urls.laws)

    def inside(piece: Piece) -> Piece:
        page, _, name = piece.href.partition("#")
        return piece._replace(href=f"#{'law' if page == laws else 'term'}-{name}" if page else "")

    return {tag: tuple(map(inside, said)) for tag, said in pieces.items()}
