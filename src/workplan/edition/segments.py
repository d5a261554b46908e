"""The segments of a plan: its aligned texts in the original, with their addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workplan.edition.urls import Urls
from workplan.plan.model import Plan, Point
from workplan.plan.source_text import units_note


def plan_segments(plan: Plan, urls: Urls, points: Mapping[str, Point]) -> Iterator[tuple[str, str]]:
    """The address from the site's root and the original text of each segment.

    First the title, the general approach and the sections' own texts, then the headings of
    ``points`` (by id), then their measures.
    """
    language = plan.language
    yield urls.plan, plan.title[language]
    if plan.general_approach:
        yield f"{urls.plan}#approach", plan.general_approach[language]
    for section in plan.sections:
        for text in (section.part, section.heading, *section.text):
            if text:
                yield urls.section(section.num), text[language]
    for point_id, point in points.items():
        yield urls.point(point_id), _headings_and_units(plan, point)
    for point_id, point in points.items():
        for i, measure in enumerate(point.measures, start=1):
            yield urls.measure(f"{point_id}.{i}"), measure[language]


def _headings_and_units(plan: Plan, point: Point) -> str:
    """The original text on a point's page besides its measures."""
    headings = "".join(text[plan.language] for text in (point.group, point.heading) if text)
    return headings + units_note(plan.form, point)
