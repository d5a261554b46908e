"""The ids of points: their numbers, with what makes a number one of a kind.

A number that stands once is the id: ``9``. Where numbers begin anew, the section comes before it,
``2-9``, and the group where they begin anew in each group, ``2-1-9``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from workplan.plan.model import Plan, Point, Section, UpperHeading
from workplan.plan.source_text import is_own_label


@dataclass(frozen=True)
class PlacedPoint:
    """A point where it stands."""

    section: Section
    group: int
    point: Point
    own: bool
    """Whether it is numbered as another level is."""


def point_ids(plan: Plan) -> tuple[tuple[str, PlacedPoint], ...]:
    """Every point with its id, in the order of the text."""
    placed = tuple(_placed(plan))
    scheme = _scheme([one for one in placed if not one.own])
    used = set[str]()
    return tuple(
        (_unused(_by_section(one) if one.own else scheme(one), used), one) for one in placed
    )


def _placed(plan: Plan) -> Iterator[PlacedPoint]:
    for section in plan.sections:
        group = 0
        for point in section.points:
            group += point.group is not None
            yield PlacedPoint(section, group, point, is_own_label(plan.form, point))


def groups(placed: Mapping[str, PlacedPoint]) -> dict[str, UpperHeading]:
    """The group that each point stands in, by the point's id; none for points in no group."""
    found: dict[str, UpperHeading] = {}
    section, group = None, None
    for point, one in placed.items():
        if one.section is not section:
            section, group = one.section, None
        group = one.point.group or (None if one.own else group)
        if group:
            found[point] = group
    return found


def _by_number(one: PlacedPoint) -> str:
    return str(one.point.num)


def _by_section(one: PlacedPoint) -> str:
    return f"{one.section.num}-{one.point.num}"


def _by_group(one: PlacedPoint) -> str:
    return f"{one.section.num}-{one.group}-{one.point.num}"


def _scheme(placed: list[PlacedPoint]) -> Callable[[PlacedPoint], str]:
    """The shortest way of writing ids that tells the points apart."""
    if not _begins_anew(one.point.num for one in placed):
        return _by_number
    sections: dict[int, list[int]] = {}
    for one in placed:
        sections.setdefault(one.section.num, []).append(one.point.num)
    return _by_group if any(_begins_anew(nums) for nums in sections.values()) else _by_section


def _begins_anew(numbers: Iterable[int]) -> bool:
    """Whether numbers fall back to 1; a number that is merely written twice does not."""
    listed = list(numbers)
    return 1 in listed[1:]


def _unused(base: str, used: set[str]) -> str:
    """The id, with a letter where a text has a number twice: ``5``, ``5b``."""
    made = (
        base
        if base not in used
        else next(candidate for i in count(1) if (candidate := f"{base}{_letter(i)}") not in used)
    )
    used.add(made)
    return made


def _letter(i: int) -> str:
    return chr(ord("a") + i) if i < 26 else f"z{i}"
