"""An id for every text of a plan: 9 for the heading of point 9, 9.2 for its second measure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workplan.plan.model import Plan
from workplan.plan.point_ids import point_ids
from workplan.plan.yaml_reader import DataPath


@dataclass(frozen=True)
class TextIds:
    """The ids of a plan's texts, by their paths in its file."""

    plan: Plan

    def of(self, path: DataPath) -> str:
        """The id of the text at a path."""
        record_id, remaining_path = self._record(path)
        steps = (str(step + 1) if isinstance(step, int) else step for step in remaining_path)
        return "/".join([record_id, *steps])

    @cached_property
    def _point_ids(self) -> dict[tuple[int, int], str]:
        """The ids of points by the positions of the section and of the point in it."""
        sections = enumerate(self.plan.sections)
        positions = [(i, j) for i, section in sections for j in range(len(section.points))]
        ids = (point_id for point_id, _ in point_ids(self.plan.sections, self.plan.form))
        return dict(zip(positions, ids, strict=True))

    def _record(self, path: DataPath) -> tuple[str, DataPath]:
        """The id of the record that a path leads to, and the remaining path inside it."""
        match path:
            case ("sections", int(i), "points", int(j), "measures", int(k), *remaining):
                return f"{self._point_ids[i, j]}.{k + 1}", tuple(remaining)
            case ("sections", int(i), "points", int(j), *remaining):
                return self._point_ids[i, j], _without_heading(remaining)
            case ("sections", int(i), *remaining):
                return f"section-{self.plan.sections[i].num}", _without_heading(remaining)
            case (("units" | "laws" | "terms" | "topics") as kind, int(i), *remaining):
                return f"{kind[:-1]}:{getattr(self.plan, kind)[i].id}", tuple(remaining)
        return str(path[0]), path[1:]


def _without_heading(path: list[str | int]) -> DataPath:
    """The id of a heading is that of its point or section."""
    return tuple(path[1:] if path[:1] == ["heading"] else path)
