"""Ids of points: part of their pages' addresses, so they never change for a published plan."""

from __future__ import annotations

from workplan.model import Plan, Point, Section


def point_id(plan: Plan, section: Section, point: Point) -> str:
    """A point's id: its number, after its section's where numbers start again in each section."""
    if restarts(plan):
        return f"{section.num}-{point.num}"
    return str(point.num)


def restarts(plan: Plan) -> bool:
    """Whether the points' numbers start again in each section."""
    return len(plan.sections) > 1 and plan.sections[1].points[0].num == 1
