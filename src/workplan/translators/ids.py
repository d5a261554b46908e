"""An id for every text of a plan: 9 for the heading of point 9, 9.2 for its second measure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workplan.ids import point_ids
from workplan.model import Plan
from workplan.source import Path


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
        match path:
            case ("sections", int(i), "points", int(j), "heading", *rest):
                return _joined(self._points[i, j], rest)
            case ("sections", int(i), "points", int(j), "measures", int(k), *rest):
                return _joined(f"{self._points[i, j]}.{k + 1}", rest)
            case ("sections", int(i), "points", int(j), *rest):
                return _joined(self._points[i, j], rest)
            case ("sections", int(i), "heading", *rest):
                return _joined(f"section-{self.plan.sections[i].num}", rest)
            case ("sections", int(i), *rest):
                return _joined(f"section-{self.plan.sections[i].num}", rest)
            case (("units" | "laws" | "terms") as kind, int(i), *rest):
                record = getattr(self.plan, kind)[i]
                return _joined(f"{kind[:-1]}:{record.id}", rest)
        return _joined(str(path[0]), list(path[1:]))


def _joined(head: str, rest: list[str | int]) -> str:
    steps = (str(step + 1) if isinstance(step, int) else step for step in rest)
    return "/".join([head, *steps])
