"""The task table (任务分解表), with empty columns to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workplan.edition.texts import LocalizedText
from workplan.exports.excel import formats
from workplan.exports.excel.table import Cell, Column, Table, write_table
from workplan.exports.excel.writer import WorkbookWriter
from workplan.exports.task_rows import Task

FROZEN_COLUMNS = 3
"""Number, section and point stay visible."""
TRANSLATED_COLUMNS = {
    "sheet_section": 14,
    "sheet_point": 16,
    "sheet_measure": 40,
    "sheet_units": 18,
}
"""The columns of each translation and their widths."""


def write_tasks(workbook: WorkbookWriter, titles: LocalizedText, tasks: Iterable[Task]) -> None:
    """Adds the sheet of some tasks."""
    sheet = workbook.sheet("sheet_tasks")
    rows = (list(_cells(workbook, task)) for task in tasks)
    write_table(workbook, sheet, Table(titles, _columns(workbook), rows, FROZEN_COLUMNS))
    sheet.ignore_errors({"number_stored_as_text": "A1:D1048576"})


def point_number(point_id: str) -> str | int:
    """A point's id as a number, so that it sorts; ``2-1`` stays a text."""
    return int(point_id) if point_id.isdecimal() else point_id


def _columns(workbook: WorkbookWriter) -> list[Column]:
    """The source language first, then what offices fill in, then the translations."""
    source_language, ui_text = workbook.source_language, workbook.edition.ui_text
    columns = [
        Column("\n".join(ui_text("sheet_num").values()), 5, source_language),
        Column(ui_text("sheet_section")[source_language], 9, source_language),
        Column(ui_text("sheet_point")[source_language], 13, source_language),
        Column("\n".join(ui_text("sheet_measure_num").values()), 6, source_language),
        Column(ui_text("sheet_measure")[source_language], 38, source_language),
        Column(ui_text("sheet_units")[source_language], 11, source_language),
        Column("\n".join(ui_text("sheet_deadline").values()), 9, source_language),
        Column("\n".join(ui_text("sheet_progress").values()), 14, source_language),
    ]
    columns += [
        Column(ui_text(key)[language], width, language, collapsible=True)
        for language in workbook.edition.languages[1:]
        for key, width in TRANSLATED_COLUMNS.items()
    ]
    return columns


def _cells(workbook: WorkbookWriter, task: Task) -> Iterator[Cell]:
    source_language, repeated = workbook.source_language, not task.is_first
    plain = formats.text(source_language)
    context = formats.text(source_language, repeated=repeated)
    yield Cell(point_number(task.point), formats.centred(source_language, repeated=repeated))
    yield Cell(task.section[source_language], context)
    yield Cell(task.heading[source_language], context)
    yield Cell(task.id, formats.centred(source_language))
    yield Cell(task.measure[source_language], plain)
    yield Cell(task.units[source_language], context)
    yield Cell("\n".join(filter(None, task.deadline.values())), plain)
    yield Cell("", plain)
    for language in workbook.edition.languages[1:]:
        context = formats.text(language, repeated=repeated)
        yield Cell(task.section.get(language, ""), context)
        yield Cell(task.heading.get(language, ""), context)
        yield Cell(task.measure.get(language, ""), formats.text(language))
        yield Cell(task.units.get(language, ""), context)
