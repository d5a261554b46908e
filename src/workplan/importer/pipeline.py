"""From a document to what is found in it: as text or as tables, or a refusal with its reason."""

from __future__ import annotations

from workplan.importer.errors import RejectedError
from workplan.importer.notices import notices_on
from workplan.importer.readers.document import Document
from workplan.importer.rejections import (
    refuse_cut_off,
    refuse_decimal_numbers,
    refuse_other_genre,
    refuse_other_language,
)
from workplan.importer.responsibility.lead_rule import apply_lead_rule
from workplan.importer.result import ParseResult
from workplan.importer.structure.numbers import NumberCandidate
from workplan.importer.structure.text_plan import TextPlan
from workplan.importer.tables.detect import tables_in
from workplan.importer.tables.rows import Grid, ShiftedError
from workplan.importer.tables.table_plan import TablePlan

_CELLS = 30_000
_FEW = 3
_ROWS = 2


def analyse(document: Document) -> ParseResult:
    """Finds the plan in a document.

    Raises:
        RefusalError: there is no plan in it, or none that can be trusted.
    """
    tables_found = tables_in(document)
    if sum(len(table.rows) * len(table.rows[0]) for table in tables_found if table.rows) > _CELLS:
        raise RejectedError("too_long", limit=_CELLS)
    grids = [Grid(document, table) for table in tables_found]
    tables = [grid for grid in grids if grid.table.broken or grid.head is not None]
    text = TextPlan(document, tuple((g.table.start, g.table.end) for g in tables))
    if tables and _plan_is_in(tables, text):
        found = _tables(document, tables)
    else:
        refuse_other_genre(text)
        refuse_decimal_numbers(text)
        found = text.read()
        refuse_cut_off(text)
    if len(found.points) < _ROWS:
        raise RejectedError("no_points")
    refuse_other_language(found)
    apply_lead_rule(found)
    found.remarks += notices_on(found, document)
    found.remarks.sort(key=lambda remark: remark.line)
    return found


def _plan_is_in(tables: list[Grid], text: TextPlan) -> bool:
    """Whether the points are rows of tables: the text outside has few numbers, or is a notice."""
    start = tables[0].table.start
    before: list[NumberCandidate] = text.numbers_before(start)
    return len(before) < _FEW or text.title_between(before[-1].start, start)


def _tables(document: Document, tables: list[Grid]) -> ParseResult:
    try:
        for grid in tables:
            if grid.table.broken:
                line = document.line(grid.table.broken_at)
                raise RejectedError("table_broken", line)
            grid.rows  # noqa: B018 reading them finds cells that are not where they belong
        return TablePlan(document, tables).read()
    except ShiftedError as error:
        raise RejectedError("table_shifted", document.line(error.position)) from None
