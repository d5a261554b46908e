"""Parses a document: decides whether its points are in running text or in tables, and reads them.

The steps, each in its own subpackage:

1. ``tables.detect`` finds tables; ``tables.rows.Grid`` reads their headers.
2. ``structure.text_plan.TextPlan`` reads a plan in running text, or ``tables.table_plan`` one in
   tables. Both read responsibility notes with ``responsibility``.
3. ``rejections`` reject what is no plan; ``notices`` list what a person should know of.
"""

from __future__ import annotations

from workplan.importer.errors import RejectedError
from workplan.importer.limits import check_cells
from workplan.importer.notices import notices_on
from workplan.importer.readers.document import Document
from workplan.importer.rejections import (
    reject_cut_off,
    reject_decimal_numbers,
    reject_flat_table,
    reject_other_genre,
    reject_other_language,
)
from workplan.importer.responsibility.lead_rule import apply_lead_rule
from workplan.importer.result import ParseResult
from workplan.importer.structure.text_plan import TextPlan
from workplan.importer.tables.detect import tables_in
from workplan.importer.tables.rows import Grid
from workplan.importer.tables.table_plan import read_tables

_MIN_POINTS = 2


def parse_document(document: Document) -> ParseResult:
    """Parses the plan in a document.

    Raises:
        RejectedError: the document holds no plan, or none that can be imported reliably.
    """
    tables = tables_in(document)
    check_cells(sum(len(table.rows) * len(table.rows[0]) for table in tables if table.rows))
    grids = [Grid(document, table) for table in tables]
    grids = [grid for grid in grids if grid.table.broken_at >= 0 or grid.header_index is not None]
    text = TextPlan(document, tuple((grid.table.start, grid.table.end) for grid in grids))
    if grids and not text.is_plan_before(grids[0].table.start):
        result = read_tables(grids)
    else:
        reject_other_genre(text)
        reject_decimal_numbers(text)
        reject_flat_table(text)
        result = text.read()
        reject_cut_off(text)
    if len(result.points) < _MIN_POINTS:
        raise RejectedError("no_points")
    reject_other_language(result)
    apply_lead_rule(result)
    result.notices = sorted(notices_on(result, document), key=lambda notice: notice.line)
    return result
