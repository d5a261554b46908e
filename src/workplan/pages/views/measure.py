"""A measure with all that belongs to it, and the page of measurable targets."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import PointLink, measure_label, point_link
from workplan.edition.responsible_units import LinkedPieces, unit_lists
from workplan.edition.texts import (
    LocalizedText,
    Pieces,
    localized,
    localized_note,
    text_pieces,
)
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import Measure


@dataclass(frozen=True)
class TargetView:
    """A measurable target with the measure that it is quoted from."""

    figure: str
    measured_in: LocalizedText
    quote: LocalizedText
    explanation: LocalizedText
    measure: str
    href: str


@dataclass(frozen=True)
class MeasureView:
    """A measure, which is one sentence, with all that belongs to it."""

    id: str
    label: LocalizedText
    """The number of the sub-point that begins with the measure; or empty."""
    text: Pieces
    units: dict[str, LinkedPieces]
    deadline: LocalizedText
    note: LocalizedText
    target: TargetView | None


@dataclass(frozen=True)
class TargetCard:
    """A target with its measure and its point."""

    target: TargetView
    sentence: LocalizedText
    point: PointLink


@dataclass(frozen=True)
class TargetsView:
    """The page of targets."""

    cards: tuple[TargetCard, ...]
    points_without: tuple[PointLink, ...]
    """The points that have no target; not listed in a large plan."""


def measure_view(
    edition: Edition, relative_urls: RelativeUrls, measure_id: str, measure: Measure
) -> MeasureView:
    """The view of one measure."""
    return MeasureView(
        id=measure_id,
        label=measure_label(edition, measure),
        text=text_pieces(edition, relative_urls, measure),
        units=unit_lists(edition, relative_urls, measure),
        deadline=localized(edition, measure.deadline),
        note=localized_note(edition, measure),
        target=target_view(edition, relative_urls, measure_id, measure),
    )


def target_view(
    edition: Edition, relative_urls: RelativeUrls, measure_id: str, measure: Measure
) -> TargetView | None:
    """The measurable target of a measure, if it has one."""
    target = measure.target
    if target is None:
        return None
    return TargetView(
        figure=target.figure,
        measured_in=localized(edition, target.measured_in),
        quote=localized(edition, target),
        explanation=localized(edition, target.explanation),
        measure=measure_id,
        href=relative_urls.to(edition.urls.measure(measure_id)),
    )


def targets_view(edition: Edition, relative_urls: RelativeUrls) -> TargetsView:
    """The view of all targets, in the order of the text."""
    cards = []
    for measure_id, measure in edition.measures.items():
        if target := target_view(edition, relative_urls, measure_id, measure):
            point = point_link(edition, relative_urls, measure_id.rpartition(".")[0])
            cards.append(TargetCard(target, localized(edition, measure), point))
    with_target = {card.point.id for card in cards}
    listed = () if edition.large else edition.point_ids
    return TargetsView(
        cards=tuple(cards),
        points_without=tuple(
            point_link(edition, relative_urls, point_id)
            for point_id in listed
            if point_id not in with_target
        ),
    )
