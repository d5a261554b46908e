"""The sheet of the task table (任务分解表), with empty columns to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workplan.edition.texts import LocalizedText
from workplan.exports.excel import formats
from workplan.exports.excel.table import Cell, Column, Table, write_table
from workplan.exports.excel.writer import WorkbookWriter
from workplan.exports.task_rows import Task

FIXED = 3
"""The columns that stay in sight: number, section, point."""


def write_tasks(book: WorkbookWriter, titles: LocalizedText, rows: Iterable[Task]) -> None:
    """Adds the sheet of some tasks."""
    sheet = book.sheet("sheet_tasks")
    write_table(book, sheet, Table(titles, _columns(book), _rows(book, rows), FIXED))
    sheet.ignore_errors({"number_stored_as_text": "A1:D1048576"})


def _columns(book: WorkbookWriter) -> list[Column]:
    """The authoritative language first, then what offices fill in, then the translations."""
    first, say = book.tag, book.edition.say
    both = {key: "\n".join(say(key).values()) for key in ("sheet_num", "sheet_measure_num")}
    columns = [
        Column(both["sheet_num"], 5, first),
        Column(say("sheet_section")[first], 9, first),
        Column(say("sheet_point")[first], 13, first),
        Column(both["sheet_measure_num"], 6, first),
        Column(say("sheet_measure")[first], 38, first),
        Column(say("sheet_units")[first], 11, first),
        Column("\n".join(say("sheet_deadline").values()), 9, first),
        Column("\n".join(say("sheet_progress").values()), 14, first),
    ]
    for tag in book.edition.languages[1:]:
        keys = {"sheet_section": 14, "sheet_point": 16, "sheet_measure": 40, "sheet_units": 18}
        columns += [Column(say(key)[tag], width, tag, True) for key, width in keys.items()]
    return columns


def _rows(book: WorkbookWriter, rows: Iterable[Task]) -> Iterator[list[Cell]]:
    for task in rows:
        yield list(_cells(book, task))


def _cells(book: WorkbookWriter, task: Task) -> Iterator[Cell]:
    first, again = book.tag, not task.is_first
    yield Cell(_number(task.point), formats.centred(first, repeated=again))
    yield Cell(task.section[first], formats.text(first, repeated=again))
    yield Cell(task.heading[first], formats.text(first, repeated=again))
    yield Cell(task.id, formats.centred(first))
    yield Cell(task.measure[first], formats.text(first))
    yield Cell(task.units[first], formats.text(first, repeated=again))
    yield Cell(_in_words(task.deadline, book), formats.text(first))
    yield Cell("", formats.text(first))
    for tag in book.edition.languages[1:]:
        yield Cell(task.section.get(tag, ""), formats.text(tag, repeated=again))
        yield Cell(task.heading.get(tag, ""), formats.text(tag, repeated=again))
        yield Cell(task.measure.get(tag, ""), formats.text(tag))
        yield Cell(task.units.get(tag, ""), formats.text(tag, repeated=again))


def _in_words(words: LocalizedText, book: WorkbookWriter) -> str:
    """A deadline in every language: the column to fill in is one for all of them."""
    return "\n".join(words[tag] for tag in book.edition.languages if words.get(tag))


def _number(point: str) -> str | int:
    """A point's number as a number, so that it sorts; ``2-1`` stays a text."""
    return int(point) if point.isdecimal() else point
