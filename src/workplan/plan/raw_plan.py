"""The plan's data before it is known to be right: ways to walk it that no misfit can break.

The rules of ``workplan.plan.checks`` run on this, so that one wrong value hides no other mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workplan.plan.yaml_reader import Data, Path

ANY = "*"
"""A step of a pattern that every key or position fits."""


Match = tuple[Path, Any]
"""A value and the way to it."""


@dataclass(frozen=True)
class RawPlan:
    """The data of one plan file."""

    data: Data

    def select(self, *pattern: str | int) -> Iterator[Match]:
        """The values that a pattern of keys, positions and ``ANY`` leads to, as in the file."""
        return iter(self._selected(pattern))

    def _selected(self, pattern: Path) -> Sequence[Match]:
        """The same at once. Many rules go the same ways, so that the general ones are kept."""
        if not pattern:
            return [((), self.data)]
        found = self._known.get(pattern)
        if found is None:
            found = [
                ((*path, step), child)
                for path, value in self._selected(pattern[:-1])
                for step, child in _children(value, pattern[-1])
            ]
            if all(isinstance(step, str) for step in pattern):
                self._known[pattern] = found
        return found

    @cached_property
    def _known(self) -> dict[Path, Sequence[Match]]:
        return {}

    def texts(self, *pattern: str | int) -> Iterator[tuple[Path, str]]:
        """The same, but only values that are text."""
        return ((path, value) for path, value in self.select(*pattern) if isinstance(value, str))

    def get(self, path: Path) -> Any:
        """The value at a path, or None."""
        here: Any = self.data
        for step in path:
            here = next((child for _, child in _children(here, step)), None)
        return here

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
    path: Path, value: Any, languages: frozenset[str]
) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(value, dict) and languages & value.keys():
        yield path, value
    for step, child in _children(value, ANY):
        if isinstance(child, dict | list):
            yield from _translatable((*path, step), child, languages)


def describe_path(path: Path, tree: RawPlan) -> str:
    """The place of a path; the top of the file has none."""
    head, rest = _head(path, tree)
    return " › ".join([*head, *_steps(rest)])


def _head(path: Path, tree: RawPlan) -> tuple[list[str], Path]:
    """The record that an editor knows by number or name, and the path that is left inside it."""
    match path:
        case ("sections", int(), "points", int(), "measures", int(k), *rest):
            return [f"measure {_num(path[:4], tree)}.{k + 1}"], tuple(rest)
        case ("sections", int(), "points", int(), *rest):
            return [f"point {_num(path[:4], tree)}"], tuple(rest)
        case ("sections", int(), *rest):
            return [f"section {_num(path[:2], tree)}"], tuple(rest)
        case (("units" | "laws" | "terms") as kind, int(i), *rest):
            name = tree.get((kind, i, "id"))
            return [f"{kind}[{i + 1}]" + (f" ({name})" if isinstance(name, str) else "")], tuple(
                rest
            )
    return [], path


def _num(path: Path, tree: RawPlan) -> str:
    """The number that stands in the file, else the position."""
    num = tree.get((*path, "num"))
    return num if isinstance(num, str) and num else str(int(path[-1]) + 1)


def _steps(path: Path) -> list[str]:
    steps: list[str] = []
    for step in path:
        if isinstance(step, int) and steps:
            steps[-1] += f"[{step + 1}]"
        else:
            steps.append(str(step))
    return steps
