"""Tables in plain text."""

from __future__ import annotations

from workplan.importer import read_plan


def test_circled_numbers_alone_in_table_cells_are_no_row_numbers():
    rows = "".join(f"任务\n|\n{number}\n|\n做好工作\n|\n办公室\n|\n" for number in "①②③④")
    text = f"2024年工作任务分解表\n任务\n|\n内容\n|\n责任单位\n|\n{rows}"
    assert read_plan(text.encode(), "a.txt").rejection.key == "table_broken"
