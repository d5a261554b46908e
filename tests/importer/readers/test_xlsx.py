"""Workbooks of tasks."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from importer.support import draft_of
from workplan.cli import main
from workplan.importer import read_plan
from workplan.importer.readers import read_document
from workplan.plan.loader import parse_plan

HEADERS = ["序号", "重点任务", "工作任务", "责任单位", "完成时限"]
ROWS = [
    [1, "规范管理", "开展检查。", "办公室", datetime.date(2024, 6, 30)],
    [2, None, "完成整改。", "法规处", "12月底前"],
    [3, "改进服务", "公开指南。", "政务处", "全年"],
]


def book(sheet: Worksheet) -> bytes:
    file = io.BytesIO()
    sheet.parent.save(file)
    return file.getvalue()


@pytest.fixture
def sheet() -> Worksheet:
    sheet = Workbook().active
    sheet.append(["某某市教育局2024年工作任务分解表"])
    sheet.append(HEADERS)
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("B3:B4")
    return sheet


def test_a_sheet_of_tasks_is_read_as_a_plan(sheet):
    outcome = read_plan(book(sheet), "任务.xlsx")
    assert outcome.result.title == "某某市教育局2024年工作任务分解表"
    assert [(point.num, point.units, point.deadline) for point in outcome.result.points] == [
        (1, ("办公室",), "2024年6月30日"),
        (2, ("法规处",), "12月底前"),
        (3, ("政务处",), "全年"),
    ]


def test_the_escapes_of_a_cell_are_read_as_what_they_mean(sheet):
    sheet["C3"] = "开展检查。_x000D_\n公布结果_x0009_。"
    document = read_document(book(sheet), "a.xlsx")
    assert "开展检查。\n公布结果 。" in document.text


@pytest.mark.parametrize("code", ["0000", "2028", "D83D", "FDD0", "FFFE", "FFFF"])
def test_no_character_that_a_cell_has_escaped_makes_the_draft_unreadable(sheet, code):
    sheet["C3"] = f"开展检查_x{code}_工作。"
    outcome = read_plan(book(sheet), "a.xlsx")
    assert len(parse_plan(draft_of(outcome.result)).points) == len(ROWS)


def test_what_is_not_printed_is_left_out_and_stated(sheet):
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["E"].hidden = True
    document = read_document(book(sheet), "a.xlsx")
    assert [line.split("\t")[2:] for line in document.text.splitlines()[1:4]] == [
        ["工作任务", "责任单位"],
        ["开展检查。", "办公室"],
        ["公开指南。", "政务处"],
    ]
    assert [notice.key for notice in document.notices] == ["hidden_text"]


def test_a_hidden_sheet_has_to_be_reviewed(sheet):
    other = sheet.parent.create_sheet("内部")
    other["A1"], other.sheet_state = "密", "hidden"
    document = read_document(book(sheet), "a.xlsx")
    assert "密" not in document.text
    (notice,) = document.notices
    assert (notice.key, notice.details, notice.needs_review) == (
        "hidden_sheet",
        {"sheet": "内部"},
        True,
    )


def test_a_merged_cell_over_the_whole_sheet_is_read_in_bounds(sheet):
    sheet.merged_cells.add("A7:XFD1048576")
    assert read_plan(book(sheet), "a.xlsx").result


def test_a_sheet_with_very_many_rows_is_refused(sheet):
    sheet.cell(6_000, 1, "甲")
    assert read_plan(book(sheet), "a.xlsx").rejection.key == "too_many_places"


def test_the_command_reads_a_sheet_that_is_none_of_translations(sheet, tmp_path: Path):
    file = tmp_path / "任务.xlsx"
    file.write_bytes(book(sheet))
    result = CliRunner().invoke(main, ["import", str(file), "--json"])
    assert result.exit_code == 0, result.output
