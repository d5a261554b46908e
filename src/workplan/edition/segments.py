"""The aligned units of a plan's text in the original, with where each stands on the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workplan.edition.urls import Urls
from workplan.plan.model import Plan, Point
from workplan.plan.source_text import units_note

Placed = tuple[str, str]
"""The address from the root, and the words."""


def searchable_segments(plan: Plan, at: Urls, points: Mapping[str, Point]) -> Iterator[Placed]:
    """Title and general approach, the sections' own words, points, measures; points by id."""
    first = plan.language
    yield at.plan, plan.title[first]
    if plan.general_approach:
        yield f"{at.plan}#approach", plan.general_approach[first]
    for section in plan.sections:
        for passage in (section.part, section.heading, *section.text):
            if passage:
                yield at.section(section.num), passage[first]
    for point_id, point in points.items():
        yield at.point(point_id), _head_of(plan, point)
    for point_id, point in points.items():
        for i, measure in enumerate(point.measures, start=1):
            yield at.measure(f"{point_id}.{i}"), measure[first]


def _head_of(plan: Plan, point: Point) -> str:
    """What a point's page says in the original besides its measures."""
    headings = "".join(text[plan.language] for text in (point.group, point.heading) if text)
    return headings + units_note(plan.form, point)
