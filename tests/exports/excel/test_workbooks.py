"""The workbooks as offices use them: heads that stay, filters, A4 across, columns to fill in."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

SHEETS = ["任务分解表", "按责任机构", "对照表", "说明"]


@pytest.fixture(scope="module")
def book(files) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(files["plan.xlsx"]))


def test_the_sheets(book, files):
    assert book.sheetnames == SHEETS
    unit_book = openpyxl.load_workbook(io.BytesIO(files["units/faguichu.xlsx"]))
    assert unit_book.sheetnames == ["任务分解表", "说明"]
    assert unit_book.worksheets[0]["A1"].value == "法规处任务分解表"


def test_the_columns_of_the_task_table(book):
    headers = [cell.value for cell in book["任务分解表"][4]]
    assert headers == [
        "序号\nNo.", "部分", "工作任务", "编号\nItem", "具体举措", "责任机构", "完成时限\nDeadline", "进展情况\nProgress",
        "Section", "Point", "Measure", "Responsible units",
    ]  # fmt: skip


def test_deadline_and_progress_are_empty_and_ready_to_fill_in(book):
    for row in book["任务分解表"].iter_rows(min_row=5, min_col=7, max_col=8):
        for cell in row:
            assert cell.value is None
            assert cell.alignment.wrap_text
            assert cell.border.left.style == "thin"


@pytest.mark.parametrize("name", SHEETS)
def test_heads_stay_and_repeat_and_the_paper_is_a4_across(book, name):
    sheet = book[name]
    head = 5 if name == "对照表" else 4
    assert sheet.freeze_panes.endswith(str(head + 1))
    assert sheet.print_title_rows == f"$4:${head}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(None, 0), (1, 0)}
    assert sheet.print_area.startswith(f"'{name}'!$A$1:")


@pytest.mark.parametrize(
    ("name", "filtered"),
    [("任务分解表", "A4:L42"), ("按责任机构", "A4:G49"), ("对照表", "A5:R20")],
)
def test_filters_are_on_from_the_head_to_the_last_row(book, name, filtered):
    assert book[name].auto_filter.ref == filtered


def test_nothing_is_merged_below_the_heads_so_that_filters_and_sorting_work(book):
    for name in ("任务分解表", "按责任机构"):
        assert all(merged.max_row < 4 for merged in book[name].merged_cells.ranges)


def test_numbers_sort_as_numbers(book):
    numbers = [row[0].value for row in book["任务分解表"].iter_rows(min_row=5)]
    assert all(isinstance(number, int) for number in numbers)
    assert numbers == sorted(numbers)


def test_what_is_said_again_is_grey(book):
    rows = list(book["任务分解表"].iter_rows(min_row=5))
    for before, row in pairwise(rows):
        again = before[0].value == row[0].value
        colour = row[2].font.color.rgb if row[2].font.color else None
        assert (colour == "FF7F7F7F") == again


def test_fonts_are_those_that_chinese_offices_have(book):
    used = {
        cell.font.name for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    }
    assert used == {"方正小标宋简体", "黑体", "宋体", "Times New Roman"}
    for sheet in book:
        for row in sheet.iter_rows(min_row=5):
            for cell in row:
                if cell.font.name == "Times New Roman" and isinstance(cell.value, str):
                    assert re.search("[A-Za-z0-9]", cell.value)


def test_the_translations_fold_away(book):
    sheet = book["任务分解表"]
    assert [sheet.column_dimensions[col].outlineLevel for col in "HIJKL"] == [0, 1, 1, 1, 1]


def test_rows_are_as_high_as_their_text_and_grow_with_what_is_typed(files):
    with ZipFile(io.BytesIO(files["plan.xlsx"])) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    rows = re.findall(r"<row r=\"(\d+)\"[^>]*>", sheet)
    heights = re.findall(r'<row r="\d+"[^>]* ht="([\d.]+)"', sheet)
    assert len(rows) == len(heights) == 42
    assert "customHeight" not in sheet
    assert all(14 <= float(height) <= 409 for height in heights)


def test_every_workbook_carries_the_version_line(edition, files):
    for name, data in files.items():
        if not name.endswith(".xlsx"):
            continue
        book = openpyxl.load_workbook(io.BytesIO(data))
        custom = {prop.name: prop.value for prop in book.custom_doc_props.props}
        assert custom == {"Edition": "2024", "ContentHash": f"sha256:{edition.content_hash}"}
        version = f"2024年版　内容校验码 {edition.content_hash[:12]}"
        assert version in book.worksheets[0]["A3"].value
        assert version in book.worksheets[0].oddFooter.left.text
        assert book.properties.creator == "杭州市教育局"
        assert book.properties.created.year == 1980
