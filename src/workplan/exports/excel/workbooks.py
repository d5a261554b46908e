"""The workbooks: that of the whole plan, and one for each unit."""

from __future__ import annotations

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.exports.excel.matrix_sheet import write_matrix
from workplan.exports.excel.notes_sheet import write_notes
from workplan.exports.excel.task_sheet import write_tasks
from workplan.exports.excel.unit_sheet import write_units
from workplan.exports.excel.writer import WorkbookWriter
from workplan.exports.task_rows import tasks


def plan_workbook(edition: Edition) -> bytes:
    """The task table, the table by unit, the matrix and the notes."""
    title = localized(edition, edition.plan.title)
    tasks_title = _titles(edition, "sheet_tasks_title", title)
    workbook = WorkbookWriter(edition, tasks_title)
    write_tasks(workbook, tasks_title, tasks(edition))
    if edition.has("units"):
        write_units(workbook, _titles(edition, "sheet_by_unit_title", title))
        write_matrix(workbook, _titles(edition, "sheet_matrix_title", title))
    write_notes(workbook, title)
    return workbook.finish()


def unit_workbook(edition: Edition, unit_id: str) -> bytes:
    """The task table of one unit, and the notes."""
    unit = edition.units_by_id[unit_id]
    titles = _titles(edition, "sheet_tasks_title", localized(edition, unit.name))
    workbook = WorkbookWriter(edition, titles)
    write_tasks(workbook, titles, tasks(edition, edition.points_of[unit_id]))
    write_notes(workbook, localized(edition, edition.plan.title))
    return workbook.finish()


def _titles(edition: Edition, key: str, subject: LocalizedText) -> LocalizedText:
    """The titles of a sheet about ``subject``, in the languages that name it."""
    titles = edition.ui_text(key, title=subject)
    return {language: title for language, title in titles.items() if language in subject}
