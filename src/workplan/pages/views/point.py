"""The page of one point."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import (
    PointLink,
    SectionLink,
    above_words,
    label_of,
    point_link,
    section_link,
)
from workplan.edition.responsible_units import UnitList, deadline_words, unit_lists
from workplan.edition.texts import LocalizedText, Pieces, heading, localized, note_words
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.audiences import AudienceView, audience_views
from workplan.pages.views.measure import MeasureView, measure_view
from workplan.pages.views.terms import Explained, laws_in
from workplan.plan.model import Point

SIBLINGS = 12
"""Points listed from the same section; a longer section is a click away."""


@dataclass(frozen=True)
class PointView:
    """All that a point's page shows."""

    id: str
    label: LocalizedText
    heading: Pieces
    """Empty where the text has none; ``name`` says what the page is called then."""
    name: LocalizedText
    note: LocalizedText
    section: SectionLink
    group: LocalizedText
    """The heading of the group inside the section, with its number."""
    long_numbers: bool
    """Whether the measures' numbers are longer than 12.3: 2-1-9.2."""
    measures: tuple[MeasureView, ...]
    units: dict[str, UnitList]
    deadline: LocalizedText
    readers: tuple[AudienceView, ...]
    laws: tuple[Explained, ...]
    siblings: tuple[PointLink, ...]
    previous: PointLink | None
    next: PointLink | None
    no_target: bool
    """Whether other points have targets and this one has none."""
    citation: LocalizedText
    """How to cite the point; the page's address follows it."""


def point_view(edition: Edition, links: RelativeUrls, point: str) -> PointView:
    """The view of the point with an id."""
    record = edition.points[point]
    previous, following = _neighbours(edition, links, point)
    first = edition.plan.language
    head = (record.heading[first],) if record.heading else ()
    texts = (*head, *(measure[first] for measure in record.measures))
    return PointView(
        id=point,
        label=label_of(edition, record),
        heading=heading(edition, record.heading) if record.heading else {},
        name=edition.say("point_without_heading", num=record.num),
        note=note_words(edition, record.heading),
        section=section_link(edition, links, point),
        group=above_words(edition, edition.group_of.get(point)),
        long_numbers="-" in point,
        measures=_measures(edition, links, point, record),
        units={} if record.names_units_inside else unit_lists(edition, links, record),
        deadline=deadline_words(edition, record),
        readers=audience_views(edition, links, point),
        laws=laws_in(edition, links, texts),
        siblings=_siblings(edition, links, point),
        previous=previous,
        next=following,
        no_target=edition.has("targets") and not any(m.target for m in record.measures),
        citation=edition.say(
            "cite_point",
            issuer=localized(edition, edition.plan.issuer),
            title=localized(edition, edition.plan.title),
            year=edition.plan.year,
            num=record.num,
        ),
    )


def _measures(
    edition: Edition, links: RelativeUrls, point: str, record: Point
) -> tuple[MeasureView, ...]:
    return tuple(
        measure_view(edition, links, f"{point}.{i}", measure)
        for i, measure in enumerate(record.measures, start=1)
    )


def _siblings(edition: Edition, links: RelativeUrls, point: str) -> tuple[PointLink, ...]:
    """The points around this one in its section, at most ``SIBLINGS`` of them."""
    ids = edition.points_in[edition.section_of[point].num]
    start = max(0, min(ids.index(point) - SIBLINGS // 2, len(ids) - SIBLINGS))
    near = ids[start : start + SIBLINGS]
    return tuple(point_link(edition, links, other, current=other == point) for other in near)


def _neighbours(
    edition: Edition, links: RelativeUrls, point: str
) -> tuple[PointLink | None, PointLink | None]:
    ids, at = edition.point_ids, edition.position[point]
    before = point_link(edition, links, ids[at - 1]) if at else None
    after = point_link(edition, links, ids[at + 1]) if at + 1 < len(ids) else None
    return before, after
