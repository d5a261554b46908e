"""The JSON Schema of ``plan.json``, from the model, in the words of the data dictionary."""

from __future__ import annotations

from typing import Any

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText
from workplan.exports.plan_json import PlanData, as_json
from workplan.plan.fields import Record

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

FIRST = ("$schema", "edition", "id")
"""The fields that stand before the others."""


def plan_schema(edition: Edition) -> bytes:
    """The schema, indented, in UTF-8."""
    return as_json(schema(edition))


def schema(edition: Edition) -> Schema:
    """The schema as data; ``plan.json`` holds no null, so what may be unknown may be missing."""
    made = PlanData.model_json_schema()
    definitions = {
        name: _record(edition, name, definition) for name, definition in made["$defs"].items()
    }
    whole = _record(edition, "PlanData", {k: v for k, v in made.items() if k != "$defs"})
    title = " / ".join(edition.say("plan_json_title").values())
    return {"$schema": DRAFT, **whole, "title": title, "$defs": definitions}


def field_words(edition: Edition, record: str, name: str) -> LocalizedText:
    """What a field is: in its record, or wherever a field of that name stands."""
    plain = name.removeprefix("$")
    own = f"field_{record.removesuffix('Data').lower()}_{plain}"
    words = edition.locales[edition.plan.language].words
    return edition.say(own if own in words else f"field_{plain}")


def holds_texts(definition: Schema) -> bool:
    """Whether a record is a text by language, with or without more to it."""
    return "patternProperties" in definition


def is_optional(field: Schema) -> bool:
    """Whether the model's schema lets a field be null."""
    return {"type": "null"} in field.get("anyOf", ())


def _record(edition: Edition, name: str, definition: Schema) -> Schema:
    """A record's schema: the plan's own languages, every field named, none of them null."""
    fields = dict(sorted(definition["properties"].items(), key=lambda item: item[0] not in FIRST))
    languages = edition.languages if holds_texts(definition) else ()
    for tag in {"zh", "en", *languages} if languages else ():
        fields.pop(tag, None)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [
            *languages,
            *(field for field, how in fields.items() if not _may_be_missing(name, field, how)),
        ],
        "properties": {
            **{tag: {"type": "string"} for tag in languages},
            **{field: _field(edition, name, field, made) for field, made in fields.items()},
        },
    }


def _may_be_missing(record: str, field: str, made: Schema) -> bool:
    known = _records()[record].model_fields.get(field)
    return is_optional(made) or bool(known and known.exclude_if)


def _records(of: type[Record] = Record) -> dict[str, type[Record]]:
    """Every kind of record by its name."""
    inner = (_records(kind) for kind in of.__subclasses__())
    return {of.__name__: of} | {name: kind for found in inner for name, kind in found.items()}


def _field(edition: Edition, record: str, name: str, made: Schema) -> Schema:
    kept = {key: value for key, value in made.items() if key not in {"title", "default", "anyOf"}}
    if is_optional(made):
        kept |= next(choice for choice in made["anyOf"] if choice != {"type": "null"})
    return {**kept, "description": " / ".join(field_words(edition, record, name).values())}
