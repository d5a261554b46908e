"""The plan as it was published: its text in the authoritative language, line by line.

The views show these pieces, the exports write them, and the tests hold both against the source.
"""

from __future__ import annotations

import re

from workplan.locales.numerals import chinese
from workplan.plan.model import HasResponsibility, Plan, Point, Section, SourceStyle

_CHINESE_SAMPLE = re.compile("[一二三四五六七八九十]+")
_FIGURE_SAMPLE = re.compile("[0-9]+")
_NUMERALS = re.compile("[一二三四五六七八九十百0-9]+")
STOPS = "。：！？；:"


def source_text(plan: Plan) -> str:
    """The whole text: title, general approach, sections and points, a line each."""
    return "".join(line + "\n" for line in source_lines(plan))


def source_lines(plan: Plan) -> list[str]:
    """The lines of the published text."""
    language = plan.language
    lines = [plan.title[language]]
    if plan.general_approach:
        lines.append(plan.general_approach[language])
    for section in plan.sections:
        lines += _section_lines(plan, section)
    return lines


def _section_lines(plan: Plan, section: Section) -> list[str]:
    language = plan.language
    lines = [section.part.label + section.part[language]] if section.part else []
    if section.heading:
        lines.append(section_label(plan.form, section) + section.heading[language])
    if text := "".join(sentence[language] for sentence in section.text) + (section.note or ""):
        lines.append(text)
    for point in section.points:
        if point.group:
            lines.append(point.group.label + point.group[language])
        lines += point_line(plan, point).split("\n")
    return lines


def point_line(plan: Plan, point: Point) -> str:
    """A point as published: its number, heading, measures and units in one line.

    A heading without a stop had a line of its own, and keeps it.
    """
    language = plan.language
    heading = point.heading[language] if point.heading else ""
    gap = "\n" if heading and heading[-1] not in STOPS else ""
    measures = "".join(
        (measure.label or "") + measure[language] + duty_note(plan.form, measure)
        for measure in point.measures
    )
    return point_label(plan.form, point) + heading + gap + measures + units_note(plan.form, point)


def section_label(form: SourceStyle, section: Section) -> str:
    """A section's number as published: 一、"""
    return number_like(form.section, section.num) if section.label is None else section.label


def point_label(form: SourceStyle, point: Point) -> str:
    """A point's number as published: 1."""
    return number_like(form.point, point.num) if point.label is None else point.label


def is_own_label(form: SourceStyle, point: Point) -> bool:
    """Whether a point is numbered as another level is, or not at all: （一） among 1."""
    if point.label is None:
        return False
    return _NUMERALS.sub("#", point.label, count=1) != _NUMERALS.sub("#", form.point, count=1)


def number_like(sample: str, number: int) -> str:
    """A number written as in the sample of the first one: （一） gives （十二）."""
    if _CHINESE_SAMPLE.search(sample):
        return _CHINESE_SAMPLE.sub(chinese(number), sample, count=1)
    return _FIGURE_SAMPLE.sub(str(number), sample, count=1)


def units_note(form: SourceStyle, point: Point) -> str:
    """A point's list of units as published: 〔责任机构：法规处、办公室〕

    Empty where the text names none, or names them inside the point, sentence by sentence.
    """
    if point.names_units_inside:
        return ""
    return duty_note(form, point)


def duty_note(form: SourceStyle, assigned: HasResponsibility) -> str:
    """The note of a point or a sentence: as kept, or made in the plan's form from its units."""
    if assigned.duty_note is not None:
        return assigned.duty_note
    if not assigned.units:
        return ""
    before, after = units_brackets(form)
    return before + form.separator.join(assigned.units) + after


def units_brackets(form: SourceStyle) -> tuple[str, str]:
    """What stands before and after the units of a list."""
    before, after = form.units.split("…")
    return before, after
