"""A measure as pages show it: its text, note, target and our explanations."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.model import Measure
from workplan.views.texts import Pieces, Words, passage, words


@dataclass(frozen=True)
class TargetView:
    """A measurable target with the measure that it is quoted from."""

    figure: str
    measured_in: Words
    quote: Words
    explanation: Words
    measure: str
    href: str


@dataclass(frozen=True)
class ReaderView:
    """Our explanation of a measure for one audience."""

    audience: str
    text: Words
    href: str


@dataclass(frozen=True)
class MeasureView:
    """One sentence with all that belongs to it."""

    id: str
    text: Pieces
    note: Words
    target: TargetView | None
    readers: tuple[ReaderView, ...]


def measure_view(edition: Edition, links: Links, measure_id: str, measure: Measure) -> MeasureView:
    """The view of one measure."""
    return MeasureView(
        id=measure_id,
        text=passage(edition, links, measure),
        note=words(edition, measure.note) if measure.note else {},
        target=target_view(edition, links, measure_id, measure),
        readers=tuple(
            ReaderView(
                audience, words(edition, text), links.to(edition.addresses.readers(audience))
            )
            for audience, text in measure.readers.items()
        ),
    )


def target_view(
    edition: Edition, links: Links, measure_id: str, measure: Measure
) -> TargetView | None:
    """The measurable target of a measure, if it has one."""
    target = measure.target
    if target is None:
        return None
    return TargetView(
        figure=target.figure,
        measured_in=words(edition, target.measured_in),
        quote=words(edition, target),
        explanation=words(edition, target.explanation),
        measure=measure_id,
        href=links.to(edition.addresses.measure(measure_id)),
    )
