"""The plan line by line in each language, as documents print it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.exports.tasks import section_line
from workplan.published import point_label, units_note
from workplan.views.links import label_of
from workplan.views.point import units_lines
from workplan.views.texts import Words, words

Kind = Literal["title", "text", "heading", "point"]


@dataclass(frozen=True)
class Line:
    """A line: a point's number and heading run on into its measures and units."""

    kind: Kind
    lead: Words
    rest: Words


def plan_lines(edition: Edition) -> Iterator[Line]:
    """Title, general approach, and each section with its points."""
    plan = edition.plan
    yield Line("title", words(edition, plan.title), {})
    if plan.general_approach:
        yield Line("text", {}, words(edition, plan.general_approach))
    for section in plan.sections:
        yield Line("heading", section_line(edition, section), {})
        for point in edition.points_in[section.num]:
            yield _point_line(edition, point)


def _point_line(edition: Edition, point: str) -> Line:
    """As published in the authoritative language; in the others in their own way."""
    plan, first, record = edition.plan, edition.plan.language, edition.points[point]
    lead = {tag: _lead(edition, point, tag) for tag in edition.languages}
    rest = {tag: _rest(edition, point, tag) for tag in edition.languages}
    lead[first] = point_label(plan.form, record) + record.heading[first]
    rest[first] = "".join(m[first] for m in record.measures) + units_note(plan.form, record)
    return Line("point", lead, rest)


def _lead(edition: Edition, point: str, tag: str) -> str:
    record, space = edition.points[point], _space(edition, tag)
    stop = "." if space else ""
    return label_of(edition, record)[tag] + space + record.heading.get(tag) + stop


def _rest(edition: Edition, point: str, tag: str) -> str:
    record, space = edition.points[point], _space(edition, tag)
    units = units_lines(edition, Links(""), record)[tag]
    named = units.before + units.separator.join(name for name, _ in units.units) + units.after
    return space + space.join([*(measure.get(tag) for measure in record.measures), named])


def _space(edition: Edition, tag: str) -> str:
    return " " if edition.locales[tag].spaced else ""
