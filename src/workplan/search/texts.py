"""All that the search can show, line by line, in the order of the plan.

The points come first; after them what stands outside them: titles, the general approach, parts,
groups, and the headings of sections.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from workplan.edition.edition import Edition
from workplan.edition.links import localized_point_label, localized_section_label, section_heading
from workplan.edition.responsible_units import unit_list_punctuation
from workplan.plan.model import Point, Section
from workplan.search.module import module

ALONE = 200
"""Points of which each has a file; of more, some share one: files grow with the root of points."""
OTHERS = 8
"""Lines outside the points that share a file; the browser knows the same number."""


@dataclass(frozen=True)
class Line:
    """A line as it is published, what of it ranks first, and its texts for the browser.

    A point's texts are [label, heading, measures, units]; others' are [address, label, heading].
    """

    text: str
    head: tuple[str, ...]
    texts: list[object]


def lines_of(edition: Edition, tag: str) -> list[Line]:
    """The lines in one language."""
    points = [_point(edition, tag, point) for point in edition.points.values()]
    others = [_other(tag, *one) for one in _others(edition, tag)]
    return points + others


def text_modules(tag: str, lines: Sequence[Line], points: int) -> dict[str, str]:
    """The lines' texts, points in files of ``block_of`` them, others in files of ``OTHERS``."""
    return {
        **_files(f"{tag}/texts", lines[:points], block_of(points)),
        **_files(f"{tag}/others", lines[points:], OTHERS),
    }


def _files(folder: str, lines: Sequence[Line], size: int) -> dict[str, str]:
    return {
        f"{folder}/{i // size}.js": module([line.texts for line in lines[i : i + size]])
        for i in range(0, len(lines), size)
    }


def block_of(points: int) -> int:
    """How many points share a file: one of a short plan's."""
    return ceil(sqrt(points / ALONE))


def gap(tag: str) -> str:
    """What stands between the parts of a line: Chinese sets them without a space."""
    return "" if tag == "zh" else " "


def _point(edition: Edition, tag: str, point: Point) -> Line:
    label = localized_point_label(edition, point)[tag]
    heading = point.heading.get(tag) if point.heading else ""
    measures = [measure.get(tag) for measure in point.measures]
    units = [edition.units[name].name.get(tag) for name in point.units]
    before, separator, after = unit_list_punctuation(edition, tag)
    note = [before.strip(), separator.join(units), after] if units else []
    text = gap(tag).join(filter(None, [label, heading, *measures, *note]))
    return Line(text, (heading, *units), [label, heading, measures, units])


def _other(tag: str, address: str, label: str, heading: str) -> Line:
    text = gap(tag).join(filter(None, [label, heading]))
    return Line(text, (heading,), [address, label, heading])


def _others(edition: Edition, tag: str) -> list[tuple[str, str, str]]:
    """The addresses, labels and texts outside the points."""
    plan, at = edition.plan, edition.urls
    texts = [(at.plan, "", plan.title.get(tag))]
    if plan.general_approach:
        texts.append((f"{at.plan}#approach", "", plan.general_approach.get(tag)))
    texts += [
        (at.section(section.num), "", passage.get(tag))
        for section in plan.sections
        for passage in (section.part, *section.text)
        if passage
    ]
    texts += [
        (at.point(i), "", point.group.get(tag))
        for i, point in edition.points.items()
        if point.group
    ]
    return texts + [
        (at.section(section.num), *section_title(edition, tag, section))
        for section in plan.sections
    ]


def section_title(edition: Edition, tag: str, section: Section) -> tuple[str, str]:
    """A section's label and heading; a plan without sections has one, called as the plan."""
    if section.heading is None:
        return "", edition.plan.title.get(tag)
    label = localized_section_label(edition, section)[tag]
    return label, section_heading(edition, section).get(tag, "")
