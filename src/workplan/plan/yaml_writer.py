"""Data as YAML in the layout of the plan's file: a value per line, lists of names on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

import yaml

from workplan.plan.yaml_scalars import needs_quotes

_PLAIN_LIST = re.compile(r"[^\s\[\]{},:#&*!?|>'\"%@`-][^\[\]{},#:]*")
_CERTAINLY_PLAIN = re.compile(r"[一-鿿][一-鿿，。、；：！？“”（）《》A-Za-z0-9]*")
"""What YAML reads as it stands, without an attempt."""
_EVENTS_OF_A_LINE = 8
"""A key and a text: the stream, the document and the mapping begin and end, and two scalars."""


COMMENTS = "#"
"""The key of comments that stand where it stands; never the first key of a list's item."""


@lru_cache(maxsize=4096)
def scalar(text: str) -> str:
    """A text as a YAML scalar, in quotation marks only where they are needed.

    Plans have the same few keys and words over and over, and to try each with YAML takes a while.
    """
    is_plain = _CERTAINLY_PLAIN.fullmatch(text) or _reads_back(f"k: {text}", text)
    return text if is_plain else _quoted(text)


def _quoted(text: str) -> str:
    """A text in quotation marks; YAML would read a next-line character as the end of a line."""
    return json.dumps(text, ensure_ascii=False).replace("\x85", "\\N")


def _reads_back(line: str, text: str) -> bool:
    """Whether YAML reads a line as the key ``k`` with a text."""
    if text != text.strip() or "\n" in text or not text or needs_quotes(text):
        return False
    try:
        events = list(islice(yaml.parse(line, Loader=yaml.CBaseLoader), _EVENTS_OF_A_LINE + 1))
    except yaml.YAMLError:
        return False
    # Events, not data: PyYAML builds data by recursion in C, which 50,000 brackets crash.
    scalars = [event.value for event in events if isinstance(event, yaml.ScalarEvent)]
    return len(events) == _EVENTS_OF_A_LINE and scalars == ["k", text]


def flow(names: list[str]) -> str:
    """A list of names on one line: [法规处, 办公室]."""
    return f"[{', '.join(_name(name) for name in names)}]"


def _name(name: str) -> str:
    is_plain = name.isprintable() and name == name.strip() and _PLAIN_LIST.fullmatch(name)
    return name if is_plain and not needs_quotes(name) else _quoted(name)


def lines_of(data: dict[str, Any], indent: int = 0) -> Iterator[str]:
    """The lines of a mapping, each key on a line of its own; ``COMMENTS`` become comments."""
    space = " " * indent
    for key, value in data.items():
        if key == COMMENTS:
            yield from (f"{space}# {_one_line(comment)}" for comment in value)
            continue
        name = scalar(key)
        if isinstance(value, dict):
            yield f"{space}{name}:"
            yield from lines_of(value, indent + 2)
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            yield f"{space}{name}: {flow(value)}"
        elif isinstance(value, list):
            yield f"{space}{name}:"
            yield from items_of(value, indent + 2)
        else:
            yield f"{space}{name}: {_value(value)}"


def items_of(items: list[dict[str, Any]], indent: int, *, apart: bool = False) -> Iterator[str]:
    """The lines of a list of mappings; ``apart`` puts an empty line before each."""
    for item in items:
        if apart:
            yield ""
        first_line, *lines = lines_of(item, indent + 2)
        yield f"{' ' * indent}- {first_line.lstrip()}"
        yield from lines


def _one_line(text: str) -> str:
    """A text without characters that would end a comment."""
    return "".join(c if c.isprintable() else " " for c in text)


def _value(value: Any) -> str:
    if isinstance(value, int):
        return json.dumps(value)
    return value if value in {"true", "false"} else scalar(str(value))
