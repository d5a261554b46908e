"""Finds translations that stand rows away from their originals: a column pasted one row too low."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log
from statistics import StatisticsError, correlation

from workplan.translation.sheet_reader import SheetRow

MIN_MOVED_TEXTS = 3
"""Two texts may have changed places on purpose."""

MAX_OFFSET = 20
ROWS_PER_WINDOW = 24
"""The rows whose lengths are compared: enough that chance does not decide."""

MAX_ALIGNED, MIN_MOVED = 0.5, 0.9
"""Correlations of the lengths of originals and translations; where they belong together, more
than 0.7, and where they do not, about 0."""


def find_row_offset(rows: Sequence[SheetRow]) -> tuple[int, int] | None:
    """The row from which translations stand off, and the row where its translation belongs.

    None if they stand in their rows.
    Translations that were exported are known again; new ones are compared by their lengths.
    """
    offset_at = _by_exported_texts(rows) or _by_lengths(rows)
    if offset_at is None:
        return None
    position, offset = offset_at
    return rows[position].number, rows[position - offset].number


def _by_exported_texts(rows: Sequence[SheetRow]) -> tuple[int, int] | None:
    """Position and offset of the first translation that was exported in another row."""
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for position, row in enumerate(rows):
        positions[row.exported].append(position)
    moved: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for position, row in enumerate(rows):
        if row.translation and row.translation != row.exported:
            for exported_at in positions.get(row.translation, ())[:MAX_OFFSET]:
                moved[position - exported_at].setdefault(row.translation, position)
    offset = max(moved, key=lambda key: len(moved[key]), default=0)
    if len(moved.get(offset, ())) < MIN_MOVED_TEXTS:
        return None
    return min(moved[offset].values()), offset


def _by_lengths(rows: Sequence[SheetRow]) -> tuple[int, int] | None:
    """Position and offset of the first rows whose lengths fit those of other originals."""
    for start in range(0, len(rows) - ROWS_PER_WINDOW + 1, ROWS_PER_WINDOW // 2):
        window = range(start, start + ROWS_PER_WINDOW)
        if _correlation(rows, window, 0) > MAX_ALIGNED:
            continue
        for distance in range(1, MAX_OFFSET + 1):
            for offset in (distance, -distance):
                if _correlation(rows, window, offset) >= MIN_MOVED:
                    return max(start, offset), offset
    return None


def _correlation(rows: Sequence[SheetRow], window: range, offset: int) -> float:
    """How well the lengths of translations fit those of the originals some rows above."""
    pairs = [
        (log(len(rows[position - offset].original)), log(len(rows[position].translation)))
        for position in window
        if 0 <= position - offset < len(rows)
        and rows[position - offset].original
        and rows[position].translation
    ]
    unknown = 0.0 if offset else 1.0  # in favor of the rows as they stand
    if len(pairs) < ROWS_PER_WINDOW * 3 // 4:
        return unknown
    try:
        return correlation(*zip(*pairs, strict=True))
    except StatisticsError:  # all of one length
        return unknown
