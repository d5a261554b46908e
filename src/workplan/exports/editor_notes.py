"""The editor's notes (编者注) of a plan, each with the place that it is on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, in_all, localized
from workplan.plan.fields import AnnotatedText


@lru_cache(maxsize=1)  # every workbook of an edition has them
def editors_notes(edition: Edition) -> tuple[tuple[LocalizedText, LocalizedText], ...]:
    """The places and the notes, in the order of the text."""
    return tuple(
        (place, localized(edition, passage.note))
        for place, passage in _passages(edition)
        if passage and passage.note
    )


def _passages(edition: Edition) -> Iterator[tuple[LocalizedText, AnnotatedText | None]]:
    plan = edition.plan
    yield edition.say("title_place"), plan.title
    if plan.general_approach:
        yield edition.say("approach"), plan.general_approach
    for section in plan.sections:
        yield edition.say("section_place", num=section.num), section.heading
        for point in edition.points_in[section.num]:
            record = edition.points[point]
            yield in_all(edition, point), record.heading
            for i, measure in enumerate(record.measures, start=1):
                yield in_all(edition, f"{point}.{i}"), measure
