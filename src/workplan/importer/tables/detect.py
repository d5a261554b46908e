"""Finds tables in plain text: cells separated by tabs or bars, or each on its own line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workplan.importer.limits import read_number
from workplan.importer.readers.document import Cell, Document, Row, Table
from workplan.importer.tables.columns import ColumnKind, column_kind, is_header
from workplan.importer.text.boundaries import trim
from workplan.importer.text.normalize import normalize
from workplan.importer.text.visible_text import Range

_LINE = re.compile("[^\r\n]+")
_RULED_LINE = re.compile(r"^[\s|:+=\-—─┌┬┐├┼┤└┴┘]+$")
_MIN_BAR_LINES, _MIN_LINES_ENDING_IN_BARS = 8, 6
_MIN_COLUMNS = 3
_MAX_GROUP_HEADING = 60

_Lines = Sequence[Range]


def tables_in(document: Document) -> tuple[Table, ...]:
    """The tables of a document, in order: those that the file marks, else those in its text."""
    if document.tables:
        return document.tables
    text = document.text
    lines = [match.span() for match in _LINE.finditer(text)]
    for find_table in (_table_of_cell_lines, _table_without_rows):
        if table := find_table(text, lines):
            return (table,)
    tables: list[Table] = []
    i = 0
    while i < len(lines):
        separator = _separator_of_header(text, lines[i])
        if separator:
            table, i = _read_table(text, lines, i, separator)
            tables.append(table)
        else:
            i += 1
    return tuple(tables)


def _table_of_cell_lines(text: str, lines: _Lines) -> Table | None:
    """A table with each cell on its own line and bars between; broken if its rows are lost."""
    bar_lines = [i for i, line in enumerate(lines) if _is_bar_line(text[slice(*line)])]
    header = next((i for i, line in enumerate(lines) if _heading_kind(text, line)), None)
    if len(bar_lines) < _MIN_BAR_LINES or header is None:
        return None
    cells = _cells_between_bars(text, lines[header : bar_lines[-1] + 1])
    if not cells:
        return None
    start, end = cells[0].start, cells[-1].end
    rows = _rows_of_cells(text, cells)
    return Table(start, end, rows) if rows else Table(start, end, (), start)


def _is_bar_line(line: str) -> bool:
    return "|" in line and not line.strip(" |\t")


def _heading_kind(text: str, line: Range) -> ColumnKind | None:
    return column_kind(text[slice(*line)].strip(" |\t"))


def _cells_between_bars(text: str, lines: _Lines) -> list[Cell]:
    """The cells: each is the lines between two lines of bars."""
    cells: list[Cell] = []
    in_cell = False
    for line in lines:
        start, end = trim(text, *line)
        if not text[start:end].strip("|"):
            in_cell = False
        elif in_cell:
            cells[-1] = Cell(cells[-1].start, end)
        else:
            cells.append(Cell(start, end))
            in_cell = True
    return cells


def _rows_of_cells(text: str, cells: Sequence[Cell]) -> tuple[Row, ...] | None:
    """Header and rows of [section, number, cells]; None unless numbers tell the rows apart."""
    cell_texts = [text[cell.start : cell.end] for cell in cells]
    numbers = [i for i, cell in enumerate(cell_texts) if cell.isdecimal()]
    values = [read_number(normalize(cell_texts[i]), 0) for i in numbers]
    header_width = next((i for i, cell in enumerate(cell_texts) if not column_kind(cell)), 0)
    if len(numbers) < 2 or values != list(range(1, len(numbers) + 1)):
        return None
    distances = [following - i for i, following in pairwise(numbers)]
    width = min(distances)
    has_equal_rows = max(distances) <= width + 1 and len(cell_texts) - numbers[-1] == width
    if not has_equal_rows or numbers[0] - header_width > 1:
        return None
    header = _padded_header(cells[:header_width], width)
    return (header, *_numbered_rows(cells, numbers, width)) if header else None


def _padded_header(headings: Sequence[Cell], width: int) -> Row | None:
    """The header with empty cells over sections and numbers, if the text has none there."""
    blank = _blank(headings[0].start if headings else 0)
    if len(headings) == width:
        return (headings[0], blank, *headings[1:])
    return (blank, blank, *headings) if len(headings) == width - 1 else None


def _numbered_rows(cells: Sequence[Cell], numbers: Sequence[int], width: int) -> list[Row]:
    """The rows that begin with numbers, each with the cell of its section or an empty one."""
    rows = []
    for before, i in zip([None, *numbers], numbers, strict=False):
        has_section = before is None or i - before > width
        section = cells[i - 1] if has_section else _blank(cells[i].start)
        rows.append((section, *cells[i : i + width]))
    return rows


def _table_without_rows(text: str, lines: _Lines) -> Table | None:
    """A broken table: each cell ends its line with a bar, so that nothing tells its rows apart."""
    cell_lines = [line for line in lines if _ends_with_its_only_bar(text[slice(*line)])]
    kinds = [_heading_kind(text, line) for line in cell_lines]
    has_header = ColumnKind.UNITS in kinds and ColumnKind.TEXT in kinds
    if len(cell_lines) < _MIN_LINES_ENDING_IN_BARS or not has_header:
        return None
    start = cell_lines[0][0]
    return Table(start, cell_lines[-1][1], (), start)


def _ends_with_its_only_bar(line: str) -> bool:
    return line.rstrip().endswith("|") and "|" not in line.strip().strip("|")


def _separator_of_header(text: str, line: Range) -> str:
    """The separator of cells if a line is the header of a table; else empty."""
    for separator in ("\t", "|"):
        cells = _cells(text, line, separator)
        headings = [text[cell.start : cell.end] for cell in cells]
        if len(cells) >= _MIN_COLUMNS and is_header(headings):
            return separator
    return ""


def _read_table(text: str, lines: _Lines, header: int, separator: str) -> tuple[Table, int]:
    """The table with its header at index ``header``, and the index of the line after it."""
    rows: list[Row] = []
    i = header
    while i < len(lines):
        line = text[slice(*lines[i])]
        if separator not in line and not _may_be_group_heading(line):
            break
        if not _RULED_LINE.match(line):
            rows.append(_cells(text, lines[i], separator))
        i += 1
    while len(rows) > 1 and len(rows[-1]) == 1:
        rows.pop()  # a line without separators after the last row is below the table
        i -= 1
    width = len(rows[0])
    broken_at = next((row[0].start for row in rows if len(row) > width), -1)
    padded = tuple(_padded(row, width) for row in rows)
    return Table(lines[header][0], lines[i - 1][1], padded, broken_at), i


def _may_be_group_heading(line: str) -> bool:
    text = line.strip()
    fits = 2 < len(text) <= _MAX_GROUP_HEADING
    return fits and not re.search("[。；;：:，]$|^附件|20\\d\\d年\\d", text)


def _cells(text: str, line: Range, separator: str) -> Row:
    """The cells of a line, without outer spaces."""
    start, end = line
    if separator == "|":
        start, end = trim(text, start, end)
        start += text.startswith("|", start, end)
        end -= text.endswith("|", start, end)
    cells = []
    for cell_text in text[start:end].split(separator):
        cells.append(Cell(*trim(text, start, start + len(cell_text))))
        start += len(cell_text) + 1
    return tuple(cells)


def _padded(row: Row, width: int) -> Row:
    """A row with empty cells at its end; a single cell spans the whole width."""
    if len(row) == 1:
        return row * width
    return (*row, *(_blank(row[-1].end) for _ in range(width - len(row))))


def _blank(position: int) -> Cell:
    return Cell(position, position)
