"""The sheet by responsible unit: one row a pair of unit and point."""

from __future__ import annotations

from collections.abc import Iterator

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.exports.excel import formats
from workplan.exports.excel.table import Cell, Column, Table, write_table
from workplan.exports.excel.writer import WorkbookWriter
from workplan.exports.task_rows import point_name
from workplan.plan.model import Unit

KEYS = {"sheet_unit": (13, 22), "sheet_point": (40, 46), "sheet_beside": (34, 46)}
"""The columns of each language: their widths in Chinese, and in the others."""


def write_units(book: WorkbookWriter, titles: LocalizedText) -> None:
    """Adds the sheet of all units."""
    sheet = book.sheet("sheet_by_unit")
    write_table(book, sheet, Table(titles, _columns(book), _rows(book), fixed=2))


def _columns(book: WorkbookWriter) -> list[Column]:
    first, say = book.tag, book.edition.say
    number = Column("\n".join(say("sheet_num").values()), 6, first)
    of_first = [Column(say(key)[first], width, first) for key, (width, _) in KEYS.items()]
    others = [
        Column(say(key)[tag], width, tag, True)
        for tag in book.edition.languages[1:]
        for key, (_, width) in KEYS.items()
    ]
    return [of_first[0], number, *of_first[1:], *others]


def _rows(book: WorkbookWriter) -> Iterator[list[Cell]]:
    for unit in book.edition.plan.units:
        for i, point in enumerate(book.edition.points_of[unit.id]):
            yield list(_cells(book, unit, point, again=i > 0))


def _cells(book: WorkbookWriter, unit: Unit, point: str, *, again: bool) -> Iterator[Cell]:
    edition = book.edition
    name, heading = localized(edition, unit.name), point_name(edition, point)
    beside = _beside(edition, unit, point)
    for tag in edition.languages:
        yield Cell(name.get(tag, ""), formats.text(tag, repeated=again))
        if tag == book.tag:
            number = int(point) if point.isdecimal() else point
            yield Cell(number, formats.centred(tag))
        yield Cell(heading.get(tag, ""), formats.text(tag))
        yield Cell(beside.get(tag, ""), formats.text(tag))


def _beside(edition: Edition, unit: Unit, point: str) -> LocalizedText:
    """The other units of a point."""
    named = [edition.units[name] for name in edition.points[point].units]
    return {
        tag: edition.say("units_separator")[tag].join(
            other.name.get(tag) for other in named if other.id != unit.id
        )
        for tag in edition.languages
    }
