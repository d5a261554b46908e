"""The plan's data before it is known to be right: ways to walk it that no misfit can break.

The rules of ``workplan.checks`` run on this, so that one wrong value hides no other mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workplan.source import Data, Path

ANY = "*"
"""A step of a pattern that every key or position fits."""


@dataclass(frozen=True)
class Tree:
    """The data of one plan file."""

    data: Data

    def select(self, *pattern: str | int) -> Iterator[tuple[Path, Any]]:
        """The values that a pattern of keys, positions and ``ANY`` leads to, as in the file."""
        return _walk((), self.data, pattern)

    def texts(self, *pattern: str | int) -> Iterator[tuple[Path, str]]:
        """The same, but only values that are text."""
        return ((path, value) for path, value in self.select(*pattern) if isinstance(value, str))

    def get(self, path: Path) -> Any:
        """The value at a path, or None."""
        return next((value for _, value in self.select(*path)), None)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The plan's languages; the first is authoritative. Chinese if the file names none."""
        return tuple(text for _, text in self.texts("languages", ANY)) or ("zh",)

    @cached_property
    def in_translation(self) -> tuple[str, ...]:
        """The languages that are being translated: their texts may stand in the file or not yet."""
        return tuple(text for _, text in self.texts("in_translation", ANY))

    @property
    def written(self) -> tuple[str, ...]:
        """The languages that texts may have."""
        return tuple(dict.fromkeys((*self.languages, *self.in_translation)))

    @cached_property
    def translatable(self) -> tuple[tuple[Path, dict[str, Any]], ...]:
        """Every mapping that holds a text by language, the plan's own languages or others."""
        return tuple(_translatable((), self.data, frozenset(self.languages)))


def _walk(path: Path, value: Any, pattern: tuple[str | int, ...]) -> Iterator[tuple[Path, Any]]:
    if not pattern:
        yield path, value
        return
    for step, child in _children(value, pattern[0]):
        yield from _walk((*path, step), child, pattern[1:])


def _children(value: Any, step: str | int) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        if step == ANY:
            yield from value.items()
        elif step in value:
            yield step, value[step]
    elif isinstance(value, list):
        if step == ANY:
            yield from enumerate(value)
        elif isinstance(step, int) and step < len(value):
            yield step, value[step]


def _translatable(
    path: Path, value: Any, languages: frozenset[str]
) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(value, dict) and languages & value.keys():
        yield path, value
    for step, child in _children(value, ANY):
        if isinstance(child, dict | list):
            yield from _translatable((*path, step), child, languages)
