"""The matrix: a row for each point, a column for each unit, a dot where the unit is responsible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from workplan.edition.texts import LocalizedText
from workplan.exports.excel import formats
from workplan.exports.excel.table import (
    Cell,
    Column,
    set_panes_and_print_area,
    set_widths,
    write_rows,
    write_titles,
)
from workplan.exports.excel.task_sheet import point_number
from workplan.exports.excel.writer import WorkbookWriter
from workplan.exports.task_rows import point_name

DOT = "●"
MAX_BORDERED_CELLS = 100_000
"""A matrix with more cells has borders around dots only; millions of borders help nobody."""
FILTER_BUTTON_HEIGHT = 20
"""Points, so that the filter's button does not cover a name."""
MAX_HEADER_HEIGHT = 350
"""Points."""


def write_matrix(workbook: WorkbookWriter, titles: LocalizedText) -> None:
    """Adds the sheet; the units' names have a header row for each language."""
    sheet = workbook.sheet("sheet_matrix")
    columns = _columns(workbook)
    first_header = write_titles(workbook, sheet, titles, columns)
    set_widths(sheet, columns)
    headers = range(first_header, first_header + len(workbook.edition.languages))
    _write_headers(workbook, sheet, headers, columns)
    last_row = write_rows(workbook, sheet, headers.stop, _rows(workbook), columns)
    set_panes_and_print_area(sheet, headers, last_row, len(columns), frozen_columns=2)
    sheet.autofilter(headers.stop - 1, 0, last_row - 1, len(columns) - 1)


def _columns(workbook: WorkbookWriter) -> list[Column]:
    source_language, ui_text = workbook.source_language, workbook.edition.ui_text
    return [
        Column("\n".join(ui_text("sheet_num").values()), 6, source_language),
        Column(ui_text("sheet_point")[source_language], 38, source_language),
        *(Column("", 4.5, source_language) for _ in workbook.edition.plan.units),
        Column("\n".join(ui_text("sheet_unit_count").values()), 7, source_language),
        *(
            Column(ui_text("sheet_point")[language], 62, language, collapsible=True)
            for language in workbook.edition.languages[1:]
        ),
    ]


def _write_headers(
    workbook: WorkbookWriter, sheet: Worksheet, headers: range, columns: Sequence[Column]
) -> None:
    for row, language in zip(headers, workbook.edition.languages, strict=True):
        names = [unit.name.get(language) for unit in workbook.edition.plan.units]
        has_filter = row == headers.stop - 1
        height = _header_height(language, names) + FILTER_BUTTON_HEIGHT * has_filter
        sheet.set_row(row, height)
        for col, name in enumerate(names, start=2):
            workbook.write(sheet, row, col, name, formats.narrow_header(language))
    for col, column in enumerate(columns):
        if column.header:
            cell_format = formats.header(column.language)
            workbook.merge_column(sheet, headers, col, column.header, cell_format)


def _header_height(language: str, names: Sequence[str]) -> float:
    """Room for the longest name: stacked in one column, or turned and broken into two lines."""
    longest = max(map(len, names), default=0)
    return min(MAX_HEADER_HEIGHT, 10 + longest * (14 if language.startswith("zh") else 3.2))


def _rows(workbook: WorkbookWriter) -> Iterator[list[Cell | None]]:
    edition, cell_format = workbook.edition, formats.centred(workbook.source_language)
    has_borders = len(edition.points) * len(edition.units) <= MAX_BORDERED_CELLS
    empty = Cell("", cell_format) if has_borders else None
    for point_id in edition.points:
        yield list(_cells(workbook, point_id, Cell(DOT, cell_format), empty))
    yield list(_totals(workbook))


def _cells(
    workbook: WorkbookWriter, point_id: str, dot: Cell, empty: Cell | None
) -> Iterator[Cell | None]:
    edition, source_language = workbook.edition, workbook.source_language
    point = edition.points[point_id]
    name = point_name(edition, point_id)
    yield Cell(point_number(point_id), formats.centred(source_language))
    yield Cell(name[source_language], formats.text(source_language))
    yield from (dot if unit_name in point.units else empty for unit_name in edition.units)
    yield Cell(len(point.units), formats.centred(source_language))
    for language in edition.languages[1:]:
        yield Cell(name.get(language, ""), formats.text(language))


def _totals(workbook: WorkbookWriter) -> Iterator[Cell]:
    edition, cell_format = workbook.edition, formats.header(workbook.source_language)
    counts = [len(points) for points in edition.points_of.values()]
    yield Cell("", cell_format)
    yield Cell("\n".join(edition.ui_text("sheet_point_count").values()), cell_format)
    yield from (Cell(count, cell_format) for count in (*counts, sum(counts)))
    yield from (Cell("", cell_format) for _ in edition.languages[1:])
