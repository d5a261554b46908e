"""The page of one point."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import (
    PointLink,
    UnitLink,
    point_link,
    unit_links,
    upper_heading_text,
)
from workplan.edition.responsible_units import LinkedPieces, unit_lists
from workplan.edition.texts import (
    LocalizedText,
    Pieces,
    heading_pieces,
    localized,
    localized_note,
)
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.audiences import PointExplanations, point_explanations
from workplan.pages.views.measure import MeasureView, measure_view
from workplan.pages.views.terms import Explanation, mentioned_laws
from workplan.plan.model import Point

MAX_SIBLINGS = 12
"""The number of points that a page lists from its section."""


@dataclass(frozen=True)
class PointText:
    """A point's whole text, as it stands on its own page and on that of the plan."""

    id: str
    link: PointLink
    heading: Pieces
    """Empty where the text has none; ``name`` is the heading then."""
    name: LocalizedText
    note: LocalizedText
    group: LocalizedText
    """The heading of the group that begins with the point, after its number; or empty."""
    long_numbers: bool
    """Whether the measures' numbers are longer than 12.3: 2-1-9.2."""
    measures: tuple[MeasureView, ...]
    units: dict[str, LinkedPieces]
    deadline: LocalizedText


@dataclass(frozen=True)
class PointView(PointText):
    """A point's page."""

    responsible: tuple[UnitLink, ...]
    """The units of the point and of its measures."""
    audiences: tuple[PointExplanations, ...]
    laws: tuple[Explanation, ...]
    siblings: tuple[PointLink, ...]
    previous: PointLink | None
    next: PointLink | None
    no_target: bool
    """Whether other points have targets and this one has none."""


def point_text(edition: Edition, relative_urls: RelativeUrls, point_id: str) -> PointText:
    """The text of the point with an id."""
    point = edition.points[point_id]
    return PointText(
        id=point_id,
        link=point_link(edition, relative_urls, point_id),
        heading=heading_pieces(edition, point.heading),
        name=edition.ui_text("point_without_heading", num=point.num),
        note=localized_note(edition, point.group, point.heading),
        group=upper_heading_text(edition, point.group),
        long_numbers="-" in point_id,
        measures=_measures(edition, relative_urls, point_id, point),
        units={} if point.names_units_inside else unit_lists(edition, relative_urls, point),
        deadline=localized(edition, point.deadline),
    )


def point_view(edition: Edition, relative_urls: RelativeUrls, point_id: str) -> PointView:
    """The view of the page of the point with an id."""
    point = edition.points[point_id]
    previous, following = _neighbours(edition, relative_urls, point_id)
    return PointView(
        **vars(point_text(edition, relative_urls, point_id)),
        responsible=unit_links(edition, relative_urls, point),
        audiences=point_explanations(edition, relative_urls, point_id),
        laws=mentioned_laws(edition, relative_urls, _original_texts(edition, point)),
        siblings=_siblings(edition, relative_urls, point_id),
        previous=previous,
        next=following,
        no_target=edition.has("targets") and not any(m.target for m in point.measures),
    )


def _original_texts(edition: Edition, point: Point) -> list[str]:
    texts = (point.heading, *point.measures)
    return [text[edition.plan.language] for text in texts if text]


def _measures(
    edition: Edition, relative_urls: RelativeUrls, point_id: str, point: Point
) -> tuple[MeasureView, ...]:
    return tuple(
        measure_view(edition, relative_urls, f"{point_id}.{i}", measure)
        for i, measure in enumerate(point.measures, start=1)
    )


def _siblings(
    edition: Edition, relative_urls: RelativeUrls, point_id: str
) -> tuple[PointLink, ...]:
    """The points around this one in its section, at most ``MAX_SIBLINGS`` of them."""
    point_ids = edition.points_in[edition.section_of[point_id].num]
    start = point_ids.index(point_id) - MAX_SIBLINGS // 2
    start = max(0, min(start, len(point_ids) - MAX_SIBLINGS))
    return tuple(
        point_link(edition, relative_urls, sibling, current=sibling == point_id)
        for sibling in point_ids[start : start + MAX_SIBLINGS]
    )


def _neighbours(
    edition: Edition, relative_urls: RelativeUrls, point_id: str
) -> tuple[PointLink | None, PointLink | None]:
    """The points before and after this one in the plan."""
    point_ids, index = edition.point_ids, edition.position[point_id]
    previous = point_link(edition, relative_urls, point_ids[index - 1]) if index else None
    is_last = index + 1 == len(point_ids)
    following = None if is_last else point_link(edition, relative_urls, point_ids[index + 1])
    return previous, following
