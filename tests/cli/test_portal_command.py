"""``workplan portal``: the exit code where plans have problems, and what has changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from portal.built_portal import JIA, plan_file, replace

from workplan.cli import main

pytestmark = pytest.mark.slow
pytest_plugins = ["portal.built_portal"]


def test_the_commands_end_with_1_where_a_plan_has_problems(portal: Path):
    replace(plan_file(portal, JIA), "year: 2024", "year: 20x4")
    options = ["--settings", portal / "sample/portal.yaml", "--plans", portal / "sample/plans"]
    to = ["--to", portal / "site"]
    for command in (["check", *options], ["build", *options, *to]):
        result = CliRunner().invoke(main, ["portal", *map(str, command)])
        assert result.exit_code == 1, result.output
        assert f"{JIA}/2024.yaml:" in result.output
    status = CliRunner().invoke(main, ["portal", "status", *map(str, [*options, *to]), "--json"])
    assert json.loads(status.output)["changed"] == [JIA]
