"""The JSON Schema of ``plan.json``, from the model, described as in the data dictionary."""

from __future__ import annotations

from functools import cache
from typing import Any

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText
from workplan.exports.plan_json import PlanData, as_json
from workplan.locales.locale import locale, ui_text

DRAFT = "https://json-schema.org/draft/2020-12/schema"
LEADING_FIELDS = ("$schema", "edition", "id")
"""The fields that precede the others."""

Schema = dict[str, Any]
Languages = tuple[str, ...]
"""The tags of a plan's languages, the authoritative one first."""


def plan_schema(edition: Edition) -> bytes:
    """The schema, indented, in UTF-8."""
    return _plan_schema(edition.languages)


@cache
def _plan_schema(languages: Languages) -> bytes:
    """The same for every plan in some languages."""
    return as_json(schema(languages))


def schema(languages: Languages) -> Schema:
    """The schema as data; ``plan.json`` has no null, so optional fields may be absent instead."""
    plan_record = {key: value for key, value in _generated().items() if key != "$defs"}
    records = _generated()["$defs"]
    return {
        "$schema": DRAFT,
        **_record(languages, "PlanData", plan_record),
        "title": " / ".join(ui_text(languages, "plan_json_title").values()),
        "$defs": {name: _record(languages, name, record) for name, record in records.items()},
    }


@cache
def _generated() -> Schema:
    """What the model says of what it writes; nobody changes it."""
    return PlanData.model_json_schema(mode="serialization")


def field_words(languages: Languages, record: str, name: str) -> LocalizedText:
    """The description of a field: that for its record, or that for every field of this name."""
    plain_name = name.removeprefix("$")
    key = f"field_{record.removesuffix('Data').lower()}_{plain_name}"
    has_own = key in locale(languages[0]).ui_texts
    return ui_text(languages, key if has_own else f"field_{plain_name}")


def holds_texts(definition: Schema) -> bool:
    """Whether a record is a text by language, with or without further fields."""
    return "patternProperties" in definition


def is_optional(field: Schema) -> bool:
    """Whether the model's schema allows a field to be null."""
    return {"type": "null"} in field.get("anyOf", ())


def _record(plan_languages: Languages, name: str, definition: Schema) -> Schema:
    """A record's schema: the plan's own languages, every field described, none of them null."""
    fields = dict(
        sorted(definition["properties"].items(), key=lambda item: item[0] not in LEADING_FIELDS)
    )
    languages = plan_languages if holds_texts(definition) else ()
    for language in {"zh", "en", *languages} if languages else ():
        fields.pop(language, None)
    always_written = definition.get("required", ())
    required = (
        key for key, field in fields.items() if key in always_written and not is_optional(field)
    )
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [*languages, *required],
        "properties": {
            **{language: {"type": "string"} for language in languages},
            **{key: _field(plan_languages, name, key, field) for key, field in fields.items()},
        },
    }


def _field(languages: Languages, record: str, name: str, field: Schema) -> Schema:
    schema = {
        key: value for key, value in field.items() if key not in {"title", "default", "anyOf"}
    }
    if is_optional(field):
        schema |= next(choice for choice in field["anyOf"] if choice != {"type": "null"})
    return {**schema, "description": " / ".join(field_words(languages, record, name).values())}
