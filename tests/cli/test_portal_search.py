"""The commands of the search over many plans."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from portal.search.searched_plans import everything, searched_plans, truth

from workplan.cli.portal_search import search_load
from workplan.edition.edition import Edition
from workplan.portal.search import groonga as module
from workplan.portal.search.box import BOX, FOLDER, Scope, box_file
from workplan.portal.search.groonga import DATABASE, Search
from workplan.portal.search.scope import EMPTY, update_scope
from workplan.portal.search.texts import PlanTexts

pytestmark = pytest.mark.usefixtures("groonga")


@pytest.fixture
def plans(edition: Edition) -> list[PlanTexts]:
    return searched_plans(edition)


def test_a_built_portal_is_loaded_by_a_command(plans, tmp_path: Path):
    by_address = {plan.address: plan for plan in plans}
    update = update_scope(EMPTY, dict.fromkeys(by_address, "1"), by_address.__getitem__)
    files = {
        BOX: box_file([Scope(2024, "a")], {}),
        **{f"2024/a/{path}": content for path, content in update.files.items()},
    }
    for path, content in files.items():
        file = tmp_path / "portal" / FOLDER / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    output = tmp_path / "database"
    for _ in range(2):  # what the command made it replaces, also when it has been opened
        done = CliRunner().invoke(search_load, [str(tmp_path / "portal"), "-o", str(output)])
        assert (done.exit_code, "602" in done.output) == (0, True), done.output
        with module.groonga(output / DATABASE) as database:
            assert everything(Search(database), "双随机")[0] == truth(plans, "双随机")
    lines = tmp_path / "points.ndjson"
    done = CliRunner().invoke(search_load, [str(tmp_path / "portal"), "--ndjson", str(lines)])
    assert done.exit_code == 0, done.output
    records = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert len(records) == 602
    assert records[0].keys() >= {"id", "issuer", "year", "region", "heading", "measures"}


def test_what_is_no_portal_is_said(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    output = str(tmp_path / "database")
    done = CliRunner().invoke(search_load, [str(tmp_path / "empty"), "-o", output])
    assert done.exit_code == 1
    assert "不是生成好的门户" in done.output
    assert "not a built portal" in done.output
    assert not (tmp_path / "database").exists()
