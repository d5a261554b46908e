"""Puts translations into the plan's file and leaves everything else in it as it stands."""

from __future__ import annotations

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from workplan.plan.yaml_reader import Path
from workplan.plan.yaml_writer import scalar


def edited(text: str, words: dict[Path, str], tag: str, *, complete: bool) -> str:
    """The file's text with words put in; with ``complete`` the language is shown from now on."""
    yaml = _yaml()
    data = yaml.load(text)
    for path, said in words.items():
        _put(_at(data, path), tag, said, str(data["languages"][0]))
    if complete:
        _show(data, tag)
    written = io.StringIO()
    yaml.dump(data, written)
    return _with_line_ends(written.getvalue(), text)


def _yaml() -> YAML:
    """Round trips with the layout of our files: no line is broken, no quotation mark changed."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1 << 30
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _at(data: Any, path: Path) -> CommentedMap:
    for step in path:
        data = data[step]
    if not isinstance(data, CommentedMap):
        raise TypeError(path)  # paths of texts lead to mappings
    return data


def _put(record: CommentedMap, tag: str, said: str, first: str) -> None:
    """Puts a text under its language, below the original."""
    value = said if scalar(said) == said else DoubleQuotedScalarString(said)
    if tag in record:
        record[tag] = value
        return
    place = list(record).index(first) + 1
    following = record.ca.items.pop(first, None)  # what stands after the original goes below both
    record.insert(place, tag, value)
    if following is not None:
        record.ca.items[tag] = following


def _show(data: CommentedMap, tag: str) -> None:
    """Moves a language from those being translated to those shown."""
    data["languages"].append(tag)
    data["in_translation"].remove(tag)
    if not data["in_translation"]:
        following = data.ca.items.get("in_translation")
        del data["in_translation"]
        if following is not None and following[2] is not None:
            data.ca.items["languages"] = following


def _with_line_ends(text: str, model: str) -> str:
    return text.replace("\n", "\r\n") if "\r\n" in model else text
