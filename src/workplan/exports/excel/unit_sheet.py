"""The table by responsible unit: a row for each pair of unit and point."""

from __future__ import annotations

from collections.abc import Iterator

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.exports.excel import formats
from workplan.exports.excel.table import Cell, Column, Table, write_table
from workplan.exports.excel.task_sheet import point_number
from workplan.exports.excel.writer import WorkbookWriter
from workplan.exports.task_rows import point_name
from workplan.plan.model import Unit

COLUMN_WIDTHS = {"sheet_unit": (13, 22), "sheet_point": (40, 46), "sheet_listed_with": (34, 46)}
"""The columns of each language: their widths in the source language, and in translations."""


def write_units(workbook: WorkbookWriter, titles: LocalizedText) -> None:
    """Adds the sheet of all units."""
    sheet = workbook.sheet("sheet_by_unit")
    write_table(
        workbook, sheet, Table(titles, _columns(workbook), _rows(workbook), frozen_columns=2)
    )


def _columns(workbook: WorkbookWriter) -> list[Column]:
    source_language, ui_text = workbook.source_language, workbook.edition.ui_text
    number = Column("\n".join(ui_text("sheet_num").values()), 6, source_language)
    unit, *others = [
        Column(ui_text(key)[source_language], width, source_language)
        for key, (width, _) in COLUMN_WIDTHS.items()
    ]
    translated = [
        Column(ui_text(key)[language], width, language, collapsible=True)
        for language in workbook.edition.languages[1:]
        for key, (_, width) in COLUMN_WIDTHS.items()
    ]
    return [unit, number, *others, *translated]


def _rows(workbook: WorkbookWriter) -> Iterator[list[Cell]]:
    for unit in workbook.edition.plan.units:
        for i, point_id in enumerate(workbook.edition.points_of[unit.id]):
            yield list(_cells(workbook, unit, point_id, repeated=i > 0))


def _cells(
    workbook: WorkbookWriter, unit: Unit, point_id: str, *, repeated: bool
) -> Iterator[Cell]:
    edition = workbook.edition
    unit_name, heading = localized(edition, unit.name), point_name(edition, point_id)
    other_units = _other_units(edition, unit, point_id)
    for language in edition.languages:
        yield Cell(unit_name.get(language, ""), formats.text(language, repeated=repeated))
        if language == workbook.source_language:
            yield Cell(point_number(point_id), formats.centred(language))
        yield Cell(heading.get(language, ""), formats.text(language))
        yield Cell(other_units.get(language, ""), formats.text(language))


def _other_units(edition: Edition, unit: Unit, point_id: str) -> LocalizedText:
    """The names of the other units of a point."""
    units = [edition.units[name] for name in edition.points[point_id].units]
    return {
        language: separator.join(other.name.get(language) for other in units if other.id != unit.id)
        for language, separator in edition.ui_text("units_separator").items()
    }
