"""A measure as pages show it: its text, note, target and our explanations."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import PointLink, point_link
from workplan.edition.responsible_units import UnitList, deadline_words, unit_lists
from workplan.edition.texts import LocalizedText, Pieces, in_all, localized, note_words, passage
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
    """One sentence with all that belongs to it."""

    id: str
    label: LocalizedText
    """The number of the sub-point that begins with it, if any."""
    text: Pieces
    units: dict[str, UnitList]
    deadline: LocalizedText
    note: LocalizedText
    target: TargetView | None


def measure_view(
    edition: Edition, links: RelativeUrls, measure_id: str, measure: Measure
) -> MeasureView:
    """The view of one measure."""
    return MeasureView(
        id=measure_id,
        label=_label(edition, measure),
        text=passage(edition, links, measure),
        units=unit_lists(edition, links, measure),
        deadline=deadline_words(edition, measure),
        note=note_words(edition, measure),
        target=target_view(edition, links, measure_id, measure),
    )


def _label(edition: Edition, measure: Measure) -> LocalizedText:
    """A sub-point's number: as published, and in plain figures and brackets elsewhere."""
    if not measure.label:
        return {}
    said = in_all(edition, unicodedata.normalize("NFKC", measure.label))
    return {**said, edition.plan.language: measure.label}


def target_view(
    edition: Edition, links: RelativeUrls, measure_id: str, measure: Measure
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
        href=links.to(edition.urls.measure(measure_id)),
    )


@dataclass(frozen=True)
class TargetCard:
    """A target with its sentence and its point."""

    target: TargetView
    sentence: LocalizedText
    point: PointLink


@dataclass(frozen=True)
class TargetsView:
    """The targets, and in a plan of a size to list them the points that have none."""

    cards: tuple[TargetCard, ...]
    points_without: tuple[PointLink, ...]


def targets_view(edition: Edition, links: RelativeUrls) -> TargetsView:
    """The view of all targets, in the order of the text."""
    cards = []
    for measure_id, measure in edition.measures.items():
        target = target_view(edition, links, measure_id, measure)
        if target:
            point = point_link(edition, links, measure_id.rpartition(".")[0])
            cards.append(TargetCard(target, localized(edition, measure), point))
    having = {card.point.id for card in cards}
    without = [] if edition.large else [i for i in edition.point_ids if i not in having]
    return TargetsView(tuple(cards), tuple(point_link(edition, links, point) for point in without))
