"""The plan's raw data, which may be malformed, and safe ways to walk it.

The rules of ``workplan.plan.checks`` run on it, so that one wrong value does not hide others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workplan.plan.yaml_reader import Data, DataPath

ANY = "*"
"""The step of a pattern that matches every key or position."""

Match = tuple[DataPath, Any]
"""The path of a value, and the value."""


@dataclass(frozen=True)
class RawPlan:
    """The raw data of one plan file."""

    data: Data

    def select(self, *pattern: str | int) -> Iterator[Match]:
        """The values at a pattern of keys, positions and ``ANY``, in the order of the file."""
        return iter(self._matches(pattern))

    def _matches(self, pattern: DataPath) -> Sequence[Match]:
        """The matches of a pattern; many rules share patterns without positions."""
        if not pattern:
            return [((), self.data)]
        if pattern in self._matches_by_pattern:
            return self._matches_by_pattern[pattern]
        matches = [
            ((*path, step), child)
            for path, value in self._matches(pattern[:-1])
            for step, child in _children(value, pattern[-1])
        ]
        if all(isinstance(step, str) for step in pattern):
            self._matches_by_pattern[pattern] = matches
        return matches

    @cached_property
    def _matches_by_pattern(self) -> dict[DataPath, Sequence[Match]]:
        return {}

    def texts(self, *pattern: str | int) -> Iterator[tuple[DataPath, str]]:
        """The values at a pattern that are text."""
        return ((path, value) for path, value in self.select(*pattern) if isinstance(value, str))

    def get(self, path: DataPath) -> Any:
        """The value at a path, or None."""
        value: Any = self.data
        for step in path:
            value = next((child for _, child in _children(value, step)), None)
        return value

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The plan's languages; the first is authoritative. Chinese if the file names none."""
        return tuple(text for _, text in self.texts("languages", ANY)) or ("zh",)

    @cached_property
    def in_translation(self) -> tuple[str, ...]:
        """The languages that are being translated: any text in them may still be missing."""
        return tuple(text for _, text in self.texts("in_translation", ANY))

    @property
    def written(self) -> tuple[str, ...]:
        """All languages that texts may be written in."""
        return tuple(dict.fromkeys((*self.languages, *self.in_translation)))

    @cached_property
    def translatable(self) -> tuple[tuple[DataPath, dict[str, Any]], ...]:
        """Every mapping that has a text in at least one of the plan's languages."""
        return tuple(_translatable((), self.data, frozenset(self.languages)))


def _children(value: Any, step: str | int) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        if step == ANY:
            return value.items()
        return ((step, value[step]),) if step in value else ()
    if isinstance(value, list):
        if step == ANY:
            return enumerate(value)
        return ((step, value[step]),) if isinstance(step, int) and step < len(value) else ()
    return ()


def _translatable(
    path: DataPath, value: Any, languages: frozenset[str]
) -> Iterator[tuple[DataPath, dict[str, Any]]]:
    if isinstance(value, dict) and languages & value.keys():
        yield path, value
    for step, child in _children(value, ANY):
        if isinstance(child, dict | list):
            yield from _translatable((*path, step), child, languages)


def describe_path(path: DataPath, tree: RawPlan) -> str:
    """A path for messages: ``point 7 › units[1]``; empty for the top of the file."""
    record, inner_path = _split_at_record(path, tree)
    return " › ".join([*record, *_steps(inner_path)])


def _split_at_record(path: DataPath, tree: RawPlan) -> tuple[list[str], DataPath]:
    """The record that a path leads to, named by its number or id, and the path inside it."""
    match path:
        case ("sections", int(), "points", int(), "measures", int(i), *inner):
            return [f"measure {_num(path[:4], tree)}.{i + 1}"], tuple(inner)
        case ("sections", int(), "points", int(), *inner):
            return [f"point {_num(path[:4], tree)}"], tuple(inner)
        case ("sections", int(), *inner):
            return [f"section {_num(path[:2], tree)}"], tuple(inner)
        case (("units" | "laws" | "terms" | "topics") as kind, int(i), *inner):
            id_ = tree.get((kind, i, "id"))
            suffix = f" ({id_})" if isinstance(id_, str) else ""
            return [f"{kind}[{i + 1}]{suffix}"], tuple(inner)
    return [], path


def _num(path: DataPath, tree: RawPlan) -> str:
    """A record's number in the file, or its position from 1."""
    num = tree.get((*path, "num"))
    return num if isinstance(num, str) and num else str(int(path[-1]) + 1)


def _steps(path: DataPath) -> list[str]:
    steps: list[str] = []
    for step in path:
        if isinstance(step, int) and steps:
            steps[-1] += f"[{step + 1}]"
        else:
            steps.append(str(step))
    return steps
