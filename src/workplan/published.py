"""The plan as it was published: its text in the authoritative language, line by line.

The views show these pieces, the exports write them, and the tests hold both against the source.
"""

from __future__ import annotations

import re

from workplan.model import Form, Plan, Point, Section
from workplan.numerals import chinese

_CHINESE_SAMPLE = re.compile("[一二三四五六七八九十]+")
_FIGURE_SAMPLE = re.compile("[0-9]+")


def published_text(plan: Plan) -> str:
    """The whole text: title, general approach, sections and points, a line each."""
    return "".join(line + "\n" for line in published_lines(plan))


def published_lines(plan: Plan) -> list[str]:
    """The lines of the published text."""
    language = plan.language
    lines = [plan.title[language]]
    if plan.general_approach:
        lines.append(plan.general_approach[language])
    for section in plan.sections:
        lines.append(section_label(plan.form, section) + section.heading[language])
        lines.extend(point_line(plan, point) for point in section.points)
    return lines


def point_line(plan: Plan, point: Point) -> str:
    """A point as published: its number, heading, measures and units in one line."""
    language = plan.language
    measures = "".join(measure[language] for measure in point.measures)
    label = point_label(plan.form, point)
    return label + point.heading[language] + measures + units_note(plan.form, point)


def section_label(form: Form, section: Section) -> str:
    """A section's number as published: 一、"""
    return number_like(form.section, section.num)


def point_label(form: Form, point: Point) -> str:
    """A point's number as published: 1."""
    return number_like(form.point, point.num)


def number_like(sample: str, number: int) -> str:
    """A number written as in the sample of the first one: （一） gives （十二）."""
    if _CHINESE_SAMPLE.search(sample):
        return _CHINESE_SAMPLE.sub(chinese(number), sample, count=1)
    return _FIGURE_SAMPLE.sub(str(number), sample, count=1)


def units_note(form: Form, point: Point) -> str:
    """A point's list of units as published: 〔责任机构：法规处、办公室〕"""
    before, after = units_brackets(form)
    return before + form.separator.join(point.units) + after


def units_brackets(form: Form) -> tuple[str, str]:
    """What stands before and after the units of a list."""
    before, after = form.units.split("…")
    return before, after
