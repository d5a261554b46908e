"""The file of the real plan, with a line changed, and the problems that it then has."""

from __future__ import annotations

import pytest
from conftest import PLAN

from workplan import PlanError, parse_plan

TEXT = PLAN.read_text("utf-8")
YEAR = "year: 2024\n"
HEADING = "          zh: 提升依法决策水平。\n"
MEASURE = "          - zh: 加强行政规范性文件管理。\n"


def line_of(part: str) -> int:
    return TEXT[: TEXT.index(part)].count("\n") + 1


def problems(text: str) -> list[str]:
    with pytest.raises(PlanError) as caught:
        parse_plan(text.encode())
    return [str(problem) for problem in caught.value.problems]


def changed(old: str, new: str) -> str:
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)
