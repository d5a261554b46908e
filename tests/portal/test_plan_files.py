"""Plan files in their places, and those that are not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from portal.built_portal import JIA, Build, plan_file
from workplan import PlanError

pytestmark = pytest.mark.slow
pytest_plugins = ["portal.built_portal"]


@pytest.mark.parametrize(
    "place",
    [
        "2024.yaml",
        "yanshi/2024.yaml",
        "nirgends/amt/2024.yaml",
        "yanshi/x/plan.yaml",
        "yanshi/X/2024.yaml",
        "by/x/2024.yaml",
        "yanshi/x/2024.yml",
    ],
)
def test_files_out_of_place_are_named(portal: Path, build: Build, place: str):
    file = portal / "sample/plans" / place
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(plan_file(portal, JIA), file)
    with pytest.raises(PlanError) as caught:
        build()
    assert [problem.file.endswith(place) for problem in caught.value.problems] == [True]


def test_a_year_that_is_not_its_file_s_and_a_folder_without_plans_are_told(
    portal: Path, build: Build
):
    file = plan_file(portal, JIA)
    file.rename(file.with_name("2022.yaml"))
    assert any(re.search(r"2022\.yaml:\d+: year", problem) for problem in build().problems)
    shutil.rmtree(portal / "sample/plans")
    (portal / "sample/plans").mkdir()
    with pytest.raises(PlanError, match="没有工作要点"):
        build()
