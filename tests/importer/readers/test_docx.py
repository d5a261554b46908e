"""Tables in Word files."""

from __future__ import annotations

import io

import docx

from workplan.importer import read_plan


def table_docx() -> bytes:
    """The first points as rows of a Word table, units in merged cells."""
    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph("某某市教育局2024年工作任务分解表")
    rows = [
        ("序号", "工作任务", "具体举措", "责任单位"),
        ("1", "优化政务公开", "公开招生政策。", "办公室、法规处"),
        ("2", "严格行政监管", "开展双随机抽查。", "监管处"),
        ("3", "推进普法", "组织宪法晨读。", ""),
    ]
    table = document.add_table(rows=len(rows), cols=4)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(2, 3).merge(table.cell(3, 3))
    document.save(file)
    return file.getvalue()


def test_a_word_table_with_merged_cells_is_read_by_rows():
    result = read_plan(table_docx(), "a.docx").result
    assert [(point.num, point.heading, point.units) for point in result.points] == [
        (1, "优化政务公开", ("办公室", "法规处")),
        (2, "严格行政监管", ("监管处",)),
        (3, "推进普法", ("监管处",)),
    ]
