"""All that the search can show, line by line, in the order of the plan.

The points come first; after them what stands outside them: titles, the general approach, parts,
groups, and the headings of sections.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workplan.edition import Edition
from workplan.model import Point, Section
from workplan.searching.module import module
from workplan.views.duties import usual_form
from workplan.views.links import label_of, section_heading, section_words

ALONE = 2_000
"""Lines up to which each has a file: more would be too many files, so that some share one."""


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


def text_modules(tag: str, lines: Sequence[Line]) -> dict[str, str]:
    """The lines' texts in files of ``block_of`` lines."""
    size = block_of(len(lines))
    return {
        f"{tag}/texts/{i // size}.js": module([line.texts for line in lines[i : i + size]])
        for i in range(0, len(lines), size)
    }


def block_of(lines: int) -> int:
    """How many lines share a file."""
    return 1 if lines <= ALONE else 4


def gap(tag: str) -> str:
    """What stands between the parts of a line: Chinese sets them without a space."""
    return "" if tag == "zh" else " "


def _point(edition: Edition, tag: str, point: Point) -> Line:
    label = label_of(edition, point)[tag]
    heading = point.heading.get(tag) if point.heading else ""
    measures = [measure.get(tag) for measure in point.measures]
    units = [edition.units[name].name.get(tag) for name in point.units]
    before, separator, after = usual_form(edition, tag)
    note = [before.strip(), separator.join(units), after] if units else []
    text = gap(tag).join(filter(None, [label, heading, *measures, *note]))
    return Line(text, (heading, *units), [label, heading, measures, units])


def _other(tag: str, address: str, label: str, heading: str) -> Line:
    text = gap(tag).join(filter(None, [label, heading]))
    return Line(text, (heading,), [address, label, heading])


def _others(edition: Edition, tag: str) -> list[tuple[str, str, str]]:
    """The addresses, labels and texts outside the points."""
    plan, at = edition.plan, edition.addresses
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
    label = section_words(edition, section)[tag]
    return label, section_heading(edition, section).get(tag, "")
