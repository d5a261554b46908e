"""Where in the plan a value stands, in an editor's words: ``point 7 › units[1]``.

Positions count from 1, as people do.
"""

from __future__ import annotations

from workplan.source import Path
from workplan.tree import Tree


def place(path: Path, tree: Tree) -> str:
    """The place of a path; the top of the file has none."""
    head, rest = _head(path, tree)
    return " › ".join([*head, *_steps(rest)])


def _head(path: Path, tree: Tree) -> tuple[list[str], Path]:
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


def _num(path: Path, tree: Tree) -> str:
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
