"""The whole text of a plan of usual size, for the browser to search at once."""

from __future__ import annotations

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.searching.module import module
from workplan.views.links import label_of, section_words
from workplan.views.point import units_lines
from workplan.views.texts import plain_heading


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
        "form": _form(edition, tag),
        "units": [[unit.id, unit.name.get(tag)] for unit in edition.plan.units],
        "sections": [
            [
                s.num,
                section_words(edition, s.num)[tag],
                plain_heading(edition, s.heading).get(tag, ""),
            ]
            for s in edition.plan.sections
        ],
    }


def _form(edition: Edition, tag: str) -> list[str]:
    first = next(iter(edition.points.values()))
    line = units_lines(edition, Links(""), first)[tag]
    return [line.before, line.separator, line.after]


def point_texts(edition: Edition, tag: str, point: str, places: dict[str, int]) -> list[object]:
    """[id, label, heading, measures, units, section]: units and section by their position."""
    record = edition.points[point]
    return [
        point,
        label_of(edition, record)[tag],
        record.heading.get(tag),
        [measure.get(tag) for measure in record.measures],
        [places[name] for name in record.units],
        edition.section_of[point].num - 1,
    ]


def other_texts(edition: Edition, tag: str) -> list[list[str]]:
    """The title and the general approach, with their addresses."""
    plan, at = edition.plan, edition.addresses
    texts = [[at.plan, plan.title.get(tag)]]
    if plan.general_approach:
        texts.append([f"{at.plan}#approach", plan.general_approach.get(tag)])
    return texts
