"""Editions of the real plan with other words about its site."""

from __future__ import annotations

from workplan import Plan
from workplan.edition.edition import Edition


def edition_with(plan: Plan, **site: object) -> Edition:
    data = plan.model_dump(mode="json", exclude_none=True)
    return Edition(Plan.model_validate({**data, "site": {"official": False, **site}}))
