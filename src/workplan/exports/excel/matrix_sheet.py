"""The sheet of the matrix: a row a point, a column a unit, a dot where they go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from workplan.edition.texts import LocalizedText
from workplan.exports.excel import formats
from workplan.exports.excel.table import Cell, Column, frame, set_widths, write_rows, write_titles
from workplan.exports.excel.writer import WorkbookWriter
from workplan.exports.task_rows import point_name

DOT = "●"
FRAMED = 100_000
"""Cells up to which those without a dot have a frame too; millions of frames say nothing."""
FILTER = 20
"""Points of height for the filter's button, which must not stand on a name."""


def write_matrix(book: WorkbookWriter, titles: LocalizedText) -> None:
    """Adds the sheet; the units' names have a row of heads for each language."""
    sheet = book.sheet("sheet_matrix")
    columns = _columns(book)
    top = write_titles(book, sheet, titles, [column.width for column in columns])
    set_widths(sheet, columns)
    heads = range(top, top + len(book.edition.languages))
    _heads(book, sheet, heads, columns)
    last = write_rows(book, sheet, heads.stop, _rows(book), columns)
    frame(sheet, heads, last, len(columns), 2)
    sheet.autofilter(heads.stop - 1, 0, last - 1, len(columns) - 1)


def _columns(book: WorkbookWriter) -> list[Column]:
    first, say = book.tag, book.edition.say
    return [
        Column("\n".join(say("sheet_num").values()), 6, first),
        Column(say("sheet_point")[first], 38, first),
        *(Column("", 4.5, first) for _ in book.edition.plan.units),
        Column("\n".join(say("sheet_unit_count").values()), 7, first),
        *(Column(say("sheet_point")[tag], 62, tag, True) for tag in book.edition.languages[1:]),
    ]


def _heads(book: WorkbookWriter, sheet: Worksheet, heads: range, columns: Sequence[Column]) -> None:
    for row, tag in zip(heads, book.edition.languages, strict=True):
        names = [unit.name.get(tag) for unit in book.edition.plan.units]
        is_last = row == heads.stop - 1
        sheet.set_row(row, _height(tag, names) + FILTER * is_last)
        for col, name in enumerate(names, start=2):
            book.put(sheet, row, col, name, formats.upright(tag))
    for col, column in enumerate(columns):
        if column.head:
            book.down(sheet, heads, col, column.head, formats.head(column.tag))


def _height(tag: str, names: Sequence[str]) -> float:
    """Room for the longest name: in one stack, or turned and in two lines."""
    longest = max(map(len, names))
    return min(350, 10 + longest * (14 if tag.startswith("zh") else 3.2))


def _rows(book: WorkbookWriter) -> Iterator[list[Cell | None]]:
    edition, look = book.edition, formats.centred(book.tag)
    small = len(edition.points) * len(edition.units) <= FRAMED
    empty = Cell("", look) if small else None
    for point in edition.points:
        yield list(_cells(book, point, Cell(DOT, look), empty))
    yield list(_totals(book))


def _cells(
    book: WorkbookWriter, point: str, dot: Cell, empty: Cell | None
) -> Iterator[Cell | None]:
    edition, first = book.edition, book.tag
    record = edition.points[point]
    heading = point_name(edition, point)
    yield Cell(int(point) if point.isdecimal() else point, formats.centred(first))
    yield Cell(heading[first], formats.text(first))
    yield from (dot if name in record.units else empty for name in edition.units)
    yield Cell(len(record.units), formats.centred(first))
    yield from (Cell(heading.get(tag, ""), formats.text(tag)) for tag in edition.languages[1:])


def _totals(book: WorkbookWriter) -> Iterator[Cell]:
    edition, look = book.edition, formats.head(book.tag)
    counts = [len(points) for points in edition.points_of.values()]
    yield Cell("", look)
    yield Cell("\n".join(edition.say("sheet_point_count").values()), look)
    yield from (Cell(count, look) for count in (*counts, sum(counts)))
    yield from (Cell("", look) for _ in edition.languages[1:])
