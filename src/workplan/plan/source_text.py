"""The published text of a plan, put together again from its records.

Views and exports print its pieces; tests compare it with the source.
"""

from __future__ import annotations

import re

from workplan.locales.numerals import chinese
from workplan.plan.model import HasResponsibility, Plan, Point, Section, SourceStyle

CLOSING_PUNCTUATION = "。：！？；:"
"""The punctuation that ends a heading in the line of its text."""

_CHINESE_NUMERAL = re.compile("[一二三四五六七八九十]+")
_ARABIC_NUMERAL = re.compile("[0-9]+")
_NUMERAL = re.compile("[一二三四五六七八九十百0-9]+")


def source_text(plan: Plan) -> str:
    """The whole text: title, general approach, section headings and points, one per line."""
    return "".join(line + "\n" for line in source_lines(plan))


def source_lines(plan: Plan) -> list[str]:
    """The lines of the published text, without line ends."""
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

    A heading without closing punctuation is on a line of its own.
    """
    language = plan.language
    heading = point.heading[language] if point.heading else ""
    line_end = "\n" if heading and heading[-1] not in CLOSING_PUNCTUATION else ""
    measures = "".join(
        (measure.label or "") + measure[language] + responsibility_note(plan.form, measure)
        for measure in point.measures
    )
    note = units_note(plan.form, point)
    return point_label(plan.form, point) + heading + line_end + measures + note


def section_label(style: SourceStyle, section: Section) -> str:
    """A section's number as published: 一、"""
    return format_number(style.section, section.num) if section.label is None else section.label


def point_label(style: SourceStyle, point: Point) -> str:
    """A point's number as published: 1."""
    return format_number(style.point, point.num) if point.label is None else point.label


def has_irregular_label(style: SourceStyle, point: Point) -> bool:
    """Whether a point's label has another style than the plan's points: （一） among 1."""
    if point.label is None:
        return False
    return _NUMERAL.sub("#", point.label, count=1) != _NUMERAL.sub("#", style.point, count=1)


def format_number(sample: str, number: int) -> str:
    """A number in the style of a sample of the first one: 12 like （一） is （十二）."""
    if _CHINESE_NUMERAL.search(sample):
        return _CHINESE_NUMERAL.sub(chinese(number), sample, count=1)
    return _ARABIC_NUMERAL.sub(str(number), sample, count=1)


def units_note(style: SourceStyle, point: Point) -> str:
    """The units at the end of a point as published: 〔责任机构：法规处、办公室〕

    Empty where the text names none, or names them at each measure.
    """
    return "" if point.names_units_inside else responsibility_note(style, point)


def responsibility_note(style: SourceStyle, item: HasResponsibility) -> str:
    """The units of a point or a measure as published: a note of its own, or a list."""
    if item.duty_note is not None:
        return item.duty_note
    if not item.units:
        return ""
    before, after = units_brackets(style)
    return before + style.separator.join(item.units) + after


def units_brackets(style: SourceStyle) -> tuple[str, str]:
    """The text before and after the units of a list."""
    before, after = style.units.split("…")
    return before, after
