"""The plan as JSON, whole: the records of the model, with the numbers that addresses use.

``plan_schema`` says what each field is.
"""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import Field

from workplan.edition.edition import Edition
from workplan.plan.fields import Prose, Record
from workplan.plan.model import Measure, Plan, Point, Section

SCHEMA_NAME = "plan.schema.json"


class MeasureData(Measure):
    """A measure with its number."""

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
    """A whole plan as it is published for programs."""

    schema_file: Literal["plan.schema.json"] = Field(alias="$schema")
    edition: Stamp
    sections: tuple[SectionData, ...]


def plan_json(edition: Edition) -> bytes:
    """The plan's data, indented, in UTF-8; what the plan does not say is left out."""
    return as_json(_data(edition))


def as_json(data: object) -> bytes:
    """JSON that people can read too."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _data(edition: Edition) -> dict[str, Any]:
    plan = edition.plan.model_dump(mode="json", exclude_none=True)
    stamp = {"year": edition.plan.year, "content_hash": edition.content_hash}
    ids = iter(edition.points)
    sections = [
        {**section, "points": [_point(edition, next(ids), point) for point in section["points"]]}
        for section in plan["sections"]
    ]
    data = {"$schema": SCHEMA_NAME, "edition": stamp, **plan, "sections": sections}
    shown = _without(data, edition.plan.in_translation)
    ordered: dict[str, Any] = _texts_first(shown, edition.languages)
    return ordered


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


def _without(value: Any, tags: tuple[str, ...]) -> Any:
    """The same data without the words of languages that are still being translated."""
    if isinstance(value, list):
        return [_without(item, tags) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {k: v for k, v in value.items() if k not in tags or not isinstance(v, str)}
    return {k: _without(v, tags) for k, v in kept.items()}


def _texts_first(value: Any, languages: tuple[str, ...]) -> Any:
    """The same data, the words of each record before what else is known of it."""
    if isinstance(value, list):
        return [_texts_first(item, languages) for item in value]
    if not isinstance(value, dict):
        return value
    texts = {tag: value[tag] for tag in languages if tag in value}
    return texts | {k: _texts_first(v, languages) for k, v in value.items() if k not in texts}
