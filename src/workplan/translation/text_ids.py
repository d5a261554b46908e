"""An id for every text of a plan: 9 for the heading of point 9, 9.2 for its second measure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workplan.plan.model import Plan
from workplan.plan.point_ids import point_ids
from workplan.plan.yaml_reader import Path


@dataclass(frozen=True)
class TextIds:
    """The ids of a plan's texts, by their paths in its file."""

    plan: Plan

    @cached_property
    def _points(self) -> dict[tuple[int, int], str]:
        places = [(i, j) for i, s in enumerate(self.plan.sections) for j in range(len(s.points))]
        ids = (point for point, _ in point_ids(self.plan))
        return dict(zip(places, ids, strict=True))

    def of(self, path: Path) -> str:
        """The id of the text at a path."""
        head, rest = self._head(path)
        steps = (str(step + 1) if isinstance(step, int) else step for step in rest)
        return "/".join([head, *steps])

    def _head(self, path: Path) -> tuple[str, Path]:
        """The id of the record that a path leads to, and the steps inside it."""
        match path:
            case ("sections", int(i), "points", int(j), "measures", int(k), *rest):
                return f"{self._points[i, j]}.{k + 1}", tuple(rest)
            case ("sections", int(i), "points", int(j), *rest):
                return self._points[i, j], _without_heading(rest)
            case ("sections", int(i), *rest):
                return f"section-{self.plan.sections[i].num}", _without_heading(rest)
            case (("units" | "laws" | "terms") as kind, int(i), *rest):
                return f"{kind[:-1]}:{getattr(self.plan, kind)[i].id}", tuple(rest)
        return str(path[0]), path[1:]


def _without_heading(steps: list[str | int]) -> Path:
    """A heading is what a point or a section is known by: its id is theirs."""
    return tuple(steps[1:] if steps[:1] == ["heading"] else steps)
