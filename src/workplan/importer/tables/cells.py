"""A table whose cells stand on lines of their own between bars: its rows by their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from workplan.importer.document import Cell, Row, Table
from workplan.importer.tables.columns import column_of

_MIN_BARS = 8

_Range = tuple[int, int]


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
    cells = _cells(text, lines[first : last + 1])
    if not cells:
        return None
    start, end = cells[0].start, cells[-1].end
    rows = _rows(text, cells)
    if rows is None:
        return Table(start, end, (), "rows_lost", start)
    return Table(start, end, rows)


def _cells(text: str, lines: Sequence[_Range]) -> list[Cell]:
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


def _rows(text: str, cells: Sequence[Cell]) -> tuple[Row, ...] | None:
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
