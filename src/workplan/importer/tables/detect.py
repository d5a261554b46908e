"""Tables in plain text: cells set apart by tabs or bars, or each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workplan.importer.readers.document import Cell, Document, Row, Table
from workplan.importer.tables.columns import Column, column_of, is_header

_MIN_BARS = 8


def table_by_cells(text: str, lines: Sequence[_Range]) -> Table | None:
    """The table of such a text; broken where nothing tells its rows apart."""
    bars = [
        i
        for i, line in enumerate(lines)
        if not text[slice(*line)].strip(" |\t") and "|" in text[slice(*line)]
    ]
    first = next(
        (i for i, line in enumerate(lines) if column_of(text[slice(*line)].strip(" |\t"))), None
    )
    if len(bars) < _MIN_BARS or first is None:
        return None
    last = bars[-1]
    cells = _cells_of_lines(text, lines[first : last + 1])
    if not cells:
        return None
    start, end = cells[0].start, cells[-1].end
    rows = _rows_of_cells(text, cells)
    if rows is None:
        return Table(start, end, (), "rows_lost", start)
    return Table(start, end, rows)


def _cells_of_lines(text: str, lines: Sequence[_Range]) -> list[Cell]:
    """The cells: lines between bars, or what stands between the bars of a line."""
    cells: list[Cell] = []
    begun = False
    for start, end in lines:
        words = text[start:end].strip()
        lead = start + len(text[start:end]) - len(text[start:end].lstrip())
        if not words.strip("|"):
            begun = False
        elif begun:
            cells[-1] = Cell(cells[-1].start, lead + len(words))
        else:
            cells.append(Cell(lead, lead + len(words)))
            begun = True
    return cells


def _rows_of_cells(text: str, cells: Sequence[Cell]) -> tuple[Row, ...] | None:
    """Header and rows of [heading, number, cells]: each number begins a row of one length."""
    words = [text[cell.start : cell.end] for cell in cells]
    numbers = [i for i, said in enumerate(words) if said.isdigit()]
    head = next((i for i, said in enumerate(words) if not column_of(said)), 0)
    if len(numbers) < 2 or [int(words[i]) for i in numbers] != list(range(1, len(numbers) + 1)):
        return None
    gaps = [b - a for a, b in pairwise(numbers)]
    width = min(gaps)
    if max(gaps) > width + 1 or len(words) - numbers[-1] != width or numbers[0] - head > 1:
        return None
    header = _header(cells, head, width)
    return (header, *_body(cells, numbers, width)) if header else None


def _header(cells: Sequence[Cell], head: int, width: int) -> Row | None:
    """The header with an empty cell over the numbers, where the text has none there."""
    own = list(cells[:head])
    blank = Cell(own[0].start, own[0].start) if own else Cell(0, 0)
    if len(own) == width:
        return (own[0], blank, *own[1:])
    return (blank, blank, *own) if len(own) == width - 1 else None


def _body(cells: Sequence[Cell], numbers: Sequence[int], width: int) -> list[Row]:
    rows = []
    for before, i in zip([-1, *numbers], numbers, strict=False):
        heading = (
            cells[i - 1]
            if before < 0 or i - before > width
            else Cell(cells[i].start, cells[i].start)
        )
        rows.append((heading, cells[i], *cells[i + 1 : i + width]))
    return rows


_LINE = re.compile("[^\r\n]+")
_RULE = re.compile(r"^[\s|:+=\-—─┌┬┐├┼┤└┴┘]+$")
_BOX = re.compile("[│┃║]")

_Range = tuple[int, int]


def tables_in(document: Document) -> tuple[Table, ...]:
    """The tables of a text, in order; those that the file marks itself come first."""
    if document.tables:
        return document.tables
    lines = [match.span() for match in _LINE.finditer(document.text)]
    if by_cells := table_by_cells(document.text, lines):
        return (by_cells,)
    if in_pieces := _in_pieces(document.text, lines):
        return (in_pieces,)
    found: list[Table] = []
    i = 0
    while i < len(lines):
        made = _from(document.text, lines, i)
        if made:
            table, i = made
            found.append(table)
        else:
            i += 1
    return tuple(found)


def _in_pieces(text: str, lines: Sequence[_Range]) -> Table | None:
    """A table each of whose cells ends a line with a bar: nothing tells its rows."""
    ended = [line for line in lines if text[slice(*line)].strip().strip("|").count("|") == 0]
    ended = [line for line in ended if text[slice(*line)].rstrip().endswith("|")]
    heads = [column_of(text[slice(*line)].strip(" |\t")) for line in ended]
    enough = len(ended) >= _MANY and Column.DUTY in heads and Column.WORDS in heads
    if not enough:
        return None
    return Table(ended[0][0], ended[-1][1], (), "rows_lost", ended[0][0])


_MANY = 6


def _from(text: str, lines: Sequence[_Range], i: int) -> tuple[Table, int] | None:
    """The table whose header is line ``i``, and the line after it."""
    for mark in ("\t", "|"):
        header = _cells(text, *lines[i], mark)
        if len(header) >= 3 and is_header([text[cell.start : cell.end] for cell in header]):
            return _rows(text, lines, i, mark, len(header))
    return None


def _rows(
    text: str, lines: Sequence[_Range], first: int, mark: str, width: int
) -> tuple[Table, int]:
    rows, i = [], first
    while i < len(lines):
        line = text[slice(*lines[i])]
        if mark not in line and not _may_be_group(line):
            break
        if not _RULE.match(line):
            rows.append(_cells(text, *lines[i], mark))
        i += 1
    while rows and len(rows[-1]) == 1 and len(rows) > 1:
        rows.pop()  # a line without cells after the last row stands below the table
        i -= 1
    too_many = next((row[0].start for row in rows if len(row) > width), 0)
    padded = tuple(_padded(row, width) for row in rows)
    broken = "too_many_cells" if too_many else ""
    return Table(lines[first][0], lines[i - 1][1], padded, broken, too_many), i


def _may_be_group(line: str) -> bool:
    words = line.strip()
    return 2 < len(words) <= 60 and not re.search("[。；;：:，]$|^附件|20\\d\\d年\\d", words)


def _cells(text: str, start: int, end: int, mark: str) -> Row:
    """The cells of a line, without the spaces around them."""
    if mark == "|":
        inner = text[start:end].strip()
        start = text.index(inner, start) + inner.startswith("|")
        end = start + len(inner.removeprefix("|").removesuffix("|"))
    cells, at = [], start
    for piece in text[start:end].split(mark):
        cells.append(_cell(text, at, at + len(piece)))
        at += len(piece) + 1
    return tuple(cells)


def _cell(text: str, start: int, end: int) -> Cell:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return Cell(start + lead, max(start + lead, end - (len(words) - len(words.rstrip()))))


def _padded(row: Row, width: int) -> Row:
    """A row with empty cells at its end, where a text has dropped them."""
    if len(row) == 1:
        return row * width  # a cell over the whole width
    end = row[-1].end
    return (*row, *(Cell(end, end) for _ in range(width - len(row))))
