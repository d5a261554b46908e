"""The names of engines, and problems that cross processes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from portal.built_portal import JIA, plan_file, replace
from workplan import PlanError, load_plan
from workplan.plan.errors import BuildError
from workplan.portal.engine import engine

pytestmark = pytest.mark.slow
pytest_plugins = ["portal.built_portal"]


def test_engines_are_named_and_others_are_refused():
    for name in ("there", "local:0", "local:x", "http://x", ""):
        with pytest.raises(BuildError, match="here"):
            engine(name)


def test_problems_cross_processes_whole(portal: Path):
    replace(plan_file(portal, JIA), "year: 2024", "year: 20x4")
    with pytest.raises(PlanError) as caught:
        load_plan(plan_file(portal, JIA))
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert (str(copy), copy.problems) == (str(caught.value), caught.value.problems)
