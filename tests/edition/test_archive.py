"""The archive beside a plan: what is not a plan of an earlier year is passed over with a word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import PLAN

from workplan.cli import main
from workplan.edition.archive import archive_notices, load_editions


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    shutil.copy(PLAN, tmp_path / "plan.yaml")
    archive = tmp_path / "archive"
    archive.mkdir()
    text = PLAN.read_text("utf-8").replace("\nyear: 2024\n", "\nyear: 2023\n")
    (archive / "2023.yaml").write_text(text, "utf-8")
    return tmp_path / "plan.yaml"


UNREAD = ("2022.yml", "~$2023.yaml", "2023.yaml.bak", "2023.yaml.orig", "2023.yaml~", "notes.txt")


def test_each_file_that_is_no_archived_plan_is_named_and_stops_nothing(plan: Path):
    archive = plan.parent / "archive"
    for name in (*UNREAD, ".2023.yaml.swp", ".gitkeep"):
        (archive / name).write_bytes(b"\x00\xff")
    (archive / "2021.yaml").mkdir()
    assert [edition.plan.year for edition in load_editions(plan)] == [2024, 2023]
    named = {notice.file: notice for notice in archive_notices(plan)}
    assert set(named) == {str(archive / name) for name in (*UNREAD, "2021.yaml")}
    result = CliRunner().invoke(main, ["check", "--plan", str(plan)])
    assert result.exit_code == 0
    assert all(str(notice) in result.stdout for notice in named.values())
    assert "2022.yml:1: 没有读入" in result.stdout
    assert "Not read: " in result.stdout


def test_a_file_in_the_place_of_the_archive_is_named(plan: Path):
    shutil.rmtree(plan.parent / "archive")
    assert list(archive_notices(plan)) == []
    (plan.parent / "archive").touch()
    assert [notice.file for notice in archive_notices(plan)] == [str(plan.parent / "archive")]
    assert len(load_editions(plan)) == 1
