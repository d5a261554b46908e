"""A measure as pages show it: its text, note, target and our explanations."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.model import Measure
from workplan.views.duties import UnitsLine, deadline_words, units_lines
from workplan.views.texts import Pieces, Words, in_all, note_words, passage, words


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
class MeasureView:
    """One sentence with all that belongs to it."""

    id: str
    label: Words
    """The number of the sub-point that begins with it, if any."""
    text: Pieces
    units: dict[str, UnitsLine]
    deadline: Words
    note: Words
    target: TargetView | None


def measure_view(edition: Edition, links: Links, measure_id: str, measure: Measure) -> MeasureView:
    """The view of one measure."""
    return MeasureView(
        id=measure_id,
        label=_label(edition, measure),
        text=passage(edition, links, measure),
        units=units_lines(edition, links, measure),
        deadline=deadline_words(edition, measure),
        note=note_words(edition, measure),
        target=target_view(edition, links, measure_id, measure),
    )


def _label(edition: Edition, measure: Measure) -> Words:
    """A sub-point's number: as published, and in plain figures and brackets elsewhere."""
    if not measure.label:
        return {}
    said = in_all(edition, unicodedata.normalize("NFKC", measure.label))
    return {**said, edition.plan.language: measure.label}


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
