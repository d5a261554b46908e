"""Data as YAML in the layout of the plan's file: a line a value, lists of names on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

_PLAIN_LIST = re.compile(r"^[^\s\[\]{},:#&*!|>'\"%@`-][^\[\]{},#:]*$")


def scalar(text: str) -> str:
    """A value as YAML, in quotation marks only where it must be."""
    return text if _reads_back(f"k: {text}", text) else json.dumps(text, ensure_ascii=False)


def _reads_back(line: str, text: str) -> bool:
    """Whether YAML reads a line as one key with this text."""
    if text != text.strip() or "\n" in text or not text:
        return False
    try:
        read: object = yaml.load(line, Loader=yaml.CBaseLoader)  # noqa: S506 plain text only
    except yaml.YAMLError:
        return False
    return read == {"k": text}


def flow(names: list[str]) -> str:
    """A list of names on one line: [法规处, 办公室]."""
    return f"[{', '.join(_name(name) for name in names)}]"


def _name(name: str) -> str:
    return name if _PLAIN_LIST.match(name) else json.dumps(name, ensure_ascii=False)


def lines_of(data: dict[str, Any], indent: int = 0) -> Iterator[str]:
    """The lines of a mapping, each key on a line of its own."""
    space = " " * indent
    for key, value in data.items():
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
    """The lines of a list of mappings; ``apart`` leaves a line between them."""
    for item in items:
        if apart:
            yield ""
        first, *rest = lines_of(item, indent + 2)
        yield f"{' ' * indent}- {first.lstrip()}"
        yield from rest


def _value(value: Any) -> str:
    return (
        str(value) if value in {"true", "false"} or isinstance(value, int) else scalar(str(value))
    )
