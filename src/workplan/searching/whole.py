"""The whole text of a plan of usual size, for the browser to search at once."""

from __future__ import annotations

from workplan.edition import Edition
from workplan.model import Point, Section
from workplan.searching.module import module
from workplan.views.duties import usual_form
from workplan.views.links import label_of, section_heading, section_words


def texts_module(edition: Edition, tag: str) -> str:
    """The plan's texts in one language.

    ``points`` are as ``point_texts`` gives them; ``form`` is what stands before, between and after
    units; ``other`` are the texts outside the points, with their addresses.
    """
    places = {name: i for i, name in enumerate(edition.units)}
    return module(
        {
            **outline(edition, tag),
            "points": [point_texts(edition, tag, point, places) for point in edition.points],
            "other": other_texts(edition, tag),
        }
    )


def outline(edition: Edition, tag: str) -> dict[str, object]:
    """How units are listed, the units, and the sections: [number, label, heading]."""
    return {
        "form": list(usual_form(edition, tag)),
        "units": [[unit.id, unit.name.get(tag)] for unit in edition.plan.units],
        "sections": [_section(edition, tag, section) for section in edition.plan.sections],
    }


def _section(edition: Edition, tag: str, section: Section) -> list[str | int]:
    if section.heading is None:
        return [section.num, "", edition.plan.title.get(tag)]
    label = section_words(edition, section)[tag]
    return [section.num, label, section_heading(edition, section).get(tag, "")]


def point_texts(edition: Edition, tag: str, point: str, places: dict[str, int]) -> list[object]:
    """[id, label, heading, measures, units, section]: units and section by their position."""
    record = edition.points[point]
    return [
        point,
        label_of(edition, record)[tag],
        record.heading.get(tag) if record.heading else "",
        [measure.get(tag) for measure in record.measures],
        [places[name] for name in record.units],
        edition.section_position[edition.section_of[point].num],
    ]


def other_texts(edition: Edition, tag: str) -> list[list[str]]:
    """The texts outside the points, with their addresses."""
    plan, at = edition.plan, edition.addresses
    texts = [[at.plan, plan.title.get(tag)]]
    if plan.general_approach:
        texts.append([f"{at.plan}#approach", plan.general_approach.get(tag)])
    texts += [
        [at.section(section.num), passage.get(tag)]
        for section in plan.sections
        for passage in (section.part, *section.text)
        if passage
    ]
    texts += [
        [at.point(i), point.group.get(tag)] for i, point in edition.points.items() if point.group
    ]
    return texts


def original_line(edition: Edition, point: Point) -> str:
    """A point's line as the search in the browser puts it together from its texts."""
    first = edition.plan.language
    heading = point.heading[first] if point.heading else ""
    measures = "".join(measure[first] for measure in point.measures)
    before, separator, after = usual_form(edition, first)
    units = f"{before.strip()}{separator.join(point.units)}{after}" if point.units else ""
    return label_of(edition, point)[first] + heading + measures + units
