"""What of a plan's data may be published: no text in a language that is still being translated."""

from __future__ import annotations

from typing import Any

from workplan.plan.model import Plan


def published_data(value: Any, plan: Plan) -> Any:
    """A plan's data, or a part of it, as published: each record's texts before its other fields."""
    if isinstance(value, list):
        return [published_data(item, plan) for item in value]
    if not isinstance(value, dict):
        return value
    fields = {
        key: published_data(field, plan)
        for key, field in value.items()
        if key not in plan.in_translation or isinstance(field, dict)
    }
    texts = {language: fields[language] for language in plan.languages if language in fields}
    return texts | fields
