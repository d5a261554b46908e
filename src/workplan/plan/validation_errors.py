"""Pydantic's validation errors as findings with our own messages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import ValidationError

from workplan.plan.errors import Finding, closest_match
from workplan.plan.fields import Record
from workplan.plan.model import Plan
from workplan.plan.raw_plan import RawPlan
from workplan.plan.yaml_reader import DataPath

_MESSAGE_KEYS = {
    "missing": "missing_key",
    "extra_forbidden": "unknown_key",
    "empty_text": "empty_text",
    "no_text": "no_text",
    "want_number": "want_number",
    "int_parsing": "want_number",
    "int_type": "want_number",
    "greater_than_equal": "number_range",
    "less_than_equal": "number_range",
    "string_type": "want_text",
    "bool_parsing": "want_yes_no",
    "bool_type": "want_yes_no",
    "tuple_type": "want_list",
    "dict_type": "want_mapping",
    "model_type": "want_mapping",
    "too_short": "empty_list",
    "too_long": "long_list",
    "literal_error": "one_of",
    "string_pattern_mismatch": "bad_form",
    "string_too_long": "bad_form",
    "site_address": "site_address",
    "date_from_datetime_parsing": "want_date",
    "date_from_datetime_inexact": "want_date",
    "date_parsing": "want_date",
    "date_type": "want_date",
}
"""The key of our message for each of pydantic's error types."""

_PLACEHOLDERS: dict[type, str] = {dict: "{…}", list: "[…]"}
"""What messages show for a value that is not a text."""

MAX_SHOWN_CHARACTERS = 60


def validation_findings(
    error: ValidationError, tree: RawPlan, model: type[Record]
) -> Iterator[Finding]:
    """One finding for each of pydantic's errors; ``model`` is what the file was to be."""
    for item in error.errors(include_url=False):
        path = item["loc"]
        key = _MESSAGE_KEYS.get(item["type"], "bad_form")
        value = item["input"]
        if key == "empty_list" and value:
            continue  # the list has items, but each of them has an error of its own
        if key == "missing_key":
            yield Finding.at(path[:-1], key, key=path[-1])
        elif key == "unknown_key":
            yield unknown_key(path, tree, model)
        elif value == "":
            yield Finding.at(path, "empty_text")
        else:
            yield Finding.at(path, key, **_details(value, item.get("ctx", {})))


def unknown_key(path: DataPath, tree: RawPlan, model: type[Record] = Plan) -> Finding:
    """The finding for an unknown key, with the closest one that its record allows."""
    key = str(path[-1])
    allowed = allowed_keys(path[:-1], model)
    languages = tree.languages if isinstance(tree.get(path), str) else ()
    return Finding.at(
        path,
        "unknown_key",
        key=key,
        nearest=closest_match(key, [*allowed, *languages]),
        known=", ".join(allowed),
    )


def _details(value: Any, context: dict[str, Any]) -> dict[str, str]:
    shown = value if isinstance(value, str) else _PLACEHOLDERS.get(type(value), "…")
    expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    return {
        "value": shown[:MAX_SHOWN_CHARACTERS],
        "expected": expected,
        "nearest": closest_match(shown, expected.split(", ")) if expected else "",
        "low": str(context.get("ge", 1)),
        "high": str(context.get("le", "…")),
        "limit": str(context.get("max_length", "…")),
    }


def allowed_keys(path: DataPath, model: type[Record] = Plan) -> tuple[str, ...]:
    """The keys that the record at a path may have, besides language tags."""
    return _allowed_keys(tuple(step for step in path if isinstance(step, str)), model)


@cache
def _allowed_keys(path: tuple[str, ...], model: type[Record]) -> tuple[str, ...]:
    record: Any = model
    for step in path:
        field = getattr(record, "model_fields", {}).get(step)
        record = _record_type(field.annotation) if field else None
    return tuple(getattr(record, "model_fields", ()))


def _record_type(annotation: Any) -> type[Record] | None:
    """The record type inside ``X | None``, ``tuple[X, ...]`` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    arguments = getattr(annotation, "__args__", ())
    return next(filter(None, map(_record_type, arguments)), None)
