"""The data dictionary: a description of every column of ``plan.csv`` and field of ``plan.json``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, language_name
from workplan.exports.plan_csv import columns
from workplan.exports.plan_schema import Schema, field_words, schema


@dataclass(frozen=True)
class DictionaryEntry:
    """A column or a field: its name (``sections[].points[].num``), type and meaning."""

    name: str
    type: LocalizedText
    meaning: LocalizedText
    choices: str = ""
    """The allowed values, if they are few: ``official | ours``."""


def csv_entries(edition: Edition) -> Iterator[DictionaryEntry]:
    """The columns of ``plan.csv``."""
    for column in columns(edition):
        kind, _, language = column.rpartition("_")
        if language not in edition.languages:
            kind, language = column, ""
        name = language_name(edition, language) if language else {}
        meaning = edition.ui_text(f"csv_{kind}", language=name)
        yield DictionaryEntry(column, edition.ui_text("type_string"), meaning)


def json_entries(edition: Edition) -> Iterator[DictionaryEntry]:
    """The fields of ``plan.json``, in the order of the schema."""
    plan_schema = schema(edition.languages)
    yield from _record_entries(edition, plan_schema["$defs"], "PlanData", plan_schema, "")


def _record_entries(
    edition: Edition, records: Schema, name: str, record: Schema, prefix: str
) -> Iterator[DictionaryEntry]:
    for key, field in record["properties"].items():
        if key in edition.languages:
            continue
        path = prefix + key + "[]" * ("items" in field)
        value = field.get("items", field)
        meaning = field_words(edition.languages, name, key)
        choices = " | ".join(value.get("enum", ()))
        yield DictionaryEntry(path, _type(edition, records, value), meaning, choices)
        inner = _record_name(value)
        if inner:
            yield from _record_entries(edition, records, inner, records[inner], f"{path}.")


def _record_name(value: Schema) -> str:
    """The name of the record that a value is; empty if it is none."""
    return str(value.get("$ref", "")).rpartition("/")[2]


def _type(edition: Edition, records: Schema, value: Schema) -> LocalizedText:
    name = _record_name(value)
    if name:
        is_text = edition.plan.language in records[name]["properties"]
        return edition.ui_text("type_object" if is_text else "type_record")
    by_name = isinstance(value.get("additionalProperties"), dict) and "items" in str(value)
    return edition.ui_text(
        "type_lists" if by_name else f"type_{value.get('format', value['type'])}"
    )
