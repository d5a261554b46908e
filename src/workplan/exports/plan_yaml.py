"""The plan's file as published: its data, without comments and without unreviewed translations."""

from __future__ import annotations

from typing import Any

from workplan.exports.published_data import published_data
from workplan.plan.model import Plan
from workplan.plan.yaml_writer import lines_of


def plan_yaml(plan: Plan) -> bytes:
    """A plan's file, made from the checked data: it reads as the same plan, and holds no more."""
    data = plan.model_dump(mode="json", exclude_unset=True, exclude_none=True)
    data.pop("in_translation", None)
    records = (point for section in data["sections"] for point in section.get("points", ()))
    for point, record in zip(plan.points, records, strict=True):
        if "units" in point.model_fields_set:
            record.setdefault("units", [])  # that no unit is named must be said
    lines = lines_of(_without_empty_records(published_data(data, plan)))
    return ("\n".join(lines) + "\n").encode()


def _without_empty_records(value: Any) -> Any:
    """A copy without records of which nothing is left; an empty list says that there is nothing."""
    if isinstance(value, list):
        items = [_without_empty_records(item) for item in value]
        return [item for item in items if item != {}]
    if not isinstance(value, dict):
        return value
    fields = {key: _without_empty_records(field) for key, field in value.items()}
    return {key: field for key, field in fields.items() if field != {}}
