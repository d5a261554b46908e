"""The whole plan as JSON: the records of the model, with the ids that addresses use.

``plan_schema`` describes each field.
"""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import Field

from workplan.edition.edition import Edition
from workplan.exports.published_data import published_data
from workplan.plan.fields import Prose, Record
from workplan.plan.model import Measure, Plan, Point, Section

SCHEMA_NAME = "plan.schema.json"


class MeasureData(Measure):
    """A measure with its id."""

    id: Prose


class PointData(Point):
    """A point with its id and its units' ids."""

    id: Prose
    measures: tuple[MeasureData, ...]
    unit_ids: tuple[Prose, ...]


class SectionData(Section):
    """A section and its points."""

    points: tuple[PointData, ...]


class Stamp(Record):
    """Which edition this is."""

    year: int
    content_hash: Prose


class PlanData(Plan):
    """A whole plan as published for programs."""

    schema_file: Literal["plan.schema.json"] = Field(alias="$schema")
    edition: Stamp
    sections: tuple[SectionData, ...]


def plan_json(edition: Edition) -> bytes:
    """The plan's data, indented, in UTF-8; fields without a value are omitted."""
    return as_json(published_data(_data(edition), edition.plan))


def as_json(data: object) -> bytes:
    """Indented JSON in UTF-8, readable for people too."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _data(edition: Edition) -> dict[str, Any]:
    plan = edition.plan.model_dump(mode="json", exclude_none=True)
    version = {"year": edition.plan.year, "content_hash": edition.content_hash}
    ids = iter(edition.points)
    sections = [
        {**section, "points": [_point(edition, next(ids), point) for point in section["points"]]}
        for section in plan["sections"]
    ]
    return {"$schema": SCHEMA_NAME, "edition": version, **plan, "sections": sections}


def _point(edition: Edition, point_id: str, point: dict[str, Any]) -> dict[str, Any]:
    measures = [
        {"id": f"{point_id}.{i}", **measure} for i, measure in enumerate(point["measures"], start=1)
    ]
    units = edition.points[point_id].units
    return {
        "id": point_id,
        **{name: value for name, value in point.items() if name != "units"},
        "measures": measures,
        "units": list(units),
        "unit_ids": [edition.units[name].id for name in units],
    }
