"""The measurable targets, set apart."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.views.links import PointLink, point_link
from workplan.views.measure import TargetView, target_view
from workplan.views.texts import Words, words


@dataclass(frozen=True)
class TargetCard:
    """A target with its sentence and its point."""

    target: TargetView
    sentence: Words
    point: PointLink


@dataclass(frozen=True)
class TargetsView:
    """The targets, and in a plan of a size to list them the points that have none."""

    cards: tuple[TargetCard, ...]
    points_without: tuple[PointLink, ...]


def targets_view(edition: Edition, links: Links) -> TargetsView:
    """The view of all targets, in the order of the text."""
    cards = []
    for measure_id, measure in edition.measures.items():
        target = target_view(edition, links, measure_id, measure)
        if target:
            point = point_link(edition, links, measure_id.rpartition(".")[0])
            cards.append(TargetCard(target, words(edition, measure), point))
    having = {card.point.id for card in cards}
    without = [] if edition.large else [i for i in edition.point_ids if i not in having]
    return TargetsView(tuple(cards), tuple(point_link(edition, links, point) for point in without))
