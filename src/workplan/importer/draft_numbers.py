"""Numbers that do not run on, marked so that the checks know that they were published so."""

from __future__ import annotations

from typing import Any

from workplan.checks.structure import numbers_run_on
from workplan.model import Form
from workplan.published import number_like
from workplan.tree import Tree


def label_odd_numbers(data: dict[str, Any]) -> None:
    """Gives numbers that do not run on their label, which says that they were published so."""
    tree = Tree({"sections": _as_read(data["sections"])})
    for finding in numbers_run_on(tree):
        record: Any = data
        for step in finding.path[:-1]:
            record = record[step]
        sample = Form().section if "points" in record else data["form"].get("point", Form().point)
        label = number_like(sample, record["num"])
        items = list(record.items())
        at = [key for key, _ in items].index("num") + 1
        record.clear()
        record.update([*items[:at], ("label", label), *items[at:]])


def _as_read(value: Any) -> Any:
    """Data as it reads from a file: numbers are text."""
    if isinstance(value, dict):
        return {key: _as_read(item) for key, item in value.items()}
    return [_as_read(item) for item in value] if isinstance(value, list) else str(value)
