"""How high a row must be: not every program fits rows to their text when it opens a file.

The estimate is on the high side: a line too many does no harm, a line too few hides words.
"""

from __future__ import annotations

import re
from functools import lru_cache

PIXELS_A_FIGURE = 7
"""A column's unit of width: a figure of the standard font."""

PIXELS_A_POINT = 96 / 72

LINE_OF_LATIN, LINE_OF_CHINESE = 1.2, 1.4
"""A line's height in sizes of the font: Times has 1.15, common Chinese fonts 1.15 to 1.45."""

HIGHEST = 409
"""Points; Excel's limit."""

_WIDE = re.compile("[\u2e80-\U0010ffff“”‘’…—]")
"""As wide as high: from the Chinese scripts on, and Chinese marks."""

_RUN = re.compile(
    rf"(?P<wide>{_WIDE.pattern}+)|[^ {_WIDE.pattern[1:-1]}]* |[^ {_WIDE.pattern[1:-1]}]+"
)
"""What breaks in one way: Chinese characters, or a word with its space."""


@lru_cache(maxsize=65536)  # the same texts stand in many workbooks
def height(text: str, size: float, width: float) -> float:
    """The height, in points, of a row that shows a text in a column of a width."""
    line = LINE_OF_CHINESE if _WIDE.search(text) else LINE_OF_LATIN
    return min(HIGHEST, round(lines(text, size, width) * size * line + 4, 1))


def lines(text: str, size: float, width: float) -> int:
    """How many lines a text takes in a column of a width; broken as Excel breaks it."""
    room = width * PIXELS_A_FIGURE / (size * PIXELS_A_POINT)
    return sum(_lines(line, room) for line in text.split("\n"))


def _lines(text: str, room: float) -> int:
    count, used = 1, 0.0
    for run in _RUN.finditer(text):
        if run.lastgroup:
            more, used = _wide_run(len(run[0]), used, room)
        else:
            more, used = _word(_width(run[0]), used, room)
        count += more
    return count


def _wide_run(length: int, used: float, room: float) -> tuple[int, float]:
    """Lines that Chinese characters add, which may break anywhere, and what the last one holds."""
    fits = max(0, int(room - used))
    if length <= fits:
        return 0, used + length
    a_line = max(1, int(room))
    left = length - fits if used else length
    lines = -(-left // a_line)
    return lines - (not used), left - a_line * (lines - 1)


def _word(ems: float, used: float, room: float) -> tuple[int, float]:
    """The same for a word with its space; one wider than a line goes over several."""
    more = 0
    if used and used + ems > room:
        more, used = 1, 0.0
    if ems > room:
        return more + int(ems // room), (used + ems) % room
    return more, used + ems


@lru_cache(maxsize=8192)  # a plan's words are few
def _width(word: str) -> float:
    return sum(map(_ems, word))


def _ems(character: str) -> float:
    """A narrow character's width in sizes of the font: Times, a little widened."""
    if character.isupper() or character in "mw%@":
        return 0.72
    return 0.29 if character in " .,;:'’ijlft|()[]-" else 0.47
