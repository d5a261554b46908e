"""Reads, checks and shows a government work plan kept in one YAML file."""

from workplan.plan.errors import PlanError, WorkplanError
from workplan.plan.loader import load_plan, parse_plan
from workplan.plan.model import Plan

__all__ = [
    "Plan",
    "PlanError",
    "WorkplanError",
    "load_plan",
    "parse_plan",
]
