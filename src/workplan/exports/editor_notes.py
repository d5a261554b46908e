"""The editor's notes (编者注) of a plan, each with the text that it annotates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from workplan.edition.edition import Edition
from workplan.edition.links import upper_heading_text
from workplan.edition.texts import LocalizedText, in_all_languages, localized
from workplan.plan.fields import AnnotatedText


@lru_cache(maxsize=1)  # every workbook of an edition lists them
def editors_notes(edition: Edition) -> tuple[tuple[LocalizedText, LocalizedText], ...]:
    """Pairs of location and note, in the order of the text."""
    return tuple(
        (location, localized(edition, text.note))
        for location, text in _annotated_texts(edition)
        if text and text.note
    )


def _annotated_texts(edition: Edition) -> Iterator[tuple[LocalizedText, AnnotatedText | None]]:
    plan = edition.plan
    yield edition.ui_text("title_place"), plan.title
    yield edition.ui_text("approach"), plan.general_approach
    for section in plan.sections:
        yield upper_heading_text(edition, section.part), section.part
        yield edition.ui_text("section_place", num=section.num), section.heading
        for text in section.text:
            yield edition.ui_text("section_text_place", num=section.num), text
        for point_id in edition.points_in[section.num]:
            point = edition.points[point_id]
            yield upper_heading_text(edition, point.group), point.group
            yield in_all_languages(edition, point_id), point.heading
            for i, measure in enumerate(point.measures, start=1):
                yield in_all_languages(edition, f"{point_id}.{i}"), measure
