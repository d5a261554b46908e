"""Inserts translations into the text of a plan's file and leaves everything else unchanged."""

from __future__ import annotations

import io
from functools import reduce
from operator import getitem

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from workplan.plan.yaml_reader import DataPath
from workplan.plan.yaml_writer import scalar


def insert_translations(
    text: str, translations: dict[DataPath, str], language: str, *, complete: bool
) -> str:
    """The file's text with translations inserted.

    If the translation is ``complete``, the language moves from those being translated to those
    that the site shows.
    """
    yaml = _round_trip_yaml()
    data = yaml.load(text)
    source_language = str(data["languages"][0])
    for path, translation in translations.items():
        _insert(reduce(getitem, path, data), language, translation, source_language)
    if complete:
        _show_language(data, language)
    buffer = io.StringIO()
    yaml.dump(data, buffer)
    changed = buffer.getvalue()
    return changed.replace("\n", "\r\n") if "\r\n" in text else changed


def _round_trip_yaml() -> YAML:
    """A YAML round trip that keeps the layout of our files: line breaks and quotation marks."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1 << 30
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _insert(record: CommentedMap, language: str, translation: str, source_language: str) -> None:
    """Inserts a translation into the mapping of a text, below the original."""
    is_plain = scalar(translation) == translation
    value = translation if is_plain else DoubleQuotedScalarString(translation)
    if language in record:
        record[language] = value
        return
    position = list(record).index(source_language) + 1
    comment = record.ca.items.pop(source_language, None)  # what follows the original follows both
    record.insert(position, language, value)
    if comment is not None:
        record.ca.items[language] = comment


def _show_language(data: CommentedMap, language: str) -> None:
    """Moves a language from those being translated to those shown."""
    data["languages"].append(language)
    data["in_translation"].remove(language)
    if not data["in_translation"]:
        comment = data.ca.items.get("in_translation")
        del data["in_translation"]
        if comment is not None and comment[2] is not None:
            data.ca.items["languages"] = comment
