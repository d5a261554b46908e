"""The data dictionary: every column of ``plan.csv`` and every field of ``plan.json``, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, language_name
from workplan.exports.plan_csv import columns
from workplan.exports.plan_schema import Schema, field_words, schema


@dataclass(frozen=True)
class Entry:
    """A column or a field: its name (``sections[].points[].num``), its type and what it is."""

    name: str
    type: LocalizedText
    meaning: LocalizedText
    choices: str = ""
    """The words that it can be, where they are few: ``official | ours``."""


def csv_entries(edition: Edition) -> Iterator[Entry]:
    """The columns of ``plan.csv``."""
    for name in columns(edition):
        kind, _, tag = name.rpartition("_")
        if tag not in edition.languages:
            kind, tag = name, ""
        language = language_name(edition, tag) if tag else {}
        meaning = edition.say(f"csv_{kind}", language=language)
        yield Entry(name, edition.say("type_string"), meaning)


def json_entries(edition: Edition) -> Iterator[Entry]:
    """The fields of ``plan.json``, in the order of the schema."""
    whole = schema(edition)
    yield from _fields(edition, whole, "PlanData", whole, "")


def _fields(
    edition: Edition, whole: Schema, record: str, definition: Schema, before: str
) -> Iterator[Entry]:
    for name, field in definition["properties"].items():
        if name in edition.languages:
            continue
        path = before + name + "[]" * ("items" in field)
        meaning = field_words(edition, record, name)
        yield Entry(path, _type(edition, whole, field), meaning, _choices(field))
        inner = _record_of(field)
        if inner:
            yield from _fields(edition, whole, inner, whole["$defs"][inner], f"{path}.")


def _record_of(field: Schema) -> str:
    """The record that a field, or each item of its list, is; empty where it is none."""
    return str(field.get("items", field).get("$ref", "")).rpartition("/")[2]


def _choices(field: Schema) -> str:
    one = field.get("items", field)
    return " | ".join(one.get("enum", ()))


def _type(edition: Edition, whole: Schema, field: Schema) -> LocalizedText:
    one = field.get("items", field)
    name = _record_of(field)
    if not name:
        by_name = isinstance(one.get("additionalProperties"), dict) and "items" in str(one)
        return edition.say("type_lists" if by_name else f"type_{one.get('format', one['type'])}")
    is_text = edition.plan.language in whole["$defs"][name]["properties"]
    return edition.say("type_texts" if is_text else "type_record")
