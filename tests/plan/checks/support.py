"""Runs one rule on a small plan; every finding is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from workplan.plan.errors import Finding
from workplan.plan.raw_plan import RawPlan

Rule = Callable[[RawPlan], Iterable[Finding]]
POINT = ("sections", 0, "points", 0)
MEASURE = (*POINT, "measures", 0)


def findings(rule: Rule, **point: Any) -> list[tuple[Any, ...]]:
    """Path inside the point, key and details of each finding on a plan of one point."""
    data = {
        "languages": ["zh", "en"],
        "sections": [{"num": "1", "points": [{"num": "1", **point}]}],
        "units": [{"name": {"zh": "甲处"}}, {"name": {"zh": "乙处"}}],
    }
    return [
        (finding.path[len(POINT) :], finding.key, finding.details)
        for finding in rule(RawPlan(data))
    ]
