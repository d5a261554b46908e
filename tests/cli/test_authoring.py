"""``workplan export``: by name or suffix, to a file or a folder, and clear errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Done, workplan
from conftest import PLAN, ROOT

from workplan import Plan, WorkplanError
from workplan.edition.edition import Edition
from workplan.exports.registry import exports, find_export


def export(*arguments: str, cwd: Path = ROOT) -> Done:
    return workplan("export", f"--plan={PLAN}", *arguments, cwd=cwd)


def test_a_file_is_written_by_its_name(tmp_path, files):
    done = export("plan.xlsx", "-o", str(tmp_path / "任务.xlsx"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "任务.xlsx").read_bytes() == files["plan.xlsx"]


def test_without_a_target_it_keeps_its_name(tmp_path, files):
    assert export("units/faguichu.xlsx", cwd=tmp_path).returncode == 0
    assert (tmp_path / "faguichu.xlsx").read_bytes() == files["units/faguichu.xlsx"]


def test_a_folder_takes_it_under_its_name(tmp_path, files):
    assert export("csv", "-o", str(tmp_path)).returncode == 0
    assert (tmp_path / "plan.csv").read_bytes() == files["plan.csv"]


@pytest.mark.parametrize(
    ("requested", "name"),
    [
        ("xlsx", "plan.xlsx"),
        (".docx", "plan.docx"),
        ("en.docx", "plan.en.docx"),
        ("json", "plan.json"),
        ("schema.json", "plan.schema.json"),
        ("plan.zh.docx", "plan.zh.docx"),
        ("faguichu.xlsx", "units/faguichu.xlsx"),
    ],
)
def test_names_and_suffixes_lead_to_files(edition, requested, name):
    assert find_export(edition, requested).name == name


@pytest.mark.parametrize("requested", ["plan.xls", "pdf", "", ".", "../plan.xlsx", "units/"])
def test_an_unknown_name_is_told_with_those_that_there_are(edition, requested):
    with pytest.raises(WorkplanError, match=r"没有叫“.*plan\.xlsx, .* / There is no file"):
        find_export(edition, requested)


def test_the_command_names_the_nearest_and_ends_with_1(tmp_path):
    done = export("plan.xls", cwd=tmp_path)
    assert done.returncode == 1
    assert "是不是“plan.xlsx”？" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").touch()
    done = export("plan.txt", "-o", str(tmp_path / "file/plan.txt"))
    assert done.returncode == 1
    assert "无法写入" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_no_cell_can_hold_is_told_not_cut(plan):
    data = plan.model_dump(mode="json", exclude_none=True)
    data["sections"][0]["points"][0]["measures"][0]["zh"] = "长" * 32_768
    edition = Edition(Plan.model_validate(data))
    with pytest.raises(WorkplanError, match="超过32767字"):
        find_export(edition, "xlsx").make(edition)


def test_a_plan_in_one_language_has_one_document(plan):
    data = plan.model_dump(mode="json", exclude_none=True)
    edition = Edition(Plan.model_validate({**data, "languages": ["zh"]}))
    names = [name for name in exports(edition) if name.endswith(".docx")]
    assert names == ["plan.docx"]
    for file in exports(edition).values():
        assert file.make(edition)
