"""Numbers in files of others: whatever stands where one is expected, nothing is raised."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from commands import workplan
from conftest import ROOT

from workplan.importer import read_plan

SOURCES = ROOT / "src/workplan"
NO_TEXT = {
    "files/workbook_cells.py: int(match[1], 16)",  # which are four digits
    "files/workbook_cells.py: isinstance(value, float)",
    "files/workbook_cells.py: int(value)",  # which is a float, as Excel keeps numbers
}
CELLS = ["序号", "任务", "措施", "责任单位"]
ROWS = [["1", "推广校园", "健全制度。", "办公室"], ["2", "加强队伍", "组织培训。", "人事处"]]


def table_between_bars(second: str, tmp_path: Path) -> Path:
    """A text with each cell on its own line, whose second row has this number."""
    cells = [*CELLS, *ROWS[0], second, *ROWS[1][1:]]
    file = tmp_path / "a.txt"
    lines = ["某某市教育局2024年度工作要点", *cells, ""]
    file.write_text("\n||\n".join(lines), "utf-8", newline="\n")
    return file


def test_a_number_of_any_length_breaks_a_table_and_not_the_command(tmp_path):
    done = workplan("import", table_between_bars("9" * 5_000, tmp_path), "-o", tmp_path / "a.yaml")
    assert done.returncode == 2
    assert "没有导入 / not imported" in done.stderr
    assert "表格的行列散了" in done.stderr
    assert not (tmp_path / "a.yaml").exists()


@pytest.mark.parametrize("second", ["2", "２"])
def test_rows_are_told_apart_by_digits_of_any_width(second, tmp_path):
    result = read_plan(table_between_bars(second, tmp_path).read_bytes(), "a.txt").result
    assert [point.num for point in result.points] == [1, 2]


def test_text_becomes_a_number_in_one_place():
    """``int`` alone raises on thousands of digits, and takes digits of any script."""
    modules = [*SOURCES.glob("importer/**/*.py"), SOURCES / "files/workbook_cells.py"]
    found = {
        f"{module.relative_to(SOURCES).as_posix()}: {ast.unparse(node)}"
        for module in modules
        if module != SOURCES / "importer/limits.py"
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and {"int", "float"} & {ast.unparse(part) for part in (node.func, *node.args)}
    }
    assert found == NO_TEXT
