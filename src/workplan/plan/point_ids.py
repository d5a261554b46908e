"""The ids of points: their numbers, with a prefix where a number alone is not unique.

The id is the number, ``9``, where numbers run through the whole plan. Where they restart in each
section the section's number comes before it, ``2-9``; where they restart in each group the
group's number too, ``2-1-9``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from string import ascii_lowercase

from workplan.plan.model import Point, Section, SourceStyle, UpperHeading
from workplan.plan.source_text import has_irregular_label


@dataclass(frozen=True)
class PlacedPoint:
    """A point with its section and the number of its group in it, 0 before the first group."""

    section: Section
    group: int
    point: Point
    irregular: bool
    """Whether its label has another style than the plan's points."""


def point_ids(
    sections: Iterable[Section], style: SourceStyle
) -> tuple[tuple[str, PlacedPoint], ...]:
    """Every point with its id, in the order of the text."""
    points = tuple(_placed_points(sections, style))
    regular_id = _id_scheme([placed for placed in points if not placed.irregular])
    used = set[str]()
    ids = (_by_section(placed) if placed.irregular else regular_id(placed) for placed in points)
    return tuple((_make_unique(id_, used), placed) for id_, placed in zip(ids, points, strict=True))


def group_headings(points: Mapping[str, PlacedPoint]) -> dict[str, UpperHeading]:
    """The heading of each point's group, by the point's id; points in no group are absent."""
    headings: dict[str, UpperHeading] = {}
    section, group = None, None
    for point_id, placed in points.items():
        if placed.section is not section:
            section, group = placed.section, None
        group = placed.point.group or (None if placed.irregular else group)
        if group:
            headings[point_id] = group
    return headings


def _placed_points(sections: Iterable[Section], style: SourceStyle) -> Iterator[PlacedPoint]:
    for section in sections:
        group = 0
        for point in section.points:
            group += point.group is not None
            yield PlacedPoint(section, group, point, has_irregular_label(style, point))


def _by_number(placed: PlacedPoint) -> str:
    return str(placed.point.num)


def _by_section(placed: PlacedPoint) -> str:
    return f"{placed.section.num}-{placed.point.num}"


def _by_group(placed: PlacedPoint) -> str:
    return f"{placed.section.num}-{placed.group}-{placed.point.num}"


def _id_scheme(points: list[PlacedPoint]) -> Callable[[PlacedPoint], str]:
    """The function that gives the shortest unique ids."""
    if not _restarts(placed.point.num for placed in points):
        return _by_number
    sections: dict[int, list[int]] = {}
    for placed in points:
        sections.setdefault(placed.section.num, []).append(placed.point.num)
    return _by_group if any(map(_restarts, sections.values())) else _by_section


def _restarts(numbers: Iterable[int]) -> bool:
    """Whether numbers return to 1; a number that is merely written twice does not count."""
    return 1 in list(numbers)[1:]


def _make_unique(base: str, used: set[str]) -> str:
    """The id with a letter after it if a text has a number twice: ``5``, ``5b``."""
    suffixes: Iterator[str] = chain(("", *ascii_lowercase[1:]), (f"z{i}" for i in count(26)))
    candidates = (base + suffix for suffix in suffixes)
    point_id = next(candidate for candidate in candidates if candidate not in used)
    used.add(point_id)
    return point_id
