"""``workplan export``: by name or suffix, to a file or a folder, and clear errors."""

from __future__ import annotations

from pathlib import Path

from commands import Done, workplan
from conftest import PLAN, ROOT


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
