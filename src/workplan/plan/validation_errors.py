"""What pydantic found wrong with the data's shape, as findings in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import ValidationError

from workplan.plan.errors import Finding, closest_match
from workplan.plan.fields import Record
from workplan.plan.model import Plan
from workplan.plan.raw_plan import RawPlan
from workplan.plan.yaml_reader import Path

# pydantic's error types, by the message of ours that fits.
_KEYS = {
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
    "literal_error": "one_of",
    "string_pattern_mismatch": "bad_form",
    "string_too_long": "bad_form",
    "date_from_datetime_parsing": "want_date",
    "date_from_datetime_inexact": "want_date",
    "date_parsing": "want_date",
    "date_type": "want_date",
}

# How a message shows a value that is no text.
_SHOWN: dict[type, str] = {dict: "{…}", list: "[…]"}


def shape_findings(error: ValidationError, tree: RawPlan) -> Iterator[Finding]:
    """One finding for each of pydantic's errors."""
    for item in error.errors(include_url=False):
        path = item["loc"]
        key = _KEYS.get(item["type"], "bad_form")
        value = item["input"]
        if key == "empty_list" and value:
            continue  # its items are there, but each has a problem of its own
        if key == "missing_key":
            yield Finding.at(path[:-1], key, key=path[-1])
        elif key == "unknown_key":
            yield unknown_key(path, tree)
        elif value == "":
            yield Finding.at(path, "empty_text")
        else:
            yield Finding.at(path, key, **_details(value, item.get("ctx", {})))


def unknown_key(path: Path, tree: RawPlan) -> Finding:
    """A key that the record does not know, with the nearest that it does."""
    key = str(path[-1])
    known = keys_allowed(path[:-1])
    languages = tree.languages if isinstance(tree.get(path), str) else ()
    return Finding.at(
        path,
        "unknown_key",
        key=key,
        nearest=closest_match(key, [*known, *languages]),
        known=", ".join(known),
    )


def _details(value: Any, context: dict[str, Any]) -> dict[str, str]:
    shown = value if isinstance(value, str) else _SHOWN.get(type(value), "…")
    expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    return {
        "value": shown[:60],
        "expected": expected,
        "nearest": closest_match(shown, expected.split(", ")) if expected else "",
        "low": str(context.get("ge", 1)),
        "high": str(context.get("le", "…")),
    }


def keys_allowed(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that the record at a path may have, language tags aside."""
    return _keys_allowed(tuple(step for step in path if isinstance(step, str)))


@cache
def _keys_allowed(path: tuple[str, ...]) -> tuple[str, ...]:
    model: Any = Plan
    for step in path:
        field = getattr(model, "model_fields", {}).get(step)
        model = _record(field.annotation) if field else None
    return tuple(getattr(model, "model_fields", ()))


def _record(annotation: Any) -> type[Record] | None:
    """The record inside ``X | None``, ``tuple[X, ...]`` and their like."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    inner = (_record(part) for part in getattr(annotation, "__args__", ()))
    return next((record for record in inner if record), None)
